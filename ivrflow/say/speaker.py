"""What a language must be able to say."""

from __future__ import annotations

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import Final, Protocol, TypeAlias

from ivrflow.model.values import Money

__all__ = ["GAP", "LIMIT", "Ids", "Speaker", "decimal_parts", "label", "phrase", "silence_ms"]

Ids: TypeAlias = list[str]

LIMIT = 10**15
"""Numbers from here on are read digit by digit."""

GAP: Final = "silence/250"
"""Between the groups of a telephone number."""


class Speaker(Protocol):
    """One language. Each method gives the ids of the words in the order spoken.

    An id that is not in `words` names what nobody records: what is said stands behind its first stroke, `letter/é`,
    `phrase/dos mil uno`. `silence/250` is that many milliseconds of silence.
    """

    words: Mapping[str, str]
    """What each recording says."""

    @property
    def currencies(self) -> AbstractSet[str]:
        """The codes that `money` takes; each has an entry in `currencies.MINOR_DIGITS`."""

    def number(self, value: Decimal) -> Ids:
        """A cardinal, below 10^15 and with at most six decimals."""

    def ordinal(self, value: int) -> Ids:
        """A rank, from 1."""

    def money(self, value: Money) -> Ids:
        """An amount below 10^15 in one of `currencies`."""

    def date(self, value: date) -> Ids: ...

    def time(self, value: time) -> Ids:
        """Hours and minutes."""

    def datetime(self, value: datetime) -> Ids: ...

    def duration(self, value: timedelta) -> Ids:
        """Days, hours, minutes and seconds; units that are zero are left out."""

    def telephone(self, group: str) -> Ids:
        """One group of a telephone number."""

    def join(self, ids: Ids) -> str:
        """The phrase that these words make."""


def phrase(text: str) -> str:
    """The id of a text that is spoken as a whole and has no recording."""
    return f"phrase/{text}"


def silence_ms(name: str) -> int | None:
    """How long the silence is that an id stands for; None for an id that is heard."""
    group, _, length = name.partition("/")
    return int(length) if group == "silence" else None


def label(words: Mapping[str, str], name: str) -> str:
    """What is said for an id: its transcript, or what the id itself tells; a comma for silence."""
    if silence_ms(name) is not None:
        return ","
    return words.get(name) or name.partition("/")[2]


def decimal_parts(value: Decimal) -> tuple[bool, int, str]:
    """A number as (negative, whole part, digits behind the point without trailing zeros)."""
    whole, _, digits = f"{abs(value):f}".partition(".")
    digits = digits.rstrip("0")
    return value < 0, int(whole), digits
