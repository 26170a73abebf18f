from __future__ import annotations

from decimal import Decimal

import pytest

from ivrflow.model.values import Money
from ivrflow.say.currencies import MINOR_DIGITS, Amount, amount_of
from ivrflow.say.languages import LANGUAGES


@pytest.mark.parametrize(
    ("amount", "currency", "parts"),
    [
        ("1024.05", "CNY", Amount(False, 1024, 5)),
        ("-0.995", "USD", Amount(True, 1, 0)),
        ("-0.001", "USD", Amount(False, 0, 0)),
        ("0.5", "JPY", Amount(False, 1, 0)),
        ("1E+3", "EUR", Amount(False, 1000, 0)),
    ],
)
def test_an_amount_is_rounded_to_what_can_be_paid(amount: str, currency: str, parts: Amount) -> None:
    assert amount_of(Money(Decimal(amount), currency)) == parts


def test_every_currency_that_is_named_can_be_taken_apart() -> None:
    assert set().union(*(speaker.currencies for speaker in LANGUAGES.values())) == set(MINOR_DIGITS)
