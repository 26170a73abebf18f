"""A key that stops a prompt and counts for the next input: which keys mean something there."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ivrflow.model.commands import Command, Flush, Gather, Play
from ivrflow.model.conversation import Press, StepOfTalk
from ivrflow.verify.exploration.choices import Choice
from ivrflow.verify.exploration.space import Happening

__all__ = ["begun_with", "is_kept"]


def is_kept(stopped: Play, since: Iterable[Happening], asked: Command) -> bool:
    """Whether the key that stopped a prompt goes into the input that is asked for now."""
    flushed = any(isinstance(command, Flush) for happening in since for _, command in happening.commands)
    takes = isinstance(asked, Gather) and asked.settings.type_ahead and not asked.settings.fresh
    return stopped.type_ahead and takes and not flushed


def begun_with(stopped: Choice, choices: Iterable[Choice]) -> Iterator[tuple[Choice, Choice]]:
    """(the key that stops the prompt, what it is the beginning of) for everything that begins with a key."""
    for choice in choices:
        first = choice.steps[0] if choice.steps else None
        if isinstance(first, Press):
            key, more = first.keys[0], first.keys[1:]
            rest: tuple[StepOfTalk, ...] = (Press(more),) if more else ()
            yield (
                replace(stopped, steps=(Press(key),)),
                replace(choice, steps=(*rest, *choice.steps[1:]), ahead=True),
            )
