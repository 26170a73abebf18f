"""A journal, run again on the release it was made with: the same events must give the same commands."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ivrflow.compiler.program import Program
from ivrflow.engine.interpreter import Call
from ivrflow.model.journal import Step
from ivrflow.model.journal_records import command_digest

__all__ = ["Rerun", "rerun"]


@dataclass(frozen=True, slots=True)
class Rerun:
    """What came of running a journal again."""

    call: Call
    steps: tuple[Step, ...]
    differs_at: int | None
    """The first step that came out differently; None when all are the same, as they must be."""


def rerun(programs: Mapping[str, Program], journal: Sequence[Step]) -> Rerun:
    """Hand in every event again. The journal begins with the offer."""
    call = Call(programs)
    steps: list[Step] = []
    differs_at: int | None = None
    for number, recorded in enumerate(journal):
        step = call.handle(recorded.event, recorded.at_ms)
        steps.append(step)
        if differs_at is None and _outcome(step) != _outcome(recorded):
            differs_at = number
    return Rerun(call, tuple(steps), differs_at)


def _outcome(step: Step) -> tuple[object, ...]:
    """What a step led to, without what is secret: a journal does not hold it."""
    commands = tuple((number, command_digest(command)) for number, command in step.commands)
    return step.visits, commands, step.position
