"""Numbers that grow with every change, so that others can ask cheaply whether something is new."""

from __future__ import annotations

from dataclasses import dataclass

from sqlalchemy import Connection, select
from sqlalchemy.dialects.sqlite import insert

from ivrflow.store.database import Database
from ivrflow.store.schema import counters

__all__ = ["Serials", "count_up", "read_serials"]


@dataclass(frozen=True, slots=True)
class Serials:
    """0 before the first change."""

    publication: int
    """The serial of the current publication."""
    routes: int
    """Grows when a route changes."""


def count_up(connection: Connection, database: Database, name: str) -> int:
    """Add one within the caller's transaction and return the new value."""
    statement = insert(counters).values(workspace=database.workspace, name=name, value=1)
    statement = statement.on_conflict_do_update(
        index_elements=["workspace", "name"], set_={"value": counters.c.value + 1}
    )
    return int(connection.execute(statement.returning(counters.c.value)).scalar_one())


def read_serials(database: Database) -> Serials:
    """For polling: a fraction of a millisecond, unless another process is just committing."""
    query = select(counters.c.name, counters.c.value).where(counters.c.workspace == database.workspace)
    with database.reading() as connection:
        found = {row.name: row.value for row in connection.execute(query)}
    return Serials(found.get("publication", 0), found.get("routes", 0))
