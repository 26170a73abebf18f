"""Amounts of money, taken apart as they are spoken."""

from __future__ import annotations

from decimal import ROUND_HALF_UP
from typing import NamedTuple

from ivrflow.model.values import Money

__all__ = ["MINOR_DIGITS", "Amount", "amount_of"]

MINOR_DIGITS = {
    **dict.fromkeys(("ARS", "CAD", "CHF", "CNY", "COP", "EUR", "GBP", "HKD", "MAD", "MXN", "PEN", "USD"), 2),
    **dict.fromkeys(("CLP", "JPY"), 0),
}
"""The currencies that have names in one of the languages, with the digits of their minor unit (ISO 4217)."""


class Amount(NamedTuple):
    """An amount in whole units: CNY 1024.05 is 1024 major and 5 minor."""

    negative: bool
    major: int
    minor: int


def amount_of(money: Money) -> Amount:
    """An amount in a currency of `MINOR_DIGITS`, rounded half up to what can be paid."""
    digits = MINOR_DIGITS[money.currency]
    scale = 10**digits
    smallest = int((abs(money.amount) * scale).to_integral_value(rounding=ROUND_HALF_UP))
    return Amount(money.amount < 0 and smallest > 0, smallest // scale, smallest % scale)
