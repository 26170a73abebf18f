from __future__ import annotations

from typing import TYPE_CHECKING

import pytest

from ivrflow.model.types import Base, Type

if TYPE_CHECKING:
    from .conftest import Check


@pytest.mark.parametrize(
    ("text", "base"),
    [
        ("length(zzz)", Base.NUMBER),
        ("length()", Base.NUMBER),
        ("round(zzz)", Base.ANYTHING),
        ("min(1, zzz)", Base.NUMBER),
        ("first(zzz)", Base.ANYTHING),
        ("first([1])", Base.NUMBER),
        ('round("1")', Base.ANYTHING),
    ],
)
def test_the_result_is_known_unless_it_depends_on_what_is_wrong(text: str, base: Base, check: Check) -> None:
    assert check(text).type.base is base


def test_a_wrong_argument_does_not_hide_the_labels_of_the_others(check: Check) -> None:
    checked = check("min(typed, zzz)", typed=Type(Base.NUMBER, untrusted=True))
    assert checked.type.untrusted
    assert len(checked.errors) == 1
