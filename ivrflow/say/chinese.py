"""Mandarin.

1024.05 yuan: 一千零二十四元零五分. 2026-03-02: 二零二六年三月二日. 10:05: 上午十点零五分.
125 seconds: 两分五秒; 120: 两分钟; 3605: 一小时零五秒. Telephone numbers: 幺三八，零零幺幺，二二三三.

Where two is 两 and where it is 二: 两 before 千, 万, 亿, before 百 at the beginning of a number, and when it alone
counts something (两元, 两点, 两天); 二 everywhere else, in decimals (二点五), ranks (第二) and after 十 (十二元).
"""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from itertools import pairwise

from ivrflow.model.values import Money
from ivrflow.say.chinese_words import WORDS
from ivrflow.say.currencies import amount_of
from ivrflow.say.speaker import Ids, decimal_parts, label, silence_ms
from ivrflow.say.spelling import spelled
from ivrflow.say.timespan import timespan_of

__all__ = ["Chinese"]

_ZERO = "number/0"
_UNITS = ("day", "hour", "minute", "second")


class Chinese:
    """Implements `Speaker`."""

    words: Mapping[str, str] = WORDS
    currencies = frozenset(name.split("/")[1] for name in WORDS if name.startswith("currency/"))

    def number(self, value: Decimal) -> Ids:
        negative, whole, digits = decimal_parts(value)
        ids = ["number/minus"] if negative else []
        ids += _cardinal(whole)
        if digits:
            ids += ["number/point", *(f"digit/{digit}" for digit in digits)]
        return ids

    def ordinal(self, value: int) -> Ids:
        return ["ordinal/prefix", *(name.replace("liang", "2") for name in _cardinal(value))]

    def money(self, value: Money) -> Ids:
        amount, currency = amount_of(value), f"currency/{value.currency}"
        ids = ["number/minus"] if amount.negative else []
        if amount.major or not amount.minor:
            ids += [*_count(amount.major), f"{currency}/major"]
        if f"{currency}/tenth" not in self.words:
            return [*ids, *_count(amount.minor), f"{currency}/minor"] if amount.minor else ids
        tenths, hundredths = divmod(amount.minor, 10)
        if tenths:
            ids += [*_count(tenths), f"{currency}/tenth"]
        if hundredths:
            if amount.major and not tenths:
                ids.append(_ZERO)
            ids += [*_count(hundredths), f"{currency}/minor"]
        return ids

    def date(self, value: date) -> Ids:
        year = [f"digit/{digit}" for digit in str(value.year)]
        return [*year, "date/year", f"month/{value.month}", *_cardinal(value.day), "date/day"]

    def time(self, value: time) -> Ids:
        ids = [f"time/{_part_of_day(value.hour)}", *_count(value.hour % 12 if value.hour > 12 else value.hour)]
        if value.minute == 0:
            return [*ids, "time/hour", "time/sharp"]
        zero = [_ZERO] if value.minute < 10 else []
        return [*ids, "time/hour", *zero, *_cardinal(value.minute), "time/minute"]

    def datetime(self, value: datetime) -> Ids:
        return [*self.date(value), *self.time(value.time())]

    def duration(self, value: timedelta) -> Ids:
        span = timespan_of(value)
        ids = ["number/minus"] if span.negative else []
        before = None
        for unit, count in span.parts:
            skipped = before is not None and _UNITS.index(unit) - _UNITS.index(before) > 1
            ids += [*[_ZERO] * skipped, *_count(count), f"duration/{unit}"]
            before = unit
        # 两分五秒, and 两分钟 when nothing follows.
        return [*ids[:-1], "duration/minute_alone"] if ids[-1] == "duration/minute" else ids

    def telephone(self, group: str) -> Ids:
        return ["digit/yao" if name == "digit/1" else name for name in spelled(group)]

    def join(self, ids: Ids) -> str:
        text = self._label(ids[0]) if ids else ""
        for before, after in pairwise(ids):
            text += " " * (_is_latin(before) or _is_latin(after)) + self._label(after)
        return text

    def _label(self, name: str) -> str:
        return "，" if silence_ms(name) is not None else label(self.words, name)


def _is_latin(name: str) -> bool:
    return name.startswith("letter/") and name.isascii()


def _part_of_day(hour: int) -> str:
    for end, name in ((6, "small_hours"), (12, "morning"), (13, "noon"), (18, "afternoon")):
        if hour < end:
            return name
    return "evening"


def _count(value: int) -> Ids:
    """A number of something: 两元, and 十二元."""
    return ["number/liang"] if value == 2 else _cardinal(value)


def _cardinal(value: int) -> Ids:
    ids = _grouped(value)
    if ids[:2] == ["number/1", "number/10"]:
        return ids[1:]
    if ids[:2] == ["number/2", "number/hundred"]:
        return ["number/liang", *ids[1:]]
    return ids


def _grouped(value: int) -> Ids:
    """By 亿 and 万, each group read like a number of its own; 零 where a group does not fill its four places."""
    for size, name in ((10**8, "hundred_million"), (10**4, "ten_thousand")):
        if value >= size:
            count, rest = divmod(value, size)
            ids = [*(["number/liang"] if count == 2 else _grouped(count)), f"number/{name}"]
            gap = [_ZERO] if rest < size // 10 else []
            return [*ids, *gap, *_grouped(rest)] if rest else ids
    return _below_ten_thousand(value)


def _below_ten_thousand(value: int) -> Ids:
    ids: Ids = []
    gap = False
    for size, name in ((1000, "thousand"), (100, "hundred"), (10, "10")):
        digit, value = divmod(value, size)
        if digit:
            ids += [_ZERO] if gap else []
            ids += ["number/liang" if digit == 2 and name == "thousand" else f"number/{digit}", f"number/{name}"]
        gap = bool(ids) and not digit
    if value or not ids:
        ids += [_ZERO] if gap else []
        ids.append(f"number/{value}")
    return ids
