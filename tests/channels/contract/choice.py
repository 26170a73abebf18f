"""Which conversations are worth their time on a real line, where a minute takes a minute."""

from __future__ import annotations

from collections.abc import Iterable, Sequence
from enum import Enum

from ivrflow.runtime.simulation.conversation_run import ConversationRun

__all__ = ["cheapest_with_every_trait", "duration_ms", "traits"]

Trait = tuple[str, ...]
TELLING = ("outcome", "reason", "by", "stopped", "ended_by")
"""What an event tells beyond its kind, as far as channels have a part in it."""


def traits(run: ConversationRun) -> frozenset[Trait]:
    """What a call has of all that can be different on another channel: each kind of event with how it came out, each
    kind of node with the exit by which it was left, the language, and who ended the call."""
    steps = run.call.journal.steps
    found: set[Trait] = set()
    for step in steps:
        told = (getattr(step.event, name, "") for name in TELLING)
        found.add((type(step.event).__name__, *(str(each.value if isinstance(each, Enum) else each) for each in told)))
        for visit in step.visits:
            program = run.call.programs[visit.flow]
            kind = type(program.nodes[program.index[visit.node]]).__name__
            # `key "1"` and `key "2"` are one kind of exit, as are all the conditions of a branch.
            found.add((kind, visit.exit.partition(" ")[0]))
    cdr = run.call.journal.cdr
    assert cdr is not None, f"{run.conversation.title} has no end"
    return frozenset(found | {("language", cdr.language), ("ended by", cdr.ended_by)})


def duration_ms(run: ConversationRun) -> int:
    """How long the call took, on its virtual clock."""
    return run.call.clock.now_ms()


def cheapest_with_every_trait(runs: Sequence[ConversationRun], met: Iterable[Trait] = ()) -> list[ConversationRun]:
    """Some of the calls, which together have every trait that any of them has and that was not met elsewhere. One
    after the other, whichever adds most per second (the greedy way to cover a set, Chvátal 1979)."""
    known = set(met)
    had = {number: traits(run) for number, run in enumerate(runs)}
    chosen: list[int] = []
    while missing := frozenset().union(*had.values()) - known:
        best = max(had, key=lambda number: len(had[number] & missing) / duration_ms(runs[number]))
        known |= had[best]
        chosen.append(best)
    return [runs[number] for number in sorted(chosen)]
