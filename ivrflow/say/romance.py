"""What Spanish and French have in common: whole phrases, made of numerals and of nouns that have a gender.

Only what is said digit by digit or letter by letter is put together from recordings. Numerals change with the noun
behind them (veintiuno, veintiún euros, veintiuna libras), so that a phrase of recorded words would often be wrong.
"""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple

from babel.dates import get_month_names
from babel.numbers import get_currency_name

from ivrflow.model.values import Money
from ivrflow.say.currencies import amount_of
from ivrflow.say.speaker import Ids, decimal_parts, label, phrase, silence_ms
from ivrflow.say.spelling import spelled
from ivrflow.say.timespan import timespan_of

__all__ = ["Noun", "Romance"]

_FEMININE_CURRENCIES = frozenset({"GBP"})
_MILLION = 10**6


class Noun(NamedTuple):
    """What is counted."""

    one: str
    many: str
    feminine: bool = False


class Romance(ABC):
    """Implements `Speaker`."""

    locale: str
    """As Babel calls it."""
    words: Mapping[str, str]
    minor_units: Mapping[str, Noun | None]
    """Of each currency that has a name; None for those without a minor unit. Babel knows the major units only."""
    units: Mapping[str, Noun]
    """`day`, `hour`, `minute`, `second`."""
    conjunction: str
    money_joint: str
    """Between the units of an amount: mil euros *con* dos céntimos."""
    date_joint: str
    """Between date and time."""

    @property
    def currencies(self) -> AbstractSet[str]:
        return self.minor_units.keys()

    @abstractmethod
    def cardinal(self, value: int, noun: Noun | None = None) -> str:
        """A numeral, alone or as it stands before a noun; from 0, below 10^15."""

    @abstractmethod
    def of_millions(self, noun: str) -> str:
        """What follows a round number of millions: un millón *de euros*."""

    @abstractmethod
    def is_one(self, value: int) -> bool:
        """The noun behind this number is in the singular."""

    @abstractmethod
    def ordinal(self, value: int) -> Ids:
        """Masculine."""

    @abstractmethod
    def date(self, value: date) -> Ids: ...

    @abstractmethod
    def time(self, value: time) -> Ids: ...

    def number(self, value: Decimal) -> Ids:
        negative, whole, digits = decimal_parts(value)
        parts = [self.words["number/minus"]] if negative else []
        parts.append(self.cardinal(whole))
        if digits:
            parts += [self.words["number/point"], *(self.words[f"digit/{digit}"] for digit in digits)]
        return [phrase(" ".join(parts))]

    def money(self, value: Money) -> Ids:
        amount, minor = amount_of(value), self.minor_units[value.currency]
        parts = []
        if amount.major or not amount.minor:
            parts.append(self.counted(amount.major, self.currency(value.currency)))
        if minor and amount.minor:
            parts.append(self.counted(amount.minor, minor))
        return self._signed(amount.negative, f" {self.money_joint} ".join(parts))

    def datetime(self, value: datetime) -> Ids:
        day, clock = (label(self.words, name) for name in (*self.date(value), *self.time(value.time())))
        return [phrase(f"{day} {self.date_joint} {clock}")]

    def duration(self, value: timedelta) -> Ids:
        span = timespan_of(value)
        *first, last = (self.counted(count, self.units[unit]) for unit, count in span.parts)
        text = f"{', '.join(first)} {self.conjunction} {last}" if first else last
        return self._signed(span.negative, text)

    def telephone(self, group: str) -> Ids:
        return spelled(group)

    def join(self, ids: Ids) -> str:
        return "".join(
            label(self.words, name) if silence_ms(name) is not None or at == 0 else f" {label(self.words, name)}"
            for at, name in enumerate(ids)
        )

    def counted(self, value: int, noun: Noun) -> str:
        """`veintiún euros`, `un millón de euros`."""
        name = noun.one if self.is_one(value) else noun.many
        if value and value % _MILLION == 0:
            name = self.of_millions(name)
        return f"{self.cardinal(value, noun)} {name}"

    def currency(self, code: str) -> Noun:
        one, many = (get_currency_name(code, count=count, locale=self.locale) for count in (1, 2))
        return Noun(one, many, code in _FEMININE_CURRENCIES)

    def month(self, number: int) -> str:
        return str(get_month_names("wide", locale=self.locale)[number])

    def _signed(self, negative: bool, text: str) -> Ids:
        return [phrase(f"{self.words['number/minus']} {text}" if negative else text)]
