"""What a language must be able to say."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, time
from decimal import Decimal
from typing import Protocol, TypeAlias

from ivrflow.model.values import Money

__all__ = ["LIMIT", "Ids", "Speaker", "decimal_parts", "label"]

Ids: TypeAlias = list[str]

LIMIT = 10**15
"""Numbers from here on are read digit by digit."""


class Speaker(Protocol):
    """One language. Each method gives the ids of the words in the order spoken.

    An id that is not in `words` names a sign that nobody records: its last part is the sign itself.
    """

    words: Mapping[str, str]
    """What each recording says."""

    def number(self, value: Decimal) -> Ids:
        """A cardinal, below 10^15 and with at most six decimals."""

    def ordinal(self, value: int) -> Ids:
        """A rank, from 1."""

    def money(self, value: Money) -> Ids:
        """An amount below 10^15 in a currency of `currencies.MINOR_DIGITS`."""

    def date(self, value: date) -> Ids: ...

    def time(self, value: time) -> Ids:
        """Hours and minutes."""

    def join(self, ids: Ids) -> str:
        """The phrase that these words make."""


def label(words: Mapping[str, str], name: str) -> str:
    """What is said for an id: its transcript, or the sign that it stands for."""
    return words.get(name) or name.rpartition("/")[2]


def decimal_parts(value: Decimal) -> tuple[bool, int, str]:
    """A number as (negative, whole part, digits behind the point without trailing zeros)."""
    whole, _, digits = f"{abs(value):f}".partition(".")
    digits = digits.rstrip("0")
    return value < 0, int(whole), digits
