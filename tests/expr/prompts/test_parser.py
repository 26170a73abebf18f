from __future__ import annotations

from typing import TYPE_CHECKING

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.expr import ExpressionError, PieceTree, Template, parse_expression, parse_prompt
from ivrflow.expr.tree import Literal
from ivrflow.model.prompts import PieceKind

if TYPE_CHECKING:
    from ..conftest import Refused


def test_pieces_stand_one_after_the_other() -> None:
    text = 'say("Hello")\n  money(a + b) pause(300ms)audio("bye", en-US)'
    prompt = parse_prompt(text)
    assert [(piece.kind, piece.language) for piece in prompt] == [
        (PieceKind.SAY, None),
        (PieceKind.MONEY, None),
        (PieceKind.PAUSE, None),
        (PieceKind.AUDIO, "en-US"),
    ]
    assert prompt[1].argument == parse_expression("a + b")
    assert text[prompt[3].start : prompt[3].end] == 'audio("bye", en-US)'


@pytest.mark.parametrize("language", ["en", "zh-CN", "zh-Hant-TW", "es-419", "or-IN", "or", "is", "in"])
def test_any_language_may_be_stated(language: str) -> None:
    assert parse_prompt(f'say("a", {language})') == (PieceTree(PieceKind.SAY, Literal("a"), language),)


def test_texts_without_braces_are_plain() -> None:
    assert parse_prompt(r'say("1 \{2\}")') == (PieceTree(PieceKind.SAY, Literal("1 {2}")),)
    (piece,) = parse_prompt('ssml("<b>{a}</b>")')
    assert isinstance(piece.argument, Template)


def test_an_empty_prompt_is_silence() -> None:
    assert parse_prompt(" \n") == ()


@pytest.mark.parametrize(
    ("text", "marked", "words"),
    [
        ('sey("a")', "sey", "Did you mean say?"),
        ('whistle("a")', "whistle", "There are say"),
        ('spell("{a}")', "{", "in say and ssml only"),
        ("say()", ")", "a value is expected"),
        ('say("a" en)', "en", "cannot stand here"),
        ('"a"', '"', "cannot stand here"),
        ("say", "", "ends where"),
    ],
)
def test_a_wrong_prompt_is_refused(text: str, marked: str, words: str, refused: Refused) -> None:
    error = refused(parse_prompt, text)
    assert text[error.start : error.end] == marked
    assert words in str(error)


@given(st.text(max_size=40) | st.text('say("{a}\\, )', max_size=40))
def test_any_text_is_a_prompt_or_refused_with_a_place(text: str) -> None:
    start = end = 0
    try:
        parse_prompt(text)
    except ExpressionError as error:
        start, end = error.start, error.end
    assert 0 <= start <= end <= len(text)
