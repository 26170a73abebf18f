"""After a crash: calls that were in progress get their CDR from what the journal says."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import replace
from datetime import datetime, timedelta
from typing import TypeAlias

from sqlalchemy import update

from ivrflow.model.cdr import Cdr, ended_call, milestones_of
from ivrflow.model.commands import Gather, HandOff, Play
from ivrflow.model.events import Answered, Offered
from ivrflow.model.input_counts import inputs_of
from ivrflow.model.journal import Step
from ivrflow.store.call_rows import ended_values
from ivrflow.store.calls import Calls
from ivrflow.store.database import Database
from ivrflow.store.pseudonyms import Pseudonyms
from ivrflow.store.reports.keeping import Sums, ended_before
from ivrflow.store.schema import calls

__all__ = ["NodeReached", "lost_cdr", "recover"]

_KNOWN_AT_THE_END = (
    *("answered", "ended", "ended_by", "cause", "path", "language", "queue"),
    *("milestones", "left_at", "inputs", "outcome", "duration_ms", "services"),
)

NodeReached: TypeAlias = Callable[[Offered, tuple[Step, ...]], str]
"""Tells the `flow.node` to which a journal led, "" when that is not known."""


def recover(database: Database, engine: str, node_reached: NodeReached = lambda offered, steps: "") -> tuple[Cdr, ...]:
    """Close the calls that an engine of this name left open when it died, and return their records.

    For an engine that holds the lease of its name and has not taken a call yet. Doing it twice changes nothing.
    """
    kept = Calls(database)
    lost = tuple(
        _to_its_end(lost_cdr(offered, steps), node_reached(offered, steps))
        for offered in kept.in_progress(engine)
        for steps in (kept.journal(offered.call_id).steps,)
    )
    if not lost:
        return ()
    pseudonyms = Pseudonyms.of_store(database)
    with database.writing() as connection:
        records = [pseudonyms.in_place_of_customers(cdr) for cdr in lost]
        counted = ended_before(connection, database.workspace, [cdr.call_id for cdr in records])
        new = [cdr for cdr in records if cdr.call_id not in counted]
        for cdr in new:
            told = ended_values(database.workspace, engine, cdr)
            of_call = (calls.c.workspace == database.workspace, calls.c.call_id == cdr.call_id)
            connection.execute(update(calls).where(*of_call).values({name: told[name] for name in _KNOWN_AT_THE_END}))
        Sums(database.workspace, pseudonyms, new).write(connection)
    return lost


def lost_cdr(offered: Offered, steps: tuple[Step, ...]) -> Cdr:
    """The record of a call whose engine died after these steps: it ended, as far as is known, with the last of them."""
    answered = next((step.at_ms for step in steps if isinstance(step.event, Answered)), None)
    last_ms = steps[-1].at_ms if steps else 0
    languages = [
        piece.language
        for step in steps
        for issued in step.commands
        if isinstance(issued.command, Play | Gather)
        for piece in issued.command.prompt
    ]
    queues = [issued.command.queue for step in steps for issued in step.commands if isinstance(issued.command, HandOff)]
    path = _path(steps)
    return replace(
        ended_call(offered, _after(offered, last_ms), "lost", "the engine stopped during the call"),
        answered=None if answered is None else _after(offered, answered),
        path=path,
        language=languages[-1] if languages else "",
        queue=queues[-1] if queues else "",
        milestones=milestones_of(steps),
        left_at=path[-1] if path else "",
        inputs=inputs_of(steps),
    )


def _to_its_end(cdr: Cdr, node: str) -> Cdr:
    if not node or cdr.path[-1:] == (node,):
        return cdr
    return replace(cdr, path=(*cdr.path, node), left_at=node)


def _path(steps: tuple[Step, ...]) -> tuple[str, ...]:
    """The nodes left, and the one in which the call was last seen."""
    path = [f"{visit.flow}.{visit.node}" for step in steps for visit in step.visits if visit.exit]
    if steps:
        last = steps[-1]
        flow, node, _visited = last.position
        staying = [visit for visit in last.visits if not visit.exit]
        if staying:
            path.append(f"{staying[-1].flow}.{staying[-1].node}")
        elif not last.visits and node:
            path.append(f"{flow}.{node}")
    return tuple(path)


def _after(offered: Offered, ms: int) -> datetime:
    return offered.started + timedelta(milliseconds=ms)
