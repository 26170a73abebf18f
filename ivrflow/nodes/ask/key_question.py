"""A question that one key answers: what the kinds have in common that offer a few fixed answers."""

from __future__ import annotations

from collections.abc import Callable, Generator, Mapping
from dataclasses import dataclass
from typing import Any

from ivrflow.model.commands import Command, Flush, Gather
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.model.prompts import Prompt
from ivrflow.nodes.node import CallView
from ivrflow.nodes.outcomes import Exit, FlowKey

__all__ = ["KeyQuestion", "ask"]


@dataclass(frozen=True, slots=True)
class KeyQuestion:
    """What is asked, and what counts as an answer."""

    choices: Mapping[str, Exit]
    attempts: int
    first_digit_ms: int
    barge_in: bool = True
    fresh: bool = False
    flow_keys: bool = True
    """The keys of the flow's header answer too."""


def ask(
    question: KeyQuestion, call: CallView, prompt: Callable[[int, Exit | None], Prompt]
) -> Generator[Command, Any, Exit | FlowKey]:
    """Ask until a key is an answer or the attempts are used up. `prompt` tells what is said at an attempt (from 1), and
    is given what went wrong before it: the exit `noinput` or `nomatch`."""
    flow_keys = call.flow_keys if question.flow_keys else {}
    settings = InputSettings(
        choices=tuple(dict.fromkeys((*question.choices, *flow_keys))),
        terminators="",
        first_digit_ms=question.first_digit_ms,
        barge_in=question.barge_in,
        type_ahead=call.type_ahead,
        fresh=question.fresh,
    )
    last: Exit | None = None
    for attempt in range(1, question.attempts + 1):
        heard = yield Gather(prompt(attempt, last), settings)
        if heard.outcome is InputOutcome.KEYS:
            if heard.keys in question.choices:
                return question.choices[heard.keys]
            if heard.keys in flow_keys:
                return FlowKey(heard.keys)
        if heard.outcome is InputOutcome.NOINPUT:
            last = NOINPUT
        else:
            yield Flush()
            last = NOMATCH
    assert last is not None, "there is at least one attempt"
    return last


NOINPUT, NOMATCH = Exit("noinput"), Exit("nomatch")
