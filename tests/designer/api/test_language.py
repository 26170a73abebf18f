"""The page is spoken to in its own language: refusals, differences, gates, conversations that fail."""

from __future__ import annotations

import ast
import re
from collections.abc import Iterator
from pathlib import Path

import pytest

from designer.catalogue.messages import in_words, is_translated
from designer.catalogue.texts import texts_in
from ivrflow.verify.changes.change import Sort

from ..browser import Browser

_CHINESE = texts_in("zh-CN")
_ROOT = Path(__file__).parents[3]
# Sentences of errors that the page can show: those of the designer itself, and of what it publishes with.
_WORDED_IN = (
    *sorted((_ROOT / "designer").rglob("*.py")),
    *(
        _ROOT / "ivrflow" / f"{name}.py"
        for name in (
            "store/routes",
            "store/schedules",
            "store/drafts",
            "store/releases",
            "store/accounts",
            "store/invitations",
            "store/sign_ins",
            "store/live_data",
            "store/reports/periods",
            "store/reports/question",
            "store/reports/saved",
            "store/reports/spans",
            "runtime/composition",
            "runtime/browser_calls",
            "runtime/draft_release",
            "runtime/four_eyes",
            "speech/audio_file",
            "speech/recordings",
            "speech/synthesizer",
            "speech/voice_settings",
        )
    ),
)
_WORDED_BY = frozenset(("Misuse", "Unknown", "Unavailable", "BadDocument", "Outdated", "problem", "TooMany", "Stale"))
# Said to whoever starts the server, or works on it; never to the page.
_NOT_FOR_THE_PAGE = ("serving.py",)
# Put together of parts, or for programs.
_PUT_TOGETHER = frozenset(
    (
        "the flow has errors that come firstx",
        'there is no flow "x"x',
        'there is no time zone "x"x',
        '"x" is too large unpacked: x at most',
        'there is no x "x"',
        '"x" is no x; x',
        '"x" is no time; x',
        "no voice for x: add the file x x",
        "the flows to publish are not those of the manifest; compile all of them again",
    )
)


def _sentences() -> Iterator[tuple[str, str]]:
    for path in _WORDED_IN:
        if path.name in _NOT_FOR_THE_PAGE or "node_modules" in path.parts:
            continue
        for node in ast.walk(ast.parse(path.read_text("utf-8"))):
            if isinstance(node, ast.Call) and isinstance(node.func, ast.Name) and node.func.id in _WORDED_BY:
                for argument in node.args:
                    if (text := _text(argument)) is not None and re.search(r"[a-z]{2} [a-z]", text):
                        yield f"{path.name}:{node.lineno}", text


def _text(written: ast.expr) -> str | None:
    if isinstance(written, ast.BinOp):
        parts = (_text(written.left) or "x", _text(written.right) or "x")
        return "".join(parts)
    if isinstance(written, ast.JoinedStr):
        return "".join(str(each.value) if isinstance(each, ast.Constant) else "x" for each in written.values)
    return written.value if isinstance(written, ast.Constant) and isinstance(written.value, str) else None


def _known(text: str) -> bool:
    return text in _PUT_TOGETHER or is_translated(text, _CHINESE, "problems") or is_translated(text, _CHINESE)


def test_every_refusal_in_the_sources_has_a_translation() -> None:
    sentences = list(_sentences())
    assert len(sentences) > 50
    assert [f"{place}: {text}" for place, text in sentences if not _known(text)] == []


def _recorded() -> Iterator[tuple[str, str]]:
    """(place, what was done) of everything that is put on record."""
    for folder in ("designer", "ivrflow"):
        for path in sorted((_ROOT / folder).rglob("*.py")):
            for node in ast.walk(ast.parse(path.read_text("utf-8"))):
                if isinstance(node, ast.Call) and isinstance(node.func, ast.Name | ast.Attribute):
                    called = node.func.id if isinstance(node.func, ast.Name) else node.func.attr
                    at = {"note_change": 3, "note": 1}.get(called, len(node.args))
                    if len(node.args) > at and (text := _text(node.args[at])) is not None:
                        yield f"{path.name}:{node.lineno}", text


def test_everything_that_is_put_on_record_has_a_name_in_chinese() -> None:
    words = {text: place for place, text in _recorded()}
    for done in ("set", "removed"):
        words |= {f"{subject} {done}": "live_data.py" for subject in ("calendar", "list", "table")}
        words.pop(f"x {done}")
    assert len(words) > 20
    assert [f"{place}: {text}" for text, place in words.items() if not is_translated(text, _CHINESE, "audit")] == []


def test_every_heading_of_a_difference_has_a_translation() -> None:
    assert [sort.value for sort in Sort if not is_translated(sort.value.capitalize(), _CHINESE, "changes")] == []


@pytest.mark.parametrize(
    ("table", "english", "chinese"),
    [
        ("changes", 'bank.main: prompt (zh-CN) was say("a"), is say("b")', None),
        ("changes", "bank.ask is new (collect)", "新增 bank.ask（收号）"),
        ("changes", 'bank.main: key "1" led to a, leads to b', 'bank.main：key "1" 原连到 a，现连到 b'),
        ("gates", "IVR103: no way leads to `agents`", "IVR103：没有路通往 `agents`"),
        ("gates", "2 of 5 fail", "5 个中有 2 个失败"),
        ("gates", 'bank.calls:3: "Balance": nothing more happens', "bank.calls 第 3 行“Balance”：之后没有任何反应"),
        (
            "problems",
            "b.ivr:1: this `{` is not closed; nothing was imported",
            "b.ivr 第 1 行：`{` 没有闭合；未导入任何内容",
        ),
        ("runs", "the call goes on: the flow waits for a key", "通话仍在继续：流程在等待按键"),
    ],
)
def test_sentences_read_as_people_write(table: str, english: str, chinese: str | None) -> None:
    told = in_words(english, _CHINESE, table)
    assert told == (chinese or 'bank.main：prompt（zh-CN）原为 say("a")，现为 say("b")')


def test_refusals_are_told_in_the_language_of_the_page(browser: Browser) -> None:
    for asked, detail in (
        ({"Accept-Language": "zh-CN,zh;q=0.9,en;q=0.8"}, "没有流程“telebnk”；是否要找“telebank”？"),
        ({"Accept-Language": "en"}, 'There is no flow "telebnk"; did you mean "telebank"?'),
        ({}, 'There is no flow "telebnk"; did you mean "telebank"?'),
    ):
        answer = browser.client.get("/api/flows/telebnk", headers=asked)
        assert (answer.status_code, answer.get_json()["detail"]) == (404, detail)


def test_the_address_goes_before_the_browser(browser: Browser) -> None:
    answer = browser.client.get("/api/flows/telebnk/versions/7?language=zh-CN", headers={"Accept-Language": "en"})
    assert answer.get_json()["title"] == "内容有误"
