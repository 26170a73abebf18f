"""What a caller is to hear: typed pieces, each in one language.

An author writes `say("Your balance is {balance}.") money(balance)`; when the command is issued its expressions are
evaluated and the pieces below result. `say/` words numbers, money and dates; `speech/` turns the outcome into sound.
"""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum
from typing import TypeAlias

from ivrflow.model.types import Privacy
from ivrflow.model.values import Value

__all__ = ["Piece", "PieceKind", "Prompt"]


class PieceKind(Enum):
    """How a piece is spoken. The values are the words of the flow language."""

    SAY = "say"
    """A text (str)."""
    AUDIO = "audio"
    """The key of a recording (str); its transcript is spoken when the recording is missing."""
    NUMBER = "number"
    """A cardinal (Decimal)."""
    DIGITS = "digits"
    """One digit after the other (str of 0-9*#, or a whole Decimal)."""
    ORDINAL = "ordinal"
    """A rank (Decimal, whole, positive)."""
    MONEY = "money"
    DATE = "date"
    """A date or datetime."""
    TIME = "time"
    """A time of day or datetime."""
    DATETIME = "datetime"
    """A date and a time of day (datetime)."""
    DURATION = "duration"
    """A length of time (timedelta), told to the second."""
    PHONE = "phone"
    """A telephone number (str of 0-9*#+ and what people write between), told in groups."""
    SPELL = "spell"
    """Letter by letter (str)."""
    PAUSE = "pause"
    """Silence (timedelta)."""
    SSML = "ssml"
    """A text with the markup that the engine understands (str)."""


@dataclass(frozen=True, slots=True)
class Piece:
    """One thing to be heard."""

    kind: PieceKind
    value: Value
    language: str
    """BCP 47 tag, as the flow declares it: `en-US`, `zh-CN`."""
    privacy: Privacy = Privacy.OPEN
    """PRIVATE: the sound stays in memory and the text is masked in traces. SECRET cannot occur (a check forbids it)."""


Prompt: TypeAlias = tuple[Piece, ...]
"""Pieces in the order heard; the empty prompt is silence of no length."""
