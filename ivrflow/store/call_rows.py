"""How calls and their steps lie in the tables."""

from __future__ import annotations

import json
import logging
from typing import Any, TypeAlias

from sqlalchemy import Row

from ivrflow.model.cdr import Cdr, Milestone, NodeInputs
from ivrflow.model.events import Offered
from ivrflow.model.journal import Step
from ivrflow.model.journal_records import to_record
from ivrflow.model.outcome import outcome_of

__all__ = [
    "Values",
    "cdr_from",
    "ended_values",
    "found_by",
    "offered_from",
    "started_values",
    "step_values",
    "storable",
]

logger = logging.getLogger(__name__)

Values: TypeAlias = dict[str, Any]
"""Column → value."""


def started_values(workspace: str, engine: str, offered: Offered) -> Values:
    """The row of a call that rings."""
    return {
        "workspace": workspace,
        "call_id": offered.call_id,
        "engine": engine,
        "channel": offered.channel,
        "ani": storable(offered.ani),
        "dnis": storable(offered.dnis),
        "flow": offered.flow,
        "release": offered.release,
        "seed": str(offered.seed),
        "facts": json.dumps(sorted(offered.facts.items())),
        "offered": offered.started,
        "answered": None,
        "ended": None,
        "ended_by": "",
        "cause": "",
        "path": "[]",
        "language": "",
        "queue": "",
        "milestones": "[]",
        "route": offered.route,
        "left_at": "",
        "inputs": "[]",
        "outcome": "",
        "duration_ms": None,
        "services": "[]",
    }


def ended_values(workspace: str, engine: str, cdr: Cdr) -> Values:
    """The row of a call that is over; complete, so that it can stand alone for an INVITE that was refused at once.
    Customers have pseudonyms in it already."""
    return {
        "workspace": workspace,
        "call_id": cdr.call_id,
        "engine": engine,
        "channel": cdr.channel,
        "ani": storable(cdr.ani),
        "dnis": storable(cdr.dnis),
        "flow": cdr.flow,
        "release": cdr.release,
        "seed": "0",
        "facts": json.dumps(cdr.facts),
        "offered": cdr.offered,
        "answered": cdr.answered,
        "ended": cdr.ended,
        "ended_by": cdr.ended_by,
        "cause": storable(cdr.cause),
        "path": json.dumps(cdr.path),
        "language": cdr.language,
        "queue": storable(cdr.queue),
        "milestones": json.dumps(cdr.milestones),
        "route": cdr.route,
        "left_at": cdr.left_at,
        "inputs": json.dumps(cdr.inputs),
        **found_by(cdr),
    }


def found_by(cdr: Cdr) -> Values:
    """The columns that say again, for those who look for calls, what the others say already."""
    services = {(each.name, storable(each.customer_class)) for each in cdr.milestones}
    # A clock that was set back must not make a negative duration.
    talked_ms = None if cdr.answered is None else max(0, round((cdr.ended - cdr.answered).total_seconds() * 1000))
    return {"outcome": outcome_of(cdr).value, "duration_ms": talked_ms, "services": json.dumps(sorted(services))}


def step_values(workspace: str, call_id: str, sequence: int, step: Step) -> Values:
    """The row of a step. One that cannot be written leaves a row that says so: the others must not suffer."""
    try:
        record = _as_text(to_record(step))
    except (TypeError, ValueError, AttributeError, RecursionError) as error:
        logger.error("call %s: step %d cannot be journalled: %s", call_id, sequence, type(error).__name__)
        record = json.dumps({"unwritable": type(error).__name__})
    return {"workspace": workspace, "call_id": call_id, "sequence": sequence, "record": record}


def offered_from(row: Row[Any]) -> Offered:
    """What rang."""
    return Offered(
        row.call_id,
        row.ani,
        row.dnis,
        row.offered,
        int(row.seed),
        row.release,
        row.flow,
        row.channel,
        dict(json.loads(row.facts)),
        row.route,
    )


def cdr_from(row: Row[Any]) -> Cdr:
    """The record of a call that is over."""
    return Cdr(
        row.call_id,
        row.channel,
        row.ani,
        row.dnis,
        row.flow,
        row.release,
        row.offered,
        row.answered,
        row.ended,
        row.ended_by,
        row.cause,
        tuple(json.loads(row.path)),
        row.language,
        row.queue,
        tuple((name, value) for name, value in json.loads(row.facts)),
        tuple(
            Milestone(name, at_ms, tuple((key, value) for key, value in data), *whose)
            for name, at_ms, data, *whose in json.loads(row.milestones)
        ),
        row.route,
        row.left_at,
        tuple(NodeInputs(*counts) for counts in json.loads(row.inputs)),
    )


def _as_text(record: dict[str, Any]) -> str:
    text = json.dumps(record, ensure_ascii=False, separators=(",", ":"))
    # Headers may carry bytes that are no UTF-8 (lone surrogates in Python); escaped they are kept as they came.
    return text if text.isascii() or _is_unicode(text) else json.dumps(record, separators=(",", ":"))


def _is_unicode(text: str) -> bool:
    try:
        text.encode()
    except UnicodeEncodeError:
        return False
    return True


def storable(text: str) -> str:
    """Columns hold Unicode without NUL, whatever the network sent."""
    return text.encode("utf-8", "replace").decode().replace("\0", "?")
