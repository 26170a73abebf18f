"""No finding is told in English to somebody who reads Chinese."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from designer.catalogue.messages import in_words, is_translated
from designer.catalogue.texts import texts_in

_CHINESE = texts_in("zh-CN")
_TESTS = Path(__file__).parents[2]
_SOURCES = _TESTS.parent / "ivrflow"
_REPORTED = re.compile(r"^\S+:\d+:\d+: (?:error|warning|hint) IVR\d{3}: (.+)$", re.MULTILINE)
_SUGGESTED = re.compile(r"^ +\| ?[^\n]*\n {6}= (.+)$|^ {6}= (.+)$", re.MULTILINE)

# Where findings are worded, and the calls that word them.
_WORDED_IN = ("lang", "nodes", "compiler", "expr", "verify/findings")
_WORDED_BY = frozenset(
    ("found", "issue", "issue_at", "report", "error", "Finding", "ExpressionError", "EvaluationFault", "ValueError")
)
# Sentences that are put together of parts: the files of broken flows have those as they come out.
_PUT_TOGETHER = frozenset(
    (
        "x would hold x",
        "x does not take x",
        "there is no x x",
        "x x, not x",
        "x is not x",
        "the exit `x` leads to `on error`x",
        "x goes round for ever: x",
        "from `x`x no way leads to an end of the call",
        "Save the file as UTF-8x.",
        'there is no x "x"',
        "`x` x (the result `x`)",
        "x is no time zone",
        "x must be a whole number from x to x",
        "expected a length of time from x such as 5s, found x",
        "there is no time zone xx Zones are named like Asia/Shanghai",
    )
)


def _of_broken_files() -> Iterator[str]:
    for path in sorted((*_TESTS.glob("compiler/broken/*.txt"), *_TESTS.glob("verify/broken/*.txt"))):
        report = path.read_text("utf-8")
        yield from _REPORTED.findall(report)
        yield from ("".join(found) for found in _SUGGESTED.findall(report))


def _in_sources() -> Iterator[tuple[str, str]]:
    """(place, sentence with x for each name) of all calls that word findings."""
    for folder in _WORDED_IN:
        for path in sorted(_SOURCES.joinpath(folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and _name_of(node.func) in _WORDED_BY:
                    for argument in (*node.args, *(keyword.value for keyword in node.keywords)):
                        yield from ((f"{path.name}:{node.lineno}", text) for text in _texts(argument))


def _name_of(called: ast.expr) -> str:
    return called.attr if isinstance(called, ast.Attribute) else getattr(called, "id", "")


def _texts(written: ast.expr) -> Iterator[str]:
    match written:
        case ast.Constant(value=str(text)):
            yield text
        case ast.JoinedStr(values=values):
            yield "".join(str(each.value) if isinstance(each, ast.Constant) else "x" for each in values)
        case ast.IfExp(body=body, orelse=orelse):
            yield from (*_texts(body), *_texts(orelse))


def test_the_broken_flows_are_told_in_chinese() -> None:
    sentences = list(_of_broken_files())
    assert len(sentences) > 80
    assert [sentence for sentence in sentences if not is_translated(sentence, _CHINESE)] == []


def test_every_sentence_in_the_sources_has_a_translation() -> None:
    sentences = [(place, text) for place, text in _in_sources() if re.search(r"[a-z]{2} [a-z]", text)]
    assert len(sentences) > 200
    lacking = [
        f"{place}: {text}"
        for place, text in sentences
        if text not in _PUT_TOGETHER and not is_translated(text, _CHINESE)
    ]
    assert lacking == []


@pytest.mark.parametrize(
    ("english", "chinese"),
    [
        ("`attempts`: expected a whole number from 1 to 9, found 20", "`attempts`：应为 1 到 9 的整数，实际为 20"),
        (
            "the parameter `ended_by` of bank.note_call may get nothing",
            "bank.note_call 的参数 `ended_by` 可能得到空值",
        ),
        (
            "expected a name (letters, digits, `_`), `}` or the end of the line, found `->`",
            "此处应为名称（字母、数字、`_`）、`}` 或行尾，实际为 `->`",
        ),
        (
            "this takes about 39 s in en-US and 44 s in zh-CN and the caller can only listen; 30 s is the limit",
            "来电者要一直听约 39 秒（en-US）和 44 秒（zh-CN）；上限为 30 秒",
        ),
        ("possibly, the call is cut off", "可能：通话被切断"),
        ("a menu has no field `atempts`", "“菜单”节点没有设置 `atempts`"),
        (
            "nothing happens on `refused`, `failed`, and the flow has no `on error`",
            "`refused`、`failed` 没有处理，流程也没有 `on error`",
        ),
        # Names are never taken for words, whatever they are called.
        ("a caller who presses nothing goes round for ever: again, text", "不按键的来电者会一直绕圈：again、text"),
        ('there is no flow "number"', "没有流程“number”"),
    ],
)
def test_sentences_read_as_people_write(english: str, chinese: str) -> None:
    assert in_words(english, _CHINESE) == chinese


def test_all_places_of_names_are_filled() -> None:
    tree = _CHINESE.tree
    for table in ("messages", "message_parts"):
        patterns = tree[table]
        assert isinstance(patterns, dict)
        for english, chinese in patterns.items():
            used = {int(number) for number in re.findall(r"\{(\d)[+,*]?\}", chinese)}
            assert used <= set(range(1, english.count("{}") + 1)), english
            assert used == set(range(1, english.count("{}") + 1)) or table == "messages", english


def test_what_no_pattern_fits_stays_as_it_is() -> None:
    assert in_words("nobody wrote this", _CHINESE) == "nobody wrote this"
    assert in_words("this text is not closed", texts_in("en")) == "this text is not closed"
