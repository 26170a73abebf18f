"""What may happen while a call waits: the caller does something, the world answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from ivrflow.model.conversation import GoSilent, HangsUp, StepOfTalk
from ivrflow.model.events import Answered, Event, HungUp, Offered, Played, TimeUp

__all__ = ["ANSWERED", "ENDED", "HANGS_UP", "HEARD", "OVERTIME", "SILENCE", "Choice", "Means", "numbered"]


class Means(Enum):
    """What sort of thing happens: what paths are made of, and what loops are judged by."""

    GOES_ON = "goes on"
    """The only thing that can happen: a prompt was heard, the call was answered, the call ended."""
    CHOOSES = "chooses"
    """The caller presses what is offered or enters enough."""
    SILENT = "silent"
    WRONG = "wrong"
    """The caller presses what is no choice, or too little."""
    ANSWERS = "answers"
    """A host, a calendar or a queue answers as it should."""
    FAILS = "fails"
    """The world does not answer, or refuses."""
    HANGS_UP = "hangs up"
    OVERTIME = "overtime"


@dataclass(frozen=True, slots=True)
class Choice:
    """One thing that may happen."""

    label: str
    """For people: `1`, `silence`, `bank.balance empty`."""
    means: Means
    event: Event
    """With the number 0 where it is a reply."""
    took_ms: int = 0
    """How long it takes from the question on, without prompts."""
    steps: tuple[StepOfTalk, ...] = ()
    """How a conversation says so."""


ANSWERED: Final = Choice("answered", Means.GOES_ON, Answered(0))
HEARD: Final = Choice("heard", Means.GOES_ON, Played(0))
ENDED: Final = Choice("ended", Means.GOES_ON, HungUp("flow"))
HANGS_UP: Final = Choice("hangs up", Means.HANGS_UP, HungUp("caller"), steps=(HangsUp(),))
OVERTIME: Final = Choice("overtime", Means.OVERTIME, TimeUp("overtime"))
SILENCE: Final = (GoSilent(),)


def numbered(choice: Choice, number: int) -> Event:
    """The event as the reply to the command of this number."""
    event = choice.event
    if isinstance(event, HungUp | TimeUp | Offered):
        return event
    if isinstance(event, Played):
        return Played(number)
    return replace(event, number=number)
