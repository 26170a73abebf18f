"""Functions of lists."""

from __future__ import annotations

from decimal import Decimal

from ivrflow.expr.arithmetic import equal
from ivrflow.expr.bounds import MAX_TEXT
from ivrflow.expr.errors import EvaluationFault
from ivrflow.expr.functions.declaration import ElementOf, Function, Parameter
from ivrflow.model.types import Base
from ivrflow.model.values import Value

__all__ = ["LIST_FUNCTIONS"]

_LIST = Parameter("list", (Base.LIST,))


def _join(texts: tuple[Value, ...], separator: str) -> str:
    present = [text for text in texts if isinstance(text, str)]
    if len(present) != len(texts):
        raise EvaluationFault("join takes a list of texts only")
    if sum(map(len, present)) + len(separator) * (len(present) - 1) > MAX_TEXT:
        raise EvaluationFault(f"a text of more than {MAX_TEXT} characters would result")
    return separator.join(present)


def _first(items: tuple[Value, ...]) -> Value:
    return items[0] if items else None


def _last(items: tuple[Value, ...]) -> Value:
    return items[-1] if items else None


def _has(items: tuple[Value, ...], item: Value) -> bool:
    return any(equal(item, other) for other in items)


LIST_FUNCTIONS: tuple[Function, ...] = (
    Function(
        "count",
        (_LIST,),
        Base.NUMBER,
        lambda items: Decimal(len(items)),
        "How many items.",
        'count(["a", "b"])',
        "2",
    ),
    Function(
        "first",
        (_LIST,),
        ElementOf(0),
        _first,
        "The first item; nothing when the list is empty.",
        "first([3, 5, 8])",
        "3",
        may_give_nothing=True,
    ),
    Function(
        "last",
        (_LIST,),
        ElementOf(0),
        _last,
        "The last item; nothing when the list is empty.",
        "last([3, 5, 8])",
        "8",
        may_give_nothing=True,
    ),
    Function(
        "join",
        (Parameter("list", (Base.LIST,), element=Base.TEXT), Parameter("separator", (Base.TEXT,))),
        Base.TEXT,
        _join,
        "The texts of a list as one text.",
        'join(["a", "b"], ", ")',
        '"a, b"',
    ),
    Function(
        "has",
        (_LIST, Parameter("item", ElementOf(0))),
        Base.BOOLEAN,
        _has,
        "Whether the item is in the list; the same as `item in list`.",
        "has([6, 7], 7)",
        "true",
    ),
)
