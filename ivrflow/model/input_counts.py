"""How often each node of a call asked, and how often in vain: read off the call's steps, whatever kinds the nodes are.

Keys or speech are in vain when their node leaves by the exit `noinput` or `nomatch`, or asks for keys again at once; a
node that goes on otherwise (to a look-up, for a PIN) took what it got. A recording is in vain when nothing was said.
"""

from __future__ import annotations

from collections.abc import Iterable

from ivrflow.model.cdr import NodeInputs
from ivrflow.model.commands import Gather, Record
from ivrflow.model.events import Gathered, Recorded
from ivrflow.model.inputs import InputOutcome
from ivrflow.model.journal import Step

__all__ = ["InputCounts", "inputs_of"]

IN_VAIN = ("noinput", "nomatch")
"""Exits that say that the last attempt brought nothing."""

MOST_NODES = 1_000
"""Of one call; later ones are not counted."""


class InputCounts:
    """Follows a call step by step."""

    __slots__ = ("_awaited", "_counts")

    def __init__(self) -> None:
        self._awaited = 0
        self._counts: dict[str, list[int]] = {}

    def note(self, step: Step) -> None:
        """The next step of the call."""
        event = step.event
        if isinstance(event, Gathered | Recorded) and event.number == self._awaited:
            self._count(step)
        for number, command in step.commands:
            if isinstance(command, Gather | Record):
                # A call waits for one input at a time.
                self._awaited = number

    def _count(self, step: Step) -> None:
        flow, node, _ = step.position
        counts = self._counts.setdefault(f"{flow}.{node}", [0, 0, 0])
        counts[0] += 1
        match step.event:
            case Recorded(ended_by="noinput"):
                counts[1] += 1
            case Gathered(outcome=outcome) if _in_vain(step):
                counts[1 if outcome is InputOutcome.NOINPUT else 2] += 1

    def counted(self) -> tuple[NodeInputs, ...]:
        """By node, in the order in which they asked first."""
        return tuple(NodeInputs(node, *counts) for node, counts in list(self._counts.items())[:MOST_NODES])


def inputs_of(steps: Iterable[Step]) -> tuple[NodeInputs, ...]:
    """The inputs that are in a journal."""
    counts = InputCounts()
    for step in steps:
        counts.note(step)
    return counts.counted()


def _in_vain(step: Step) -> bool:
    if step.visits:
        return step.visits[0].exit in IN_VAIN
    return any(isinstance(command, Gather) for _, command in step.commands)
