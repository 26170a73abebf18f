"""What the lines of a flow become, what is reported when they cannot be read, and what an edit costs."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrflow.lang import Parser, parse_flow, print_flow
from ivrflow.lang.migrations import Ladder
from ivrflow.lang.parser import MAX_ISSUES
from ivrflow.lang.printer import in_canonical_order
from ivrflow.model.flow import Comments, ExitLine, Field, Handler, Into, Localized, Variable
from ivrflow.model.source import Source, Span

from .conftest import TELEBANK


def issues_of(text: str) -> list[tuple[str, int, int]]:
    return [(issue.code, issue.span.line, issue.span.column) for issue in parse_flow(text).issues]


def test_the_flow_of_the_documentation(telebank: str) -> None:
    parsed = parse_flow(telebank)
    assert parsed.is_whole
    assert parsed.flow is not None
    header, (menu, query) = parsed.flow.header, parsed.flow.blocks
    assert (header.id, header.title, header.format) == ("telebank", "Telephone banking", 1)
    assert header.comments.before == ("Telephone banking: balance by account number and PIN, lost cards, or an agent.",)
    assert header.entries == (
        Field("languages", Source("[en-US, zh-CN]")),
        Field("zone", Source("Asia/Shanghai")),
        Field("start", Source("welcome")),
        Variable("var", "account", "text private"),
        Variable("var", "balance", "money private"),
        ExitLine("key", "agents", Source('"0"')),
        Handler("hangup", "note_abandon"),
        Handler("error", "sorry"),
    )
    zone = header.field("zone")
    assert zone is not None
    assert isinstance(zone.value, Source)
    assert zone.value.span == Span(4, 15, 4, 28)
    prompt = menu.fields[1]
    assert prompt.index == 2
    assert isinstance(prompt.value, Localized)
    chinese = prompt.value.get("zh-CN")
    assert chinese is not None
    assert (chinese.text, chinese.span) == ('say("请按1或2。")', Span(18, 60, 18, 73))
    assert menu.exits[0].labels == Localized((("en-US", Source('"balance"')), ("zh-CN", Source('"余额"'))))
    assert menu.span == Span(13, 1, 25, 2)
    assert query.intos == (Into("balance", "balance"),)
    assert query.exits[0].span == Span(30, 3, 30, 24)


def test_windows_line_ends_tabs_and_a_byte_order_mark_are_welcome() -> None:
    parsed = parse_flow("\ufeffflow f {\r\n\tzone = UTC\r\n}\r\n".encode())
    assert parsed.is_whole
    assert parsed.flow is not None
    assert parsed.flow.header.entries[0].span == Span(2, 2, 2, 12)


def test_a_broken_block_does_not_hide_the_others(telebank: str) -> None:
    text = telebank.replace("noinput ->", "noinput").replace("zone      =", "zone") + "play p {\n  x = 1\n}\n"
    parsed = parse_flow(text)
    assert [(issue.code, issue.span.line) for issue in parsed.issues] == [("IVR001", 4), ("IVR001", 23)]
    assert parsed.flow is not None
    assert [node.id for node in parsed.flow.blocks] == ["lookup", "p"]
    assert parsed.broken == ("main",)
    assert not parsed.is_whole
    assert [issue.node for issue in parsed.issues] == [None, "main"]
    assert {issue.flow for issue in parsed.issues} == {"telebank"}
    # The rest of the header was kept.
    assert len(parsed.flow.header.entries) == 7


@pytest.mark.parametrize("missing", ["brace", "string", "both"])
def test_what_is_left_open_spoils_one_block_only(telebank: str, missing: str) -> None:
    text = telebank
    if missing != "string":
        text = text.replace("nomatch -> goodbye\n}", "nomatch -> goodbye\n")
    if missing != "brace":
        text = text.replace('press 2.")', "press 2.)", 1)
    parsed = parse_flow(text)
    assert parsed.flow is not None
    assert [node.id for node in parsed.flow.blocks] == ["lookup"]
    expected = [("IVR005", 13, 23)] if missing == "brace" else [("IVR004", 15, 16)]
    assert [(issue.code, issue.span.line, issue.span.column) for issue in parsed.issues] == expected


def test_two_nodes_of_one_name() -> None:
    parsed = parse_flow("flow f {\n}\nplay a {\n  x = 1\n}\nplay a {\n}\n")
    assert [(issue.code, issue.node, issue.span.line) for issue in parsed.issues] == [("IVR007", "a", 6)]
    assert parsed.flow is not None
    assert len(parsed.flow.blocks) == 1


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("", [("IVR011", 1, 1)]),
        ("// nothing\n", [("IVR011", 1, 1)]),
        ("play p {\n}\n", [("IVR011", 1, 1)]),
        ("flow a {\n}\nflow b {\n}\n", [("IVR011", 3, 1)]),
        ("play p {\n}\nflow a {\n}\n", [("IVR011", 3, 1)]),
        ("folw a {\n  zone = UTC\n}\n", [("IVR011", 1, 1)]),
        ("folw a {\n  var x: text\n}\n", [("IVR008", 1, 1)]),
        ("flow a {\n} play p {\n}\n", [("IVR001", 2, 2)]),
        ("flow a {\n}\n}\n", [("IVR005", 3, 1)]),
        ('flow a {\n  kye "0" -> x\n}\n', [("IVR008", 2, 3)]),
        ("format 2\nflow a {\n}\n", [("IVR010", 1, 1)]),
        ("// c\n format 0\nflow a {\n}\n", [("IVR010", 2, 2)]),
        ('flow a "\\x" {\n}\n', [("IVR009", 1, 9)]),
    ],
)
def test_mistakes_in_the_frame_of_the_file(text: str, expected: list[tuple[str, int, int]]) -> None:
    assert issues_of(text) == expected


@pytest.mark.parametrize("rubbish", ["}", "a {\n", '"\n', '\\"', "a b {\n}\n", "{", "(", "// {\n", "x -> y\n"])
def test_rubbish_ends_with_a_limited_number_of_issues(rubbish: str) -> None:
    parsed = parse_flow(rubbish * (200_000 // len(rubbish)), "rubbish.ivr")
    assert 1 <= len(parsed.issues) <= MAX_ISSUES + 10
    assert parsed.flow is None


def test_an_issue_names_the_path_while_no_header_was_read() -> None:
    assert [issue.flow for issue in parse_flow("play p {", "menu.ivr").issues] == ["menu.ivr", "menu.ivr"]


def test_blocks_that_did_not_change_are_the_same_objects() -> None:
    text = "flow f {\n}\n\nplay a {\n  x = 1\n}\n\nplay b {\n}\n"
    parser = Parser()
    first = parser.parse(text).flow
    second = parser.parse(text.replace("x = 1", "x = 2")).flow
    assert first is not None
    assert second is not None
    assert second.header is first.header
    assert second.blocks[0] != first.blocks[0]
    assert second.blocks[1] is first.blocks[1]


def test_an_older_text_is_migrated_and_says_so() -> None:
    parser = Parser(Ladder(newest=2, steps={1: lambda text: text.replace("goto", "->")}))
    parsed = parser.parse("// c\nflow f {\n}\nplay p {\n  done goto p // x\n}\n")
    assert parsed.migrated_from == 1
    assert parsed.flow is not None
    assert parsed.flow.header.format == 2
    assert parsed.flow.blocks[0].exits == (ExitLine("done", "p", comments=Comments((), "x")),)
    assert parsed.text.startswith("// c\nformat 2\nflow f {")


def test_a_newer_text_is_refused_with_its_place() -> None:
    parsed = parse_flow("format 9\nflow f {\n}\n", "f.ivr")
    assert parsed.flow is None
    assert [(issue.code, issue.span) for issue in parsed.issues] == [("IVR010", Span(1, 1, 1, 9))]


@settings(max_examples=250, deadline=None)
@given(
    st.integers(0, len(TELEBANK)),
    st.integers(0, 30),
    st.lists(st.sampled_from([*'"{}()[]=:?#\\\n -x1', "//", "->", "一", "： ", "into ", "flow f {\n"]), max_size=3).map(
        "".join
    ),
)
def test_any_slip_of_the_pen_is_told_with_a_place_inside_the_text(at: int, deleted: int, inserted: str) -> None:
    text = TELEBANK[:at] + inserted + TELEBANK[at + deleted :]
    parsed = parse_flow(text)
    lines = text.split("\n")
    for issue in parsed.issues:
        assert 1 <= issue.span.line <= len(lines)
        assert 1 <= issue.span.column <= len(lines[issue.span.line - 1]) + 1
        assert issue.span[:2] < issue.span[2:] or issue.span[:2] == issue.span[2:] == (1, 1)
    if parsed.is_whole:
        assert parsed.flow is not None
        assert parse_flow(print_flow(parsed.flow)).flow == in_canonical_order(parsed.flow)


def test_a_second_flow_that_is_broken_too_is_told_where_it_stands() -> None:
    issues = parse_flow("flow f {\nflow f {\n").issues
    second = next(issue for issue in issues if issue.code == "IVR011")
    assert second.span == Span(2, 1, 2, 5)
