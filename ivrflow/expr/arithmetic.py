"""The arithmetic of the language, each function for one pair of types.

Raises EvaluationFault for what an author can understand by its cause, ArithmeticError (OverflowError, decimal's
signals) for what is out of range: the caller knows the words of the expression and turns it into a fault.
Durations are whole milliseconds.
"""

from __future__ import annotations

from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal

from ivrflow.expr.bounds import ARITHMETIC, text_within_bounds
from ivrflow.expr.errors import EvaluationFault
from ivrflow.model.values import Money, Value

__all__ = [
    "add_durations",
    "add_money",
    "add_to_date",
    "add_to_datetime",
    "add_to_time",
    "clock_difference",
    "days_between",
    "divide_duration",
    "divide_duration_by_duration",
    "divide_money",
    "divide_money_by_money",
    "divide_numbers",
    "equal",
    "join_texts",
    "modulo",
    "multiply_by_duration",
    "multiply_by_money",
    "multiply_duration",
    "multiply_money",
    "negate_duration",
    "negate_money",
    "order_key",
    "subtract_durations",
    "subtract_from_date",
    "subtract_from_datetime",
    "subtract_from_time",
    "subtract_money",
    "time_between",
]

_MS = timedelta(milliseconds=1)
_DAY = timedelta(days=1)
_EPOCH = datetime(2000, 1, 1, tzinfo=UTC)


def join_texts(left: str, right: str) -> str:
    return text_within_bounds(left + right)


def divide_numbers(left: Decimal, right: Decimal) -> Decimal:
    if not right:
        raise EvaluationFault("division by zero")
    return ARITHMETIC.divide(left, right)


def modulo(left: Decimal, right: Decimal) -> Decimal:
    """What is left of a division; it has the sign of the divisor, so that `(day - 1) mod 7` stays within a week."""
    if not right:
        raise EvaluationFault("division by zero")
    rest = ARITHMETIC.remainder(left, right)
    return ARITHMETIC.add(rest, right) if rest and (rest < 0) != (right < 0) else rest


def _same_currency(left: Money, right: Money) -> str:
    if left.currency != right.currency:
        raise EvaluationFault("amounts in different currencies cannot be combined or compared")
    return left.currency


def add_money(left: Money, right: Money) -> Money:
    return Money(ARITHMETIC.add(left.amount, right.amount), _same_currency(left, right))


def subtract_money(left: Money, right: Money) -> Money:
    return Money(ARITHMETIC.subtract(left.amount, right.amount), _same_currency(left, right))


def multiply_money(money: Money, factor: Decimal) -> Money:
    return Money(ARITHMETIC.multiply(money.amount, factor), money.currency)


def multiply_by_money(factor: Decimal, money: Money) -> Money:
    return multiply_money(money, factor)


def divide_money(money: Money, divisor: Decimal) -> Money:
    return Money(divide_numbers(money.amount, divisor), money.currency)


def divide_money_by_money(left: Money, right: Money) -> Decimal:
    _same_currency(left, right)
    return divide_numbers(left.amount, right.amount)


def negate_money(money: Money) -> Money:
    return Money(ARITHMETIC.minus(money.amount), money.currency)


def add_durations(left: timedelta, right: timedelta) -> timedelta:
    return left + right


def subtract_durations(left: timedelta, right: timedelta) -> timedelta:
    return left - right


def negate_duration(duration: timedelta) -> timedelta:
    return -duration


def _whole_ms(ms: Decimal) -> timedelta:
    # Beyond this no duration exists, and an int of 10^99 need not be made to find that out.
    if not -(10**17) < ms < 10**17:
        raise OverflowError
    return timedelta(milliseconds=int(ms.to_integral_value(context=ARITHMETIC)))


def multiply_duration(duration: timedelta, factor: Decimal) -> timedelta:
    return _whole_ms(ARITHMETIC.multiply(Decimal(duration // _MS), factor))


def multiply_by_duration(factor: Decimal, duration: timedelta) -> timedelta:
    return multiply_duration(duration, factor)


def divide_duration(duration: timedelta, divisor: Decimal) -> timedelta:
    return _whole_ms(divide_numbers(Decimal(duration // _MS), divisor))


def divide_duration_by_duration(left: timedelta, right: timedelta) -> Decimal:
    return divide_numbers(Decimal(left // _MS), Decimal(right // _MS))


def add_to_date(day: date, duration: timedelta) -> date:
    if duration % _DAY:
        raise EvaluationFault("to a date only whole days can be added: 1d, 24h")
    return day + duration


def subtract_from_date(day: date, duration: timedelta) -> date:
    return add_to_date(day, -duration)


def days_between(left: date, right: date) -> timedelta:
    return left - right


def add_to_datetime(moment: datetime, duration: timedelta) -> datetime:
    # Through UTC: an hour later is an hour later also in the night when the clocks change.
    return (moment.astimezone(UTC) + duration).astimezone(moment.tzinfo)


def subtract_from_datetime(moment: datetime, duration: timedelta) -> datetime:
    return add_to_datetime(moment, -duration)


def time_between(left: datetime, right: datetime) -> timedelta:
    return (_instant(left) - _instant(right)) // _MS * _MS


def add_to_time(clock: time, duration: timedelta) -> time:
    """The time of day that much later, past midnight if need be."""
    return (datetime.combine(_EPOCH, clock, UTC) + duration % _DAY).time()


def subtract_from_time(clock: time, duration: timedelta) -> time:
    return add_to_time(clock, -duration)


def clock_difference(left: time, right: time) -> timedelta:
    """From the right time of day to the left one on the same day; negative when left is earlier."""
    return (datetime.combine(_EPOCH, left, UTC) - datetime.combine(_EPOCH, right, UTC)) // _MS * _MS


def equal(left: Value, right: Value) -> bool:
    """`=`. Nothing equals nothing alone; money of different currencies is different, and never a fault."""
    if isinstance(left, datetime) and isinstance(right, datetime):
        return _instant(left) == _instant(right)
    try:
        return left == right
    except ArithmeticError:
        # A signalling NaN, which only a host can send, equals nothing at all.
        return False


def order_key(left: Value, right: Value) -> tuple[Value, Value]:
    """What to compare in place of two values of one ordered type."""
    if isinstance(left, Money) and isinstance(right, Money):
        _same_currency(left, right)
        return left.amount, right.amount
    if isinstance(left, datetime) and isinstance(right, datetime):
        return _instant(left), _instant(right)
    return left, right


def _instant(moment: datetime) -> timedelta:
    # Python compares the clocks on the wall when both are in one zone, which is wrong when the clocks change.
    if moment.tzinfo is None:
        raise EvaluationFault("a date and time has no zone and cannot be compared")
    return moment - _EPOCH
