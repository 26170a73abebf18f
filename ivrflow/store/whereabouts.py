"""Where engines can be listened to: each writes down its address, and those who watch find it."""

from __future__ import annotations

from sqlalchemy import delete, select
from sqlalchemy.dialects.sqlite import insert

from ivrflow.store.database import Database
from ivrflow.store.schema import meta

__all__ = ["Whereabouts"]


class Whereabouts:
    """The addresses of a workspace's engines. What one left behind that was killed stays until it starts again: only
    the addresses of those count that have a lease."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def put(self, engine: str, address: str) -> None:
        """An engine listens here: `127.0.0.1:41234`; empty: nowhere any more. Raises Unavailable."""
        name = self._prefix + engine
        with self._database.writing() as connection:
            if address:
                statement = insert(meta).values(name=name, value=address)
                connection.execute(statement.on_conflict_do_update(index_elements=["name"], set_={"value": address}))
            else:
                connection.execute(delete(meta).where(meta.c.name == name))

    def all(self) -> dict[str, str]:
        """Engine → address. Raises Unavailable."""
        query = select(meta.c.name, meta.c.value).where(meta.c.name.startswith(self._prefix, autoescape=True))
        with self._database.reading() as connection:
            return {row.name.removeprefix(self._prefix): row.value for row in connection.execute(query)}

    @property
    def _prefix(self) -> str:
        return f"engine:{self._database.workspace}:"
