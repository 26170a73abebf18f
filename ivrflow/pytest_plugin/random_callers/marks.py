"""Digits that are recognised wherever they turn up.

What callers enter and what hosts keep secret is a run of one long circle of digits; what else hosts answer never
contains four of them in a row. A secret that is heard is then no coincidence.
"""

from __future__ import annotations

from ivrflow.model.values import Value

__all__ = ["LEAST_DIGITS", "is_marked", "letters_and_digits", "marked_digits"]

_CIRCLE = "8642097531"
LEAST_DIGITS = 4
"""Shorter secrets could be part of anything."""

_RUNS = frozenset((_CIRCLE * 2)[start : start + LEAST_DIGITS] for start in range(len(_CIRCLE)))


def marked_digits(start: int, length: int) -> str:
    """A run of the circle, from one of its ten digits on."""
    return (_CIRCLE * (length // len(_CIRCLE) + 2))[start % len(_CIRCLE) :][:length]


def is_marked(value: Value) -> bool:
    """Whether four digits of the circle stand in a row in it, however it is written."""
    written = letters_and_digits(value)
    return any(run in written for run in _RUNS)


def letters_and_digits(value: Value) -> str:
    """A value as text, without what may stand between its digits."""
    return "".join(filter(str.isalnum, str(value)))
