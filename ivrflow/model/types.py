"""The types of the expression language, and who may see a value of them.

Types are static: the compiler infers one for every expression, so that a secret which could reach a log, or caller
input which could reach SQL text, is an issue before publishing and costs nothing during a call.
"""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum, IntEnum

__all__ = [
    "ANYTHING",
    "BOOLEAN",
    "DATE",
    "DATETIME",
    "DURATION",
    "MONEY",
    "NOTHING",
    "NUMBER",
    "TEXT",
    "TIME",
    "Base",
    "Privacy",
    "Type",
]


class Base(Enum):
    """What kind of thing a value is. The values are the words of the language."""

    TEXT = "text"
    NUMBER = "number"
    BOOLEAN = "boolean"
    DATE = "date"
    TIME = "time"
    DATETIME = "datetime"
    DURATION = "duration"
    MONEY = "money"
    LIST = "list"
    NOTHING = "nothing"
    ANYTHING = "anything"
    """Not in the language: the type of an expression that is already wrong, so that one mistake is reported once."""


class Privacy(IntEnum):
    """Who may see a value. The larger wins when values are combined."""

    OPEN = 0
    PRIVATE = 1
    """Personal: masked in logs, screens and exports by role; audio made of it stays in memory."""
    SECRET = 2
    """A PIN or a card: flows only into bound host parameters; the journal keeps its length and nothing else."""


@dataclass(frozen=True, slots=True)
class Type:
    """A base type with its labels."""

    base: Base
    privacy: Privacy = Privacy.OPEN
    untrusted: bool = False
    """Comes from the caller (keys, speech, ANI, headers) and has not passed a checked conversion."""
    element: Base | None = None
    """For lists: what the elements are."""

    def labelled_like(self, *others: Type) -> Type:
        """This base with the labels of all operands: privacy is the largest, one untrusted part spoils the whole."""
        privacy = max((self.privacy, *(other.privacy for other in others)))
        untrusted = self.untrusted or any(other.untrusted for other in others)
        return replace(self, privacy=privacy, untrusted=untrusted)

    def __str__(self) -> str:
        words = [f"list of {self.element.value}" if self.element else self.base.value]
        if self.privacy:
            words.append(self.privacy.name.lower())
        return " ".join(words)


TEXT = Type(Base.TEXT)
NUMBER = Type(Base.NUMBER)
BOOLEAN = Type(Base.BOOLEAN)
DATE = Type(Base.DATE)
TIME = Type(Base.TIME)
DATETIME = Type(Base.DATETIME)
DURATION = Type(Base.DURATION)
MONEY = Type(Base.MONEY)
NOTHING = Type(Base.NOTHING)
ANYTHING = Type(Base.ANYTHING)
