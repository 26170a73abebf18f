"""A call of the real interpreter, moved by choices."""

from __future__ import annotations

from ivrflow.engine.interpreter import Call
from ivrflow.model.commands import Command, Gather, Issued
from ivrflow.model.events import HungUp, Waiting
from ivrflow.verify.exploration.choices import Choice, Means, numbered
from ivrflow.verify.exploration.space import Happening, Start

__all__ = ["STEP_MS", "happen", "offer"]

STEP_MS = 1_000
"""How much time each answer takes at least: prompts have no sound here. The same when a way is run again. Only in the
line of a queue, where the longest wait is counted, what is heard takes as long as in a simulation."""


def offer(call: Call, start: Start) -> Happening:
    """Let a new call ring."""
    step = call.handle(start.offered(), 0)
    return Happening(Choice("the call", Means.GOES_ON, step.event), None, step.visits, step.commands, call.walk.error)


def happen(call: Call, choice: Choice, question: Issued) -> Happening:
    """Hand a choice to a call that waits for this question."""
    walk = call.walk
    # So that a reason which is there afterwards is one of this step; nothing but reports ever reads it.
    walk.error = ""
    step = call.handle(numbered(choice, question.number), walk.at_ms + _took_ms(call, choice, question.command))
    visits, commands = step.visits, step.commands
    if choice.then_hangs_up:
        after = call.handle(HungUp("caller"), walk.at_ms)
        visits, commands = (*visits, *after.visits), (*commands, *after.commands)
    return Happening(choice, question.command, visits, commands, walk.error)


def _took_ms(call: Call, choice: Choice, asked: Command) -> int:
    if not any(isinstance(reply, Waiting) for reply in call.replies):
        return max(STEP_MS, choice.took_ms)
    if not isinstance(asked, Gather):
        return choice.took_ms
    # Keys are pressed as soon as the last piece of an announcement is heard.
    heard = asked.prompt[:-1] if getattr(choice.event, "keys", "") else asked.prompt
    return call.walk.program.recordings.ms_of(heard) + choice.took_ms
