"""Values that stand for classes of values: the constants that a variable meets, their neighbours, and a fresh one."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from ivrflow.model.types import Base, Type
from ivrflow.model.values import Money, Value
from ivrflow.say.currencies import MINOR_DIGITS
from ivrflow.verify.exploration.distinctions import Group, Matter

__all__ = ["FRESH_DIGITS", "MARKED_DIGITS", "digit_texts", "samples"]

FRESH_DIGITS = "1234567890"
MARKED_DIGITS = "8642097531"
"""What secrets are made of, so that they are recognised where they must not be."""

ANY_CURRENCY = "USD"
"""Of amounts of which nobody says it."""

_ORDINARY_AMOUNT = Decimal("1024.50")
_DAY, _MINUTE = timedelta(days=1), timedelta(minutes=1)
_ORDINARY: dict[Base, Value] = {
    Base.TEXT: "text",
    Base.NUMBER: Decimal(42),
    Base.BOOLEAN: True,
    Base.DATE: date(2026, 3, 2),
    Base.TIME: time(10, 15),
    Base.DATETIME: datetime(2026, 3, 2, 10, 15, tzinfo=UTC),
    Base.DURATION: timedelta(minutes=5),
    Base.MONEY: Money(_ORDINARY_AMOUNT, ANY_CURRENCY),
    Base.LIST: (),
}
"""What a host may well answer when it makes no difference."""


def samples(kind: Type, matter: Matter, group: Group, currency: str = "") -> tuple[Value, ...]:
    """Values of a type, at least one: every class that the comparisons of a group can tell apart. Amounts are in
    `currency` where they cannot be in another."""
    ordinary = _ORDINARY.get(kind.base)
    if kind.base is Base.MONEY and currency:
        ordinary = Money(_ORDINARY_AMOUNT if MINOR_DIGITS.get(currency, 2) else Decimal(1024), currency)
    if kind.base is Base.LIST and kind.element is not None:
        ordinary = (_ORDINARY.get(kind.element, "text"),)
    if matter is not Matter.VALUE:
        return (ordinary,)
    found = list(_of(kind, group, currency))
    return tuple(dict.fromkeys(found if kind.base is Base.BOOLEAN else [*found, ordinary]))


def _of(kind: Type, group: Group, currency: str) -> Iterator[Value]:
    constants = group.constants
    match kind.base:
        case Base.BOOLEAN:
            yield from (True, False)
        case Base.NUMBER:
            yield from (Decimal(0), Decimal(1))
            for constant in constants:
                number = constant.amount if isinstance(constant, Money) else constant
                if isinstance(number, Decimal):
                    yield from (number, number - 1, number + 1)
        case Base.MONEY:
            met = {each.currency for each in constants if isinstance(each, Money)} or {ANY_CURRENCY}
            for each in (currency,) if currency else sorted(met):
                yield Money(Decimal(0), each)
                for constant in constants:
                    if isinstance(constant, Money) and constant.currency == each:
                        for step in (0, -1, 1):
                            yield Money(constant.amount + step, each)
                    elif isinstance(constant, Decimal):
                        yield Money(constant, each)
        case Base.TEXT:
            yield from (each for each in constants if isinstance(each, str))
            yield from _listed(constants)
            yield from (str(each) for each in constants if isinstance(each, Decimal))
        case Base.LIST:
            yield ()
            for constant in constants:
                if not isinstance(constant, tuple):
                    yield (constant,)
        case Base.DATE | Base.DATETIME | Base.TIME | Base.DURATION:
            yield from _in_time(kind.base, constants)


def _listed(constants: Iterable[Value]) -> Iterator[Value]:
    for constant in constants:
        if isinstance(constant, tuple):
            yield from constant


def _in_time(base: Base, constants: Iterable[Value]) -> Iterator[Value]:
    for constant in constants:
        match base, constant:
            case Base.DATETIME, datetime():
                yield from (constant, constant - _MINUTE, constant + _MINUTE)
            case Base.DATE, date() if not isinstance(constant, datetime):
                yield from (constant, constant - _DAY, constant + _DAY)
            case Base.TIME, time():
                moment = datetime.combine(date(2026, 3, 2), constant)
                yield from (constant, (moment - _MINUTE).time(), (moment + _MINUTE).time())
            case Base.DURATION, timedelta():
                yield from (constant, constant - _MINUTE, constant + _MINUTE)


def digit_texts(least: int, most: int, group: Group | None, *, secret: bool) -> tuple[str, ...]:
    """What a caller may enter where `least` to `most` keys are enough: a fresh number first, then what makes a
    difference. Without a group nothing does."""
    fresh = MARKED_DIGITS if secret else FRESH_DIGITS
    found = [_stretched(fresh, least)]
    if group is not None:
        found.append(_stretched(fresh, most if most <= 2 * len(fresh) else least))
        found.append("0" * least)
        for constant in (*group.constants, *_listed(group.constants)):
            found.extend(_as_digits(constant, least))
        if "date" in group.functions:
            found.append("20260302")
        if "time" in group.functions:
            found.append("1015")
    return tuple(text for text in dict.fromkeys(found) if least <= len(text) <= most)


def _stretched(digits: str, length: int) -> str:
    return (digits * (length // len(digits) + 1))[:length]


def _as_digits(constant: Value, least: int) -> Iterator[str]:
    match constant:
        case str():
            yield constant
            # What begins with the constant, for `starts_with` and `left`.
            yield constant + "0" * (least - len(constant))
        case Decimal() | Money():
            number = constant.amount if isinstance(constant, Money) else constant
            for each in (number, number - 1, number + 1):
                if each >= 0 and each == each.to_integral_value():
                    yield str(int(each)).rjust(least, "0")
                    # As a number of keys, for `length`.
                    if 0 < each <= len(FRESH_DIGITS):
                        yield FRESH_DIGITS[: int(each)]
        case date() if not isinstance(constant, datetime):
            for day in (constant, constant - _DAY, constant + _DAY):
                yield day.strftime("%Y%m%d")
