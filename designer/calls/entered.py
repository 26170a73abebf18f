"""What is told of the keys and words of callers: choices, and how much else there was."""

from __future__ import annotations

from typing import NamedTuple

from ivrflow import say
from ivrflow.model.commands import AwaitAgent, Command, Gather
from ivrflow.model.events import Gathered
from ivrflow.model.grammars import BuiltIn, Grammar
from ivrflow.model.inputs import InputOutcome

__all__ = ["Entered", "entered"]


class Entered(NamedTuple):
    """What a caller did when he was asked."""

    what: str
    """`pressed`, `spoke`, `silent`."""
    told: str = ""
    """Keys or words that a menu offers, and the key that ends an input: they are no secret of anybody."""
    hidden: int = 0
    """So many keys or characters are not told."""


def entered(event: Gathered, asked: Command | None, secret: bool) -> Entered:
    """Digits that are asked for may be anybody's account, so that only what a menu offers is told."""
    choices = asked.settings.choices if isinstance(asked, Gather | AwaitAgent) and not secret else ()
    match event.outcome:
        case InputOutcome.NOINPUT:
            return Entered("silent")
        case InputOutcome.EMPTY:
            return Entered("pressed", event.terminator)
        case InputOutcome.KEYS if event.keys in choices:
            return Entered("pressed", event.keys)
        case InputOutcome.KEYS:
            return Entered("pressed", hidden=len(event.keys))
    offered = _offered(event, asked.grammar) if isinstance(asked, Gather) and asked.grammar and not secret else ""
    return Entered("spoke", offered, 0 if offered else len(event.text))


def _offered(event: Gathered, grammar: Grammar) -> str:
    """The words that the menu offers for what was understood; empty when it offers none."""
    if grammar.built_in is BuiltIn.YES_NO and isinstance(event.meaning, bool):
        return event.text if len(event.text) <= _LONGEST_YES else ""
    said = say.normalise(event.text)
    return next((words for words, meaning in grammar.phrases if say.normalise(words) == said), "") or next(
        (words for words, meaning in grammar.phrases if meaning == event.meaning), ""
    )


_LONGEST_YES = 12
"""Characters; whoever says more than yes or no may have said anything."""
