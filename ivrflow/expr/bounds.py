"""How large anything may become, so that no expression can hold up the calls beside it."""

from __future__ import annotations

from decimal import ROUND_HALF_EVEN, Context, DivisionByZero, InvalidOperation, Overflow

from ivrflow.expr.errors import EvaluationFault

__all__ = [
    "ARITHMETIC",
    "MAX_CALLS",
    "MAX_DEPTH",
    "MAX_DIGITS",
    "MAX_EXPONENT",
    "MAX_ITEMS",
    "MAX_SOURCE",
    "MAX_TEXT",
    "list_within_bounds",
    "out_of_bounds",
    "text_within_bounds",
]

MAX_SOURCE = 10_000
"""Characters of an expression or a prompt as written."""
MAX_DEPTH = 100
"""Levels of operators, calls and parentheses inside each other."""
MAX_CALLS = 100
"""Calls of functions in one expression: each may go through a text of MAX_TEXT characters."""
MAX_DIGITS = 40
"""Significant digits of a number; results are rounded half to even."""
MAX_EXPONENT = 100
"""Numbers stay below 10 to this power, with either sign."""
MAX_TEXT = 10_000
"""Characters of a text that an expression makes."""
MAX_ITEMS = 1_000
"""Items of a list."""

# Its methods are used instead of + - * /, which obey the context of whichever thread happens to run them.
ARITHMETIC = Context(
    prec=MAX_DIGITS,
    rounding=ROUND_HALF_EVEN,
    Emin=1 - MAX_EXPONENT,
    Emax=MAX_EXPONENT - 1,
    capitals=1,
    clamp=0,
    flags=[],
    traps=[DivisionByZero, InvalidOperation, Overflow],
)


def text_within_bounds(text: str) -> str:
    """The text itself. Raises EvaluationFault when it is longer than MAX_TEXT."""
    if len(text) > MAX_TEXT:
        raise EvaluationFault(f"a text of more than {MAX_TEXT} characters would result")
    return text


def list_within_bounds(items: int) -> None:
    """Raises EvaluationFault when a list has more than MAX_ITEMS items."""
    if items > MAX_ITEMS:
        raise EvaluationFault(f"a list of more than {MAX_ITEMS} items would result")


def out_of_bounds(words: str) -> EvaluationFault:
    """The fault for a result that no number, duration or date can hold. `words` is the author's text of it."""
    return EvaluationFault(
        f"{words} is out of range: numbers stay below 10^{MAX_EXPONENT}, dates in the years 1 to 9999"
    )
