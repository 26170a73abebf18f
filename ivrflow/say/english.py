"""American English: no "and" inside a number, month before day, twelve hours.

1024.05 dollars: one thousand twenty-four dollars and five cents. 2026-03-02: March second, twenty twenty-six.
15:05: three oh five p m; 00:00 and 12:00: midnight and noon, because few agree on what 12 a m is.
93,605 seconds: one day, two hours and five seconds.
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

from ivrflow.model.values import Money
from ivrflow.say.currencies import amount_of
from ivrflow.say.english_words import CURRENCIES, WORDS
from ivrflow.say.speaker import Ids, decimal_parts, label, silence_ms
from ivrflow.say.spelling import spelled
from ivrflow.say.timespan import timespan_of

__all__ = ["English"]

_MAGNITUDES = ((10**12, "trillion"), (10**9, "billion"), (10**6, "million"), (10**3, "thousand"))


class English:
    """Implements `Speaker`."""

    words: Mapping[str, str] = WORDS
    currencies = frozenset(CURRENCIES)

    def number(self, value: Decimal) -> Ids:
        negative, whole, digits = decimal_parts(value)
        ids = ["number/minus"] if negative else []
        ids += _cardinal(whole)
        if digits:
            ids += ["number/point", *(f"digit/{digit}" for digit in digits)]
        return ids

    def ordinal(self, value: int) -> Ids:
        *ids, last = _cardinal(value)
        return [*ids, last.replace("number/", "ordinal/")]

    def money(self, value: Money) -> Ids:
        amount = amount_of(value)
        ids = ["number/minus"] if amount.negative else []
        if amount.major or not amount.minor:
            ids += [*_cardinal(amount.major), f"currency/{value.currency}/{_many('major', amount.major)}"]
        if amount.major and amount.minor:
            ids.append("number/and")
        if amount.minor:
            ids += [*_cardinal(amount.minor), f"currency/{value.currency}/{_many('minor', amount.minor)}"]
        return ids

    def date(self, value: date) -> Ids:
        return [f"month/{value.month}", *self.ordinal(value.day), *_year(value.year)]

    def time(self, value: time) -> Ids:
        if value.minute == 0 and value.hour % 12 == 0:
            return ["time/noon" if value.hour else "time/midnight"]
        ids = [f"number/{(value.hour - 1) % 12 + 1}"]
        if 0 < value.minute < 10:
            ids.append("digit/oh")
        if value.minute:
            ids += _cardinal(value.minute)
        return [*ids, "time/pm" if value.hour >= 12 else "time/am"]

    def datetime(self, value: datetime) -> Ids:
        return [*self.date(value), "time/at", *self.time(value.time())]

    def duration(self, value: timedelta) -> Ids:
        span = timespan_of(value)
        ids = ["number/minus"] if span.negative else []
        for at, (unit, count) in enumerate(span.parts, start=1):
            last_of_many = at == len(span.parts) > 1
            ids += ["number/and"] * last_of_many + [*_cardinal(count), f"duration/{_many(unit, count)}"]
        return ids

    def telephone(self, group: str) -> Ids:
        return spelled(group)

    def join(self, ids: Ids) -> str:
        text = label(self.words, ids[0]) if ids else ""
        for before, after in pairwise(ids):
            text += _between(before, after) + label(self.words, after)
        return text


def _between(before: str, after: str) -> str:
    """A hyphen in twenty-six, a comma after the day of a date and between more than two units."""
    group, _, name = before.partition("/")
    if silence_ms(after) is not None:
        return ""
    if group == "ordinal" or (group == "duration" and after != "number/and"):
        return ", "
    tens = group == "number" and name.isdigit() and int(name) >= 20
    units = after.partition("/")[2]
    return "-" if tens and after.startswith(("number/", "ordinal/")) and units in tuple("123456789") else " "


def _many(unit: str, count: int) -> str:
    return f"{unit}_one" if count == 1 else unit


def _cardinal(value: int) -> Ids:
    ids = []
    for size, name in _MAGNITUDES:
        if value >= size:
            ids += [*_below_thousand(value // size), f"number/{name}"]
            value %= size
    return [*ids, *_below_thousand(value)] if value or not ids else ids


def _below_thousand(value: int) -> Ids:
    ids = []
    if value >= 100:
        ids += [f"number/{value // 100}", "number/hundred"]
        value %= 100
        if not value:
            return ids
    if value > 20 and value % 10:
        return [*ids, f"number/{value - value % 10}", f"number/{value % 10}"]
    return [*ids, f"number/{value}"]


def _year(year: int) -> Ids:
    """2026: twenty twenty-six; 1905: nineteen oh five; 1900: nineteen hundred; 2006: two thousand six."""
    century, rest = divmod(year, 100)
    if year < 1000 or (century % 10 == 0 and rest < 10):
        return _cardinal(year)
    if rest == 0:
        return [*_cardinal(century), "number/hundred"]
    return [*_cardinal(century), *(["digit/oh"] if rest < 10 else []), *_cardinal(rest)]
