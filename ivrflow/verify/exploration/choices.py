"""What may happen while a call waits: the caller does something, the world answers."""

from __future__ import annotations

from dataclasses import dataclass, replace
from enum import Enum
from typing import Final

from ivrflow.model.conversation import GoSilent, HangsUp, Press, StepOfTalk
from ivrflow.model.events import Answered, Elapsed, Event, Gathered, HungUp, Offered, Played, Queried, TimeUp

__all__ = [
    "ANSWERED",
    "ELAPSED",
    "ENDED",
    "HANGS_UP",
    "HEARD",
    "NOBODY_ASKS",
    "OVERTIME",
    "SILENCE",
    "STOPPED",
    "Choice",
    "Means",
    "numbered",
]


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
    unsaid: str = ""
    """Why no conversation can say so; empty when one can."""
    then_hangs_up: bool = False
    """The caller hangs up in the same moment: what he said until then is told first."""
    ahead: bool = False
    """Its first key was pressed before the input began, so that its prompt is not heard."""


ANSWERED: Final = Choice("answered", Means.GOES_ON, Answered(0))
HEARD: Final = Choice("heard", Means.GOES_ON, Played(0))
STOPPED: Final = Choice("a key stops it", Means.CHOOSES, Played(0, stopped=True), steps=(Press("1"),))
ELAPSED: Final = Choice("elapsed", Means.GOES_ON, Elapsed(0))
NOBODY_ASKS: Final = Choice("carried out", Means.GOES_ON, Queried(0, "done"))
"""What comes of a change that the dialogue does not wait for makes no difference to it."""
ENDED: Final = Choice("ended", Means.GOES_ON, HungUp("flow"))
HANGS_UP: Final = Choice("hangs up", Means.HANGS_UP, HungUp("caller"), steps=(HangsUp(),))
OVERTIME: Final = Choice("overtime", Means.OVERTIME, TimeUp("overtime"))
SILENCE: Final = (GoSilent(),)


def numbered(choice: Choice, number: int) -> Event:
    """The event as the reply to the command of this number."""
    event = choice.event
    if type(event) is Gathered:
        # Most events are these, and `replace` takes its time.
        return Gathered(
            number,
            event.outcome,
            event.keys,
            event.terminator,
            event.pressed,
            event.text,
            event.meaning,
            event.confidence,
        )
    if isinstance(event, HungUp | TimeUp | Offered):
        return event
    if isinstance(event, Played):
        return Played(number, event.stopped)
    return replace(event, number=number)
