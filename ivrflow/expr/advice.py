"""What to suggest to an author whose types do not fit."""

from __future__ import annotations

from collections.abc import Collection, Iterable
from difflib import get_close_matches

from ivrflow.expr.functions import FUNCTIONS
from ivrflow.expr.operators import COMPUTING, EQUALITY, ORDERING
from ivrflow.model.types import Base

__all__ = ["advice_for_argument", "advice_for_name", "advice_for_operands"]

_OTHER_WORDS = {
    "null": "nothing",
    "none": "nothing",
    "nil": "nothing",
    "empty": "nothing",
    "undefined": "nothing",
    "yes": "true",
    "no": "false",
    "today": "call.today",
    "now": "call.now",
    "ani": "call.ani",
    "dnis": "call.dnis",
    "language": "call.language",
}


def advice_for_name(name: str, known: Iterable[str]) -> str | None:
    """What an unknown name may have been meant to be."""
    candidates = sorted(known)
    if name in FUNCTIONS:
        return f"It is a function: write {FUNCTIONS[name].signature}."
    other = _OTHER_WORDS.get(name.lower()) or (name.lower() if name.lower() in ("true", "false", "nothing") else None)
    near = get_close_matches(name, candidates, 1) or get_close_matches(name.lower(), candidates, 1)
    if other or near:
        return f"Did you mean {other or near[0]}?"
    return None


def advice_for_operands(operator: str, left: Base, right: Base) -> str | None:
    """How to make two operands fit."""
    pair = {left, right}
    if operator == "+" and pair == {Base.TEXT}:
        return "Texts are joined with &."
    if operator == "&":
        return "It joins texts: write text(…) around what is none."
    if pair == {Base.TEXT, Base.NUMBER}:
        return "number(…) makes a number of a text, text(…) a text of a number."
    if pair == {Base.MONEY, Base.NUMBER} and operator in (*EQUALITY, *ORDERING, "+", "-"):
        return "Write the currency with the amount, CNY 100, or compare amount(…) with the number."
    if pair == {Base.DATE, Base.DATETIME}:
        return "date_of(…) gives the date of a moment."
    if pair == {Base.TIME, Base.DATETIME}:
        return "time_of(…) gives the time of day of a moment."
    if operator in ORDERING and pair == {Base.TEXT}:
        return "Texts have no order; number(…) makes numbers of them."
    if operator in ("+", "-") and pair & {Base.DATE, Base.DATETIME, Base.TIME} and Base.NUMBER in pair:
        return "Durations have a unit: 1d, 2h, 30m."
    return _what_it_takes(operator, left)


def _what_it_takes(operator: str, left: Base) -> str | None:
    rights = [rule.right.value for rule in COMPUTING if rule.operator == operator and rule.left is left]
    return f"To {left.value} it takes {' or '.join(rights)}." if rights else None


def advice_for_argument(given: Base, accepted: Collection[Base]) -> str | None:
    """How to make an argument fit."""
    if Base.TEXT in accepted:
        return "text(…) makes a text of it." if given is not Base.LIST else "join(…) makes a text of a list."
    if given is Base.TEXT:
        for base, function in ((Base.NUMBER, "number"), (Base.DATE, "date"), (Base.TIME, "time")):
            if base in accepted:
                return f"{function}(…) makes a {base.value} of a text."
    if given is Base.MONEY and Base.NUMBER in accepted:
        return "amount(…) gives the number of an amount of money."
    return None
