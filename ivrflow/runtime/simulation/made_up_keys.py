"""A simulated call, told without its secrets: the keys of a PIN are replaced by made-up ones of the same number."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence
from itertools import cycle

from ivrflow.model.commands import Gather
from ivrflow.model.conversation import Press, Say, StepOfTalk
from ivrflow.model.events import Gathered
from ivrflow.model.journal import Step
from ivrflow.runtime.simulation.simulated_call import KEY_GAP_MS

__all__ = ["MADE_UP", "asks_for_secrets", "without_secrets"]

MADE_UP = "1234567890"
MADE_UP_WORDS = "a secret"


def asks_for_secrets(journal: Iterable[Step]) -> bool:
    """Whether a call came to an input whose keys nobody may read."""
    return any(
        isinstance(command, Gather) and command.settings.secret for step in journal for _, command in step.commands
    )


def without_secrets(talk: Iterable[tuple[int, StepOfTalk]], journal: Sequence[Step]) -> Iterator[StepOfTalk]:
    """The steps of a talk, each given with the milliseconds of the call at which it began.

    In a call that asks for a secret, only digits that an open input took stay as they were. All others are made up:
    those of the secret, and those that no input took, since a PIN that is typed too early is a PIN as well. The call
    goes the same way again where hosts are answered by stubs, which do not look at keys.
    """
    secrets_asked = asks_for_secrets(journal)
    harmless = set(_taken_openly(journal))
    unspeakable = {step.event.text for step in journal if step.secret and isinstance(step.event, Gathered)} - {""}
    for at_ms, step in talk:
        match step:
            case Press(keys, during) if secrets_asked:
                made_up = cycle(MADE_UP)
                shown = (
                    key if not key.isdecimal() or at_ms + place * KEY_GAP_MS in harmless else next(made_up)
                    for place, key in enumerate(keys)
                )
                yield Press("".join(shown), during)
            case Say(words, during) if words in unspeakable:
                yield Say(MADE_UP_WORDS, during)
            case _:
                yield step


def _taken_openly(journal: Iterable[Step]) -> Iterator[int]:
    """When those keys were pressed that went into inputs which are no secret."""
    began_ms: dict[int, int] = {}
    for step in journal:
        event = step.event
        if isinstance(event, Gathered) and not step.secret:
            yield from (began_ms[event.number] + pressed.offset_ms for pressed in event.pressed)
        began_ms |= {number: step.at_ms for number, _ in step.commands}
