"""Which exits callers took in a flow, counted from the journals of calls: what an engine that is gone cannot tell."""

from __future__ import annotations

import json
from collections import Counter
from collections.abc import Mapping
from datetime import UTC, datetime, timedelta
from typing import Final, TypeAlias

from sqlalchemy import text

from ivrflow.store.database import Database

__all__ = ["LONGEST_CALL", "TakenExits", "taken_exits"]

TakenExits: TypeAlias = Counter[tuple[str, str]]
"""(node, exit) → how often; the exit is empty where the call ended in the node."""

LONGEST_CALL: Final = timedelta(hours=6)
"""Of a call that was offered earlier than so before the beginning, nothing is counted."""

PIECE: Final = timedelta(hours=1)
"""Read at once: an engine that writes into the same store waits for no more than that."""

_TAKEN = text("""
WITH watched AS MATERIALIZED (
  SELECT json_extract(value, '$[0]') AS engine, json_extract(value, '$[1]') AS since FROM json_each(:watched)
), step AS (
  SELECT calls.offered, CASE WHEN json_valid(steps.record) THEN steps.record ELSE '{}' END AS record
  FROM calls JOIN steps ON steps.workspace = calls.workspace AND steps.call_id = calls.call_id
  WHERE calls.workspace = :workspace AND calls.offered >= :first AND calls.offered < :beyond
    AND NOT EXISTS (
      SELECT 1 FROM watched WHERE watched.engine = calls.engine AND calls.offered >= watched.since
    )
    AND instr(steps.record, :quoted) > 0
)
SELECT json_extract(visit.value, '$[1]'), json_extract(visit.value, '$[2]'), count(*)
FROM step, json_each(step.record, '$.visits') AS visit
WHERE json_extract(visit.value, '$[0]') = :flow
  AND (julianday(step.offered) - 2440587.5) * 86400000 + json_extract(step.record, '$.at') >= :begin_ms
GROUP BY 1, 2
""")


def taken_exits(database: Database, flow: str, begin: datetime, watched: Mapping[str, datetime]) -> TakenExits:
    """From `begin` on. Calls that were offered to an engine of `watched` at its time or later are left out: the engine
    itself knows them. Raises Unavailable."""
    found: TakenExits = Counter()
    now = database.now()
    first = begin - LONGEST_CALL
    parameters = {
        "workspace": database.workspace,
        "watched": json.dumps([(name, _as_stored(since)) for name, since in watched.items()]),
        "flow": flow,
        # Most steps are in other flows: looking for the name is quicker than reading them.
        "quoted": json.dumps(flow),
        "begin_ms": begin.timestamp() * 1000,
    }
    while first <= now:
        piece = {"first": _as_stored(first), "beyond": _as_stored(first + PIECE)}
        with database.reading() as connection:
            for node, exit_name, times in connection.execute(_TAKEN, parameters | piece):
                found[node, exit_name] += times
        first += PIECE
    return found


def _as_stored(moment: datetime) -> str:
    """Times are texts of UTC in SQLite, which come in the order of time."""
    return moment.astimezone(UTC).strftime("%Y-%m-%d %H:%M:%S.%f")
