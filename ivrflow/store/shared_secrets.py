"""What the processes of an installation know in common, and nobody else: made by whoever needs it first."""

from __future__ import annotations

import secrets
from typing import Any

from sqlalchemy import Connection, Select, select
from sqlalchemy.dialects.sqlite import insert

from ivrflow.store.database import Database
from ivrflow.store.schema import meta

__all__ = ["SharedSecrets", "secret_within"]

SECRET_BYTES = 32


class SharedSecrets:
    """The secrets of a workspace, each with a purpose."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, purpose: str) -> bytes:
        """32 random bytes, the same for everybody who opens this store. Raises Unavailable."""
        with self._database.reading() as connection:
            found = connection.execute(_kept(self._database.workspace, purpose)).scalar_one_or_none()
        if found is not None:
            return bytes.fromhex(found)
        with self._database.writing() as connection:
            return secret_within(connection, self._database.workspace, purpose)


def secret_within(connection: Connection, workspace: str, purpose: str) -> bytes:
    """The same, within the caller's transaction, which writes."""
    made = insert(meta).values(name=_name(workspace, purpose), value=secrets.token_hex(SECRET_BYTES))
    connection.execute(made.on_conflict_do_nothing())
    return bytes.fromhex(connection.execute(_kept(workspace, purpose)).scalar_one())


def _kept(workspace: str, purpose: str) -> Select[Any]:
    return select(meta.c.value).where(meta.c.name == _name(workspace, purpose))


def _name(workspace: str, purpose: str) -> str:
    return f"secret:{workspace}:{purpose}"
