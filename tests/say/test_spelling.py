from __future__ import annotations

import pytest

from ivrflow.say.spelling import spelled


@pytest.mark.parametrize(
    ("text", "ids"),
    [
        ("A1", ["letter/a", "digit/1"]),
        ("１＊", ["digit/1", "digit/star"]),
        ("a @/\t", ["letter/a", "sign/at", "sign/slash"]),
        ("王é", ["letter/王", "letter/é"]),
        (" ", []),
    ],
)
def test_each_sign_has_a_word_and_blanks_have_none(text: str, ids: list[str]) -> None:
    assert spelled(text) == ids
