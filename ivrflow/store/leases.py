"""One engine per name: a second one is told who is there, and a dead one's lease is taken over.

A lease runs out when it is not renewed. On the same machine it is also known at once whether its holder still runs,
so that an engine that was killed can be started again without waiting, and one that merely stalls is not doubled.
"""

from __future__ import annotations

import os
import socket
from dataclasses import dataclass, replace
from datetime import datetime, timedelta
from pathlib import Path

from sqlalchemy import ColumnElement, Connection, Row, delete, select, update
from sqlalchemy.dialects.sqlite import insert

from ivrflow.model.errors import Unavailable
from ivrflow.store.database import Database
from ivrflow.store.schema import leases

__all__ = ["Holder", "Lease", "Leases", "this_process"]


@dataclass(frozen=True, slots=True)
class Holder:
    """A process."""

    place: str
    """The machine and, on Linux, its PID namespace: where `pid` means something."""
    pid: int
    start: str
    """When the process started, as its machine counts; empty where that cannot be known. Tells a reused pid."""


@dataclass(frozen=True, slots=True)
class Lease:
    """The right to be the engine of this name until it expires."""

    name: str
    holder: Holder
    acquired: datetime
    expires: datetime
    serving: str = ""
    """The hash of the release that its new calls get; empty before the first is loaded."""

    @property
    def life(self) -> str:
        """Tells this run of the engine from those before and after it: no spaces, no line breaks."""
        return f"{self.name}@{self.acquired.isoformat()}".replace(" ", "_")


class Leases:
    """The engine leases of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def acquire(self, name: str, ttl: timedelta = timedelta(seconds=10), holder: Holder | None = None) -> Lease:
        """Take the lease, for this process by default. Renew it well before `ttl` has passed.

        Raises Unavailable when a living engine has it, saying which.
        """
        holder, now = holder or this_process(), self._database.now()
        with self._database.writing() as connection:
            row = self._row(connection, name)
            if row is not None and _holder(row) != holder and _is_held(row, holder, now):
                raise Unavailable(
                    f'engine "{name}" is running already: process {row.pid} on {row.place.partition("/")[0]} since '
                    f"{row.acquired:%Y-%m-%d %H:%M:%S} UTC (its lease runs until {row.expires:%H:%M:%S}). "
                    "Stop it, or start this one under another name with --engine"
                )
            lease = Lease(name, holder, now, now + ttl)
            values = {
                "place": holder.place,
                "pid": holder.pid,
                "process_start": holder.start,
                "acquired": now,
                "expires": lease.expires,
                "serving": "",
            }
            statement = insert(leases).values(workspace=self._database.workspace, name=name, **values)
            connection.execute(statement.on_conflict_do_update(index_elements=["workspace", "name"], set_=values))
        return lease

    def renew(self, lease: Lease, ttl: timedelta = timedelta(seconds=10)) -> Lease:
        """Keep it, and tell what the lease says is served. Raises Unavailable when somebody else has taken it: this
        engine must then stop taking calls."""
        expires = self._database.now() + ttl
        with self._database.writing() as connection:
            row = self._row(connection, lease.name)
            if row is None or _holder(row) != lease.holder:
                who = f"process {row.pid} on {row.place.partition('/')[0]}" if row else "nobody"
                raise Unavailable(f'engine "{lease.name}" has lost its lease; {who} has it now')
            connection.execute(
                update(leases).where(*self._is(lease.name)).values(expires=expires, serving=lease.serving)
            )
        return replace(lease, expires=expires)

    def living(self) -> tuple[Lease, ...]:
        """Those of engines that run, by name."""
        query = select(leases).where(leases.c.workspace == self._database.workspace).order_by(leases.c.name)
        with self._database.reading() as connection:
            rows = list(connection.execute(query))
        here, now = this_process(), self._database.now()
        return tuple(
            Lease(row.name, _holder(row), row.acquired, row.expires, row.serving)
            for row in rows
            if _is_held(row, here, now)
        )

    def release(self, lease: Lease) -> None:
        """Give it back, if it is still ours."""
        with self._database.writing() as connection:
            row = self._row(connection, lease.name)
            if row is not None and _holder(row) == lease.holder:
                connection.execute(delete(leases).where(*self._is(lease.name)))

    def _row(self, connection: Connection, name: str) -> Row[tuple[object, ...]] | None:
        return connection.execute(select(leases).where(*self._is(name))).one_or_none()

    def _is(self, name: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
        return leases.c.workspace == self._database.workspace, leases.c.name == name


def this_process() -> Holder:
    """The process that asks."""
    place = socket.gethostname()
    try:
        place += "/" + str(Path("/proc/self/ns/pid").readlink())
    except OSError:
        place += "/"
    return Holder(place, os.getpid(), _start_of(os.getpid()))


def _is_held(row: Row[tuple[object, ...]], asking: Holder, now: datetime) -> bool:
    holder = _holder(row)
    if holder.place == asking.place and holder.start:
        return _start_of(holder.pid) == holder.start
    return bool(row.expires > now)


def _holder(row: Row[tuple[object, ...]]) -> Holder:
    return Holder(row.place, row.pid, row.process_start)


def _start_of(pid: int) -> str:
    """Field 22 of /proc/PID/stat (proc(5)), empty for a dead process and where there is no /proc."""
    try:
        fields = Path(f"/proc/{pid}/stat").read_text().rpartition(")")[2].split()
    except OSError:
        return ""
    return "" if fields[0] in "ZX" else fields[19]
