"""Digits that a caller enters: what collect and pin have in common."""

from __future__ import annotations

from collections.abc import Iterator
from typing import Protocol

from ivrflow.model.inputs import InputSettings

__all__ = ["DigitEntry", "entry_problems", "entry_settings"]


class DigitEntry(Protocol):
    """The fields of such a node. Times in milliseconds."""

    @property
    def min(self) -> int: ...
    @property
    def max(self) -> int: ...
    @property
    def terminators(self) -> str: ...
    @property
    def erase_key(self) -> str: ...
    @property
    def first_digit(self) -> int: ...
    @property
    def inter_digit(self) -> int: ...
    @property
    def barge_in(self) -> bool: ...
    @property
    def fresh(self) -> bool: ...


def entry_problems(entry: DigitEntry) -> Iterator[tuple[str, str]]:
    """(field, what is wrong with it), for fields that are good each by itself and not together."""
    if entry.max < entry.min:
        yield "max", f"the input ends at {entry.max} keys and needs {entry.min}"
    if entry.erase_key and entry.erase_key in entry.terminators:
        yield "erase_key", f"{entry.erase_key} ends the input already"


def entry_settings(entry: DigitEntry, type_ahead: bool, secret: bool) -> InputSettings:
    """How the keys are collected."""
    return InputSettings(
        max_length=entry.max,
        terminators=entry.terminators,
        erase_key=entry.erase_key,
        first_digit_ms=entry.first_digit,
        inter_digit_ms=entry.inter_digit,
        barge_in=entry.barge_in,
        type_ahead=type_ahead,
        fresh=entry.fresh,
        secret=secret,
    )
