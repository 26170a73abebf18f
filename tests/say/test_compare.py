from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrflow.say import normalise


@pytest.mark.parametrize(
    ("text", "folded"),
    [
        ("  For your balance,  press 1. ", "for your balance press 1"),
        ("Twenty-one DOLLARS!", "twenty one dollars"),
        ("Don’t hang up", "dont hang up"),
        ("don't hang up", "dont hang up"),
        ("press #, then *", "press # then *"),
        ("查询余额请按1，挂失请按2。", "查询余额请按1挂失请按2"),
        ("查询余额 请按 １", "查询余额请按1"),
        ("ＡＢＣ 您好！hello world", "abc您好hello world"),
        ("Straße", "strasse"),
        ("", ""),
        ("…", ""),
    ],
)
def test_what_sounds_alike_becomes_equal(text: str, folded: str) -> None:
    assert normalise(text) == folded


def test_chinese_is_found_with_and_without_blanks_and_punctuation() -> None:
    assert normalise("余额 是") in normalise("您的余额，是两元五角。")


@settings(deadline=None)
@given(st.text())
def test_normalising_twice_changes_nothing(text: str) -> None:
    assert normalise(normalise(text)) == normalise(text)


@settings(deadline=None)
@given(st.text(), st.text())
def test_a_stretch_of_words_is_found_in_the_whole(before: str, after: str) -> None:
    assert normalise("press one") in normalise(f"{before} press one {after}")
