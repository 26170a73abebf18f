"""Functions of numbers and money."""

from __future__ import annotations

from decimal import ROUND_CEILING, ROUND_FLOOR, Decimal
from typing import Any

from ivrflow.expr.arithmetic import negate_duration, negate_money, order_key
from ivrflow.expr.bounds import ARITHMETIC
from ivrflow.expr.errors import EvaluationFault
from ivrflow.expr.functions.declaration import Function, Parameter, SameAs
from ivrflow.expr.functions.texts import whole_number
from ivrflow.expr.operators import ORDERED
from ivrflow.model.types import Base
from ivrflow.model.values import Money, Value

__all__ = ["NUMBER_FUNCTIONS"]

_NUMBER = (Base.NUMBER,)
_AMOUNT = (Base.NUMBER, Base.MONEY)
_MAX_PLACES = 20


def _round(value: Decimal | Money, digits: Decimal = Decimal(0)) -> Value:
    places = whole_number(digits, 0, _MAX_PLACES, "the number of decimal places")
    if isinstance(value, Money):
        return Money(_to_places(value.amount, places), value.currency)
    return _to_places(value, places)


def _to_places(value: Decimal, places: int) -> Decimal:
    # A number with fewer places stays as it is: quantize would have to invent digits beyond the 40 that fit.
    exponent = value.as_tuple().exponent
    if isinstance(exponent, int) and exponent >= -places:
        return ARITHMETIC.plus(value)
    return ARITHMETIC.quantize(value, Decimal(1).scaleb(-places))


def _absolute(value: Any) -> Value:
    if isinstance(value, Money):
        return negate_money(value) if value.amount < 0 else value
    if isinstance(value, Decimal):
        return ARITHMETIC.abs(value)
    return negate_duration(value) if value.days < 0 else value


def _smallest(*values: Value) -> Value:
    return values[min(_ordered(values))[1]]


def _largest(*values: Value) -> Value:
    return values[max(_ordered(values))[1]]


def _ordered(values: tuple[Value, ...]) -> list[tuple[Any, int]]:
    """What to order the values by, each with its index."""
    if any(value.__class__ is not values[0].__class__ for value in values):
        raise EvaluationFault("values of different types have no order")
    return [(order_key(values[0], value)[1], index) for index, value in enumerate(values)]


def _money(amount: Decimal, currency: str) -> Money:
    if not (len(currency) == 3 and currency.isascii() and currency.isalpha() and currency.isupper()):
        raise EvaluationFault('a currency is three capitals, such as "CNY"')
    return Money(amount, currency)


NUMBER_FUNCTIONS: tuple[Function, ...] = (
    Function(
        "round",
        (Parameter("value", _AMOUNT), Parameter("places", _NUMBER, optional=True)),
        SameAs(0),
        _round,
        "Rounded to at most so many decimal places, 0 when not said, 20 at most. Halves go to the even neighbour.",
        "round(CNY 10.256, 2)",
        "CNY 10.26",
    ),
    Function(
        "floor",
        (Parameter("number", _NUMBER),),
        Base.NUMBER,
        lambda number: number.to_integral_value(ROUND_FLOOR, ARITHMETIC),
        "The next whole number below.",
        "floor(2.7)",
        "2",
    ),
    Function(
        "ceil",
        (Parameter("number", _NUMBER),),
        Base.NUMBER,
        lambda number: number.to_integral_value(ROUND_CEILING, ARITHMETIC),
        "The next whole number above.",
        "ceil(2.1)",
        "3",
    ),
    Function(
        "abs",
        (Parameter("value", (Base.NUMBER, Base.MONEY, Base.DURATION)),),
        SameAs(0),
        _absolute,
        "Without its sign.",
        "abs(3 - 5)",
        "2",
    ),
    Function(
        "min",
        (Parameter("value", ORDERED), Parameter("value", SameAs(0), repeated=True)),
        SameAs(0),
        _smallest,
        "The smallest of two or more values of one type.",
        "min(3, 1, 2)",
        "1",
    ),
    Function(
        "max",
        (Parameter("value", ORDERED), Parameter("value", SameAs(0), repeated=True)),
        SameAs(0),
        _largest,
        "The largest of two or more values of one type.",
        "max(2026-03-02, 2026-03-05)",
        "2026-03-05",
    ),
    Function(
        "money",
        (Parameter("amount", _NUMBER), Parameter("currency", (Base.TEXT,))),
        Base.MONEY,
        _money,
        "A number as an amount of money; the currency is its ISO 4217 code.",
        'money(1024.50, "CNY")',
        "CNY 1024.50",
    ),
    Function(
        "amount",
        (Parameter("money", (Base.MONEY,)),),
        Base.NUMBER,
        lambda money: money.amount,
        "The number of an amount of money.",
        "amount(CNY 1024.50)",
        "1024.50",
    ),
    Function(
        "currency",
        (Parameter("money", (Base.MONEY,)),),
        Base.TEXT,
        lambda money: money.currency,
        "The currency of an amount of money.",
        "currency(CNY 1024.50)",
        '"CNY"',
    ),
)
