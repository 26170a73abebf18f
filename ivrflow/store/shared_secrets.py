"""What the processes of an installation know in common, and nobody else: made by whoever needs it first."""

from __future__ import annotations

import secrets

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from ivrflow.store.database import Database
from ivrflow.store.schema import meta

__all__ = ["SharedSecrets"]

SECRET_BYTES = 32


class SharedSecrets:
    """The secrets of a workspace, each with a purpose."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, purpose: str) -> bytes:
        """32 random bytes, the same for everybody who opens this store. Raises Unavailable."""
        name = f"secret:{self._database.workspace}:{purpose}"
        query = select(meta.c.value).where(meta.c.name == name)
        with self._database.reading() as connection:
            found = connection.execute(query).scalar_one_or_none()
        if found is None:
            with self._database.writing() as connection:
                made = insert(meta).values(name=name, value=secrets.token_hex(SECRET_BYTES))
                connection.execute(made.on_conflict_do_nothing())
                found = connection.execute(query).scalar_one()
        return bytes.fromhex(found)
