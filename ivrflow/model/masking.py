"""What is shown of a caller's number to those who need not know it."""

from __future__ import annotations

from typing import Final

__all__ = ["masked_number"]

HIDDEN: Final = "***"
SHOWN: Final = 4
SHORTEST: Final = 8
"""Of a shorter number, its last four digits would tell too much."""


def masked_number(number: str) -> str:
    """`13800001234` → `***1234`. Nothing of numbers below eight digits, and of names; empty when it was withheld."""
    digits = "".join(filter(str.isdecimal, number))
    if not number or len(digits) < SHORTEST or not number[-SHOWN:].isdecimal():
        return HIDDEN if number else ""
    return HIDDEN + number[-SHOWN:]
