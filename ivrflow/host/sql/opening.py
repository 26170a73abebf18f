"""Engines for sources: read-only where they should be, and never a new file by mistake."""

from __future__ import annotations

import sqlite3
from pathlib import Path
from urllib.parse import quote

from sqlalchemy import Engine, create_engine, make_url
from sqlalchemy.exc import ArgumentError, NoSuchModuleError
from sqlalchemy.pool import QueuePool

from ivrflow.host.declared import HostSource
from ivrflow.host.secrets import ResolveSecret
from ivrflow.model.errors import Unavailable

__all__ = ["open_engine"]


def open_engine(source: HostSource, resolve: ResolveSecret, folder: Path) -> Engine:
    """An engine that connects when it is first used. A relative SQLite path is looked for in `folder`.

    A SQLite file is opened `mode=ro`, or `mode=rw` when the source may write, and never made. Of other databases the
    role that the URL names decides what may be written; that no statement which is not declared as `write` is ever
    committed holds for them too. Raises Unavailable for a URL that cannot be used.
    """
    try:
        url = make_url(resolve(source.url))
        if url.get_backend_name() != "sqlite":
            return create_engine(url, pool_size=source.pool, max_overflow=0, pool_pre_ping=True, hide_parameters=True)
    except (NoSuchModuleError, ModuleNotFoundError) as error:
        raise Unavailable(f"{source.path}: the driver for this url is not installed ({error})") from error
    except ArgumentError as error:
        raise Unavailable(f'{source.path}: url is no database URL; write one such as "sqlite:///bank.db"') from error
    if not url.database or url.database == ":memory:":
        raise Unavailable(f'{source.path}: url names no file; write one such as "sqlite:///bank.db"')
    path = folder.absolute() / url.database
    mode = "ro" if source.read_only else "rw"

    def connect() -> sqlite3.Connection:
        # Another thread interrupts a query that takes too long. Transactions are begun by whoever runs a statement.
        place = f"file:{quote(str(path))}?mode={mode}"
        return sqlite3.connect(place, uri=True, timeout=1.0, isolation_level=None, check_same_thread=False)

    return create_engine(
        "sqlite://", creator=connect, poolclass=QueuePool, pool_size=source.pool, max_overflow=0, hide_parameters=True
    )
