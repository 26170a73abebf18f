from __future__ import annotations

from decimal import Decimal

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.model.prompts import PieceKind
from ivrflow.say import UnsupportedLanguage

from .pieces import said


@pytest.mark.parametrize(("tag", "two"), [("en", "two"), ("en-GB", "two"), ("EN-us", "two"), ("zh-Hant-HK", "二")])
def test_a_region_is_worded_like_its_language(tag: str, two: str) -> None:
    assert said(PieceKind.NUMBER, Decimal(2), tag) == two


def test_a_language_that_has_no_wording_is_refused_with_what_to_do() -> None:
    with pytest.raises(UnsupportedLanguage, match=r'"de-DE".*en, zh, es, fr; say them in one of these') as refusal:
        said(PieceKind.NUMBER, Decimal(2), "de-DE")
    assert isinstance(refusal.value, Misuse)
    assert refusal.value.language == "de-DE"
