"""What a caller may say, and what it means."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import date
from enum import Enum
from typing import NamedTuple

__all__ = ["BuiltIn", "Grammar", "Phrase"]


class BuiltIn(Enum):
    """Kinds of answers that need no list of phrases. The values are the words of the flow language."""

    NUMBER = "number"
    """A whole number from 0, in words or digit by digit; means a Decimal."""
    YES_NO = "yes_no"
    """Means a bool."""
    DATE = "date"
    """Means a date."""


class Phrase(NamedTuple):
    """Words that may be said."""

    words: str
    meaning: str
    """What the flow is told: the name of a meaning, or the keys of a menu's choice."""


@dataclass(frozen=True, slots=True)
class Grammar:
    """All that one input understands. Has phrases or a built-in kind of answer, not both."""

    language: str
    """BCP 47 tag: what the recogniser listens for."""
    phrases: tuple[Phrase, ...] = ()
    built_in: BuiltIn | None = None
    today: date | None = None
    """What `tomorrow` and a date without a year count from; in the flow's zone."""
