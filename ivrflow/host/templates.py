"""Texts with places for parameters: `/customers/{number}`.

A template is parsed when its file is read, and filled once: what a value holds is never looked at again.
"""

from __future__ import annotations

import re
from collections.abc import Iterable
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import NamedTuple, TypeAlias

from ivrflow.model.values import Value

__all__ = ["Slot", "Template", "as_text", "parse_template", "parse_whole", "slots_of"]

SLOT = re.compile(r"\{([a-z][a-z0-9_]*)\}")


class Slot(NamedTuple):
    """Where the value of a parameter goes."""

    name: str


Template: TypeAlias = tuple[str | Slot, ...]


def parse_template(text: str) -> Template:
    """Fixed texts and slots by turns. Braces that hold no name are themselves."""
    # split() gives what is between the matches and, at odd places, the group.
    pieces = SLOT.split(text)
    return tuple(Slot(piece) if place % 2 else piece for place, piece in enumerate(pieces) if piece)


def parse_whole(text: str) -> str | Slot:
    """One parameter and nothing else, or a fixed text. Raises ValueError for a parameter inside a longer text: there
    its value could change the meaning of what stands around it."""
    whole = SLOT.fullmatch(text)
    if whole:
        return Slot(whole[1])
    inside = SLOT.search(text)
    if inside:
        raise ValueError(f'{inside[0]} stands inside a longer text; a value is "{inside[0]}" alone, or a fixed text')
    return text


def slots_of(template: Iterable[str | Slot]) -> tuple[str, ...]:
    return tuple(piece.name for piece in template if isinstance(piece, Slot))


def as_text(value: Value) -> str:
    """How a value is written where only text can be.

    | value              | text                                        |
    |--------------------|---------------------------------------------|
    | text               | itself                                      |
    | number             | digits, never an exponent: `1024.50`        |
    | boolean            | `true`, `false`                             |
    | date, time         | ISO 8601                                    |
    | datetime           | RFC 3339 in UTC: `2026-03-02T02:15:00Z`     |
    | duration           | whole milliseconds                          |
    | nothing            | the empty text                              |

    Raises ValueError for money and lists, which cannot be declared as parameters.
    """
    match value:
        case None:
            return ""
        case str():
            return value
        case bool():
            return "true" if value else "false"
        case Decimal():
            return format(value, "f")
        case datetime():
            return value.astimezone(UTC).replace(tzinfo=None).isoformat(timespec="seconds") + "Z"
        case date() | time():
            return value.isoformat()
        case timedelta():
            return str(value // timedelta(milliseconds=1))
    raise ValueError(f"a {type(value).__name__} cannot be a parameter")
