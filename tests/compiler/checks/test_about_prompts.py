from __future__ import annotations

from ivrflow.compiler.checks.about_prompts import in_languages, issue_at, listed
from ivrflow.compiler.checks.long_prompt import LONG_PROMPT

from ..small import PLAY, small


def test_lists_read_as_people_write_them() -> None:
    assert [listed(words) for words in (["1"], ["1", "2", "1"], ["1", "2", "3"])] == ["1", "1 and 2", "1, 2 and 3"]


def test_languages_are_named_where_there_are_several() -> None:
    one, two = (small("  start = hello", PLAY, languages=tags).graph for tags in ("en-US", "en-US, zh-CN"))
    assert in_languages(one, ["en-US"]) == ""
    assert in_languages(two, ["zh-CN", "en-US"]) == " in zh-CN and en-US"


def test_a_finding_names_field_and_place() -> None:
    graph = small("  start = hello", PLAY).graph
    (heard,) = graph.bounds["hello"].heard
    issue = issue_at(graph, LONG_PROMPT.code, "too long", "hello", heard)
    assert (issue.node, issue.field, issue.span.line, issue.suggestion) == ("hello", "prompt", 8, None)
