"""Opens the store's database and lets the others read and write in it, one transaction at a time.

SQLite with a rollback journal: several processes write (engine, designer, command line), and the write-ahead log of
SQLite before 3.51.3 can then be corrupted (docs/adr/0008). A commit is on disk when it returns.
"""

from __future__ import annotations

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import contextmanager, suppress
from datetime import UTC, datetime
from pathlib import Path

from sqlalchemy import URL, Connection, Engine, create_engine, event, make_url
from sqlalchemy.exc import ArgumentError, DataError, DBAPIError, IntegrityError, InterfaceError, ProgrammingError
from sqlalchemy.pool import ConnectionPoolEntry

from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.store.ladder import bring_up_to_date

__all__ = ["Clock", "Database", "open_database", "utc_now"]

Clock = Callable[[], datetime]

PRAGMAS = (
    "journal_mode = TRUNCATE",
    "synchronous = FULL",
    "mmap_size = 0",
    "trusted_schema = OFF",
    "cell_size_check = ON",
)

ADVICE = {
    "SQLITE_FULL": "the disk is full; make room, nothing was changed",
    "SQLITE_READONLY": "it may not be written; give this user write access to the file and its folder",
    "SQLITE_CANTOPEN": "it cannot be opened; does its folder exist, and may this user write there?",
    "SQLITE_NOTADB": "it is not a database; name another file with --store",
    "SQLITE_CORRUPT": "it is damaged; stop IVRFlow and restore the last backup",
    "SQLITE_BUSY": "another process keeps it locked; try again, or end that process",
    "SQLITE_IOERR": "the disk reports an error; look into the system log, and check that the disk is not full",
}


def utc_now() -> datetime:
    return datetime.now(UTC)


class Database:
    """One workspace of a store. Its methods wait for the disk: not for the thread that serves calls."""

    def __init__(self, engine: Engine, workspace: str, clock: Clock) -> None:
        self._engine, self.workspace, self.now = engine, workspace, clock

    @property
    def place(self) -> str:
        """Where the store is, for messages."""
        return str(self._engine.url.database)

    @contextmanager
    def reading(self) -> Iterator[Connection]:
        """A consistent view. Raises Unavailable."""
        with self._explained(), self._engine.connect() as connection, connection.begin():
            yield connection

    @contextmanager
    def writing(self) -> Iterator[Connection]:
        """All or nothing; the only writer meanwhile. Raises Unavailable, after which the outcome is unknown when it
        was the commit that failed: what is written must bear being written again."""
        with (
            self._explained(),
            self._engine.connect().execution_options(ivrflow_begin="IMMEDIATE") as connection,
            connection.begin(),
        ):
            yield connection

    def check(self) -> tuple[str, ...]:
        """What SQLite's own integrity check finds wrong, empty for a sound store. Reads the whole file."""
        with self.reading() as connection:
            rows = connection.exec_driver_sql("PRAGMA integrity_check").scalars().all()
        return tuple(str(row) for row in rows if row != "ok")

    def close(self) -> None:
        self._engine.dispose()

    @contextmanager
    def _explained(self) -> Iterator[None]:
        try:
            yield
        except (DataError, IntegrityError, InterfaceError, ProgrammingError):
            # Our own mistake, not the world's: a row or a statement that cannot be.
            raise
        except DBAPIError as error:
            raise _explain(error.orig, self.place) from error


def open_database(
    where: str | Path, workspace: str = "default", clock: Clock = utc_now, busy_timeout_ms: int = 5000
) -> Database:
    """Open a store, and make it when it is not there; tables of an older version are brought up to date.

    `where` is a path or a URL `sqlite:///…`. Raises Misuse for another kind of database; Unavailable when it cannot be
    opened, is something else, or was written by a newer version.
    """
    path = _path_of(where)
    _create_file(path)
    # What callers entered must not turn up in a traceback.
    engine = create_engine(
        URL.create("sqlite", database=str(path)),
        connect_args={"timeout": busy_timeout_ms / 1000},
        hide_parameters=True,
    )
    event.listen(engine, "connect", _set_up)
    event.listen(engine, "begin", _begin)
    database = Database(engine, workspace, clock)
    try:
        with database.writing() as connection:
            bring_up_to_date(connection)
    except Unavailable as error:
        database.close()
        raise error if str(path) in str(error) else Unavailable(f"{path}: {error}") from error
    return database


def _path_of(where: str | Path) -> Path:
    if isinstance(where, Path) or "://" not in where:
        return Path(where).expanduser().absolute()
    try:
        url = make_url(where)
    except ArgumentError as error:
        raise Misuse(f'"{where}" is neither a path nor a database URL such as sqlite:///var/ivrflow.db') from error
    if url.get_backend_name() != "sqlite" or not url.database:
        raise Misuse(f'the store of this version is a SQLite file, not "{url.get_backend_name()}"; give a path')
    return Path(url.database).absolute()


def _create_file(path: Path) -> None:
    # Journals hold what callers pressed: for this user's eyes only.
    try:
        path.parent.mkdir(parents=True, exist_ok=True)
        with suppress(FileExistsError):
            os.close(os.open(path, os.O_CREAT | os.O_EXCL | os.O_RDWR, 0o600))
    except OSError as error:
        raise Unavailable(f"{path}: cannot be created ({error.strerror}); name another file with --store") from error


def _set_up(connection: sqlite3.Connection, _entry: ConnectionPoolEntry) -> None:
    # We begin transactions ourselves: the driver would start them only at the first write.
    connection.isolation_level = None
    for pragma in PRAGMAS:
        connection.execute(f"PRAGMA {pragma}")


def _begin(connection: Connection) -> None:
    connection.exec_driver_sql(f"BEGIN {connection.get_execution_options().get('ivrflow_begin', 'DEFERRED')}")


def _explain(error: BaseException | None, place: str) -> Unavailable:
    name = str(getattr(error, "sqlite_errorname", ""))
    advice = next((text for code, text in ADVICE.items() if name.startswith(code)), f"the database refuses: {error}")
    return Unavailable(f"{place}: {advice}")
