"""Which flow answers which dialled number."""

from __future__ import annotations

import re

from sqlalchemy import Connection, delete, select
from sqlalchemy.dialects.sqlite import insert

from ivrflow.model.errors import Misuse
from ivrflow.model.releases import Route, match_route
from ivrflow.store.audit import note_change
from ivrflow.store.counters import count_up
from ivrflow.store.database import Database
from ivrflow.store.schema import routes

__all__ = ["Routes"]

PATTERN = re.compile(r"[^\s\x00-\x1f\x7f]{1,64}")


class Routes:
    """The routes of a workspace. An engine keeps the list and reads it again when `Serials.routes` has grown;
    `match_route` finds the right one."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def list(self) -> tuple[Route, ...]:
        """By pattern."""
        query = select(routes.c.pattern, routes.c.flow).where(routes.c.workspace == self._database.workspace)
        with self._database.reading() as connection:
            return tuple(Route(*row) for row in connection.execute(query.order_by(routes.c.pattern)))

    def find(self, dnis: str) -> Route | None:
        """The route for a dialled number: an exact one before the longest prefix."""
        return match_route(self.list(), dnis)

    def set(self, pattern: str, flow: str, author: str) -> None:
        """Route a number (`95588`), a prefix (`955*`) or everything else (`*`). Raises Misuse for another pattern."""
        if not PATTERN.fullmatch(pattern):
            raise Misuse(f'"{pattern}" is not a route; write a number, a prefix such as 955*, or * for all the rest')
        statement = insert(routes).values(workspace=self._database.workspace, pattern=pattern, flow=flow)
        with self._database.writing() as connection:
            if self._flow_of(connection, pattern) == flow:
                return
            connection.execute(
                statement.on_conflict_do_update(index_elements=["workspace", "pattern"], set_={"flow": flow})
            )
            count_up(connection, self._database, "routes")
            note_change(connection, self._database, author, "route set", pattern, flow)

    def remove(self, pattern: str, author: str) -> None:
        """Raises Misuse when there is no such route."""
        with self._database.writing() as connection:
            if self._flow_of(connection, pattern) is None:
                raise Misuse(f'there is no route "{pattern}"; `ivrflow routes` lists them')
            connection.execute(
                delete(routes).where(routes.c.workspace == self._database.workspace, routes.c.pattern == pattern)
            )
            count_up(connection, self._database, "routes")
            note_change(connection, self._database, author, "route removed", pattern)

    def _flow_of(self, connection: Connection, pattern: str) -> str | None:
        query = select(routes.c.flow).where(routes.c.workspace == self._database.workspace, routes.c.pattern == pattern)
        return connection.execute(query).scalar()
