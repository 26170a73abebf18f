"""Brings the tables of an older store up to date, one rung per version.

Not Alembic: the ladder has few rungs, runs by itself when a store is opened, inside one transaction, without a folder
of scripts to ship; and it has to tell a store from a file that is something else.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Any, TypeAlias

from sqlalchemy import Connection, Row, Table, and_, bindparam, inspect, select, tuple_, update

from ivrflow.model.errors import Unavailable
from ivrflow.store.append_only import keep_for_ever
from ivrflow.store.call_rows import cdr_from, found_by
from ivrflow.store.reports.subjects import FINER, FINER_MEASURES, Subject
from ivrflow.store.reports.tables import (
    DIMENSIONS,
    FINER_BY,
    UNCOUNTED,
    UNKNOWN,
    saved_reports,
    services_used,
    tallies,
    tally_subjects,
)
from ivrflow.store.schema import (
    METADATA,
    VERSION,
    accounts,
    audit,
    calls,
    counters,
    draft_revisions,
    drafts,
    folder_marks,
    invitations,
    leases,
    meta,
    publications,
    recording_contents,
    recording_versions,
    schedules,
    sign_ins,
    versions,
    voice_documents,
)

__all__ = ["RUNGS", "Rung", "bring_up_to_date"]

_PAGE = 2_000
"""Calls that are held in memory at once."""

Rung: TypeAlias = Callable[[Connection], None]


def _milestones(connection: Connection) -> None:
    connection.exec_driver_sql("ALTER TABLE calls ADD COLUMN milestones TEXT NOT NULL DEFAULT '[]'")


def _designer(connection: Connection) -> None:
    METADATA.create_all(connection, [draft_revisions, accounts, invitations, sign_ins, schedules])
    # Whoever has a draft open is told apart from others by the text that it was based on.
    connection.exec_driver_sql(
        "INSERT INTO draft_revisions (workspace, flow, revision, text, layout, author, saved) "
        "SELECT workspace, flow, revision, text, layout, author, updated FROM drafts WHERE NOT deleted"
    )


def _conversations(connection: Connection) -> None:
    for table in (drafts, draft_revisions, versions, folder_marks):
        _add_text(connection, table, "conversations")
    _add_text(connection, publications, "proof")


def _serving(connection: Connection) -> None:
    _add_text(connection, leases, "serving")


def _what_calls_did(connection: Connection) -> None:
    _add_text(connection, calls, "route")
    _add_text(connection, calls, "left_at")
    _add_text(connection, calls, "inputs", "[]")


def _sums(connection: Connection) -> None:
    METADATA.create_all(connection, [tally_subjects, tallies, services_used, saved_reports])
    # Counting takes a while in a large store: whoever opens it does that, a day at a time.
    workspaces = connection.execute(select(calls.c.workspace).where(calls.c.ended.is_not(None)).distinct()).scalars()
    for workspace in workspaces.all():
        connection.execute(counters.insert().values(workspace=workspace, name=UNCOUNTED, value=1))


def _people(connection: Connection) -> None:
    if "disabled" not in {each["name"] for each in inspect(connection).get_columns(accounts.name)}:
        connection.exec_driver_sql("ALTER TABLE accounts ADD COLUMN disabled DATETIME")
    for table, column in ((invitations, "account"), (invitations, "author"), (audit, "address")):
        _add_text(connection, table, column)
    # The role had a longer name while there was only one.
    for table in (accounts, invitations):
        connection.execute(update(table).where(table.c.role == "administrator").values(role="admin"))
    keep_for_ever(connection)


def _devices(connection: Connection) -> None:
    for table, column in ((sign_ins, "device"), (sign_ins, "address"), (accounts, "identity")):
        _add_text(connection, table, column)
    _add_text(connection, schedules, "seen", "{}")


def _lists_of_calls(connection: Connection) -> None:
    _add_text(connection, calls, "outcome")
    _add_text(connection, calls, "services", "[]")
    connection.exec_driver_sql("ALTER TABLE calls ADD COLUMN duration_ms INTEGER")
    _fill_what_calls_are_found_by(connection)
    connection.exec_driver_sql("DROP INDEX calls_by_time")
    for index in calls.indexes:
        index.create(connection, checkfirst=True)


def _fill_what_calls_are_found_by(connection: Connection) -> None:
    fill = update(calls).where(
        calls.c.workspace == bindparam("this_workspace"), calls.c.call_id == bindparam("this_call_id")
    )
    last = ("", "")
    ended = select(calls).where(calls.c.ended.is_not(None)).order_by(calls.c.workspace, calls.c.call_id).limit(_PAGE)
    while rows := connection.execute(ended.where(tuple_(calls.c.workspace, calls.c.call_id) > last)).all():
        told = [
            {"this_workspace": row.workspace, "this_call_id": row.call_id, **found_by(cdr_from(row))} for row in rows
        ]
        connection.execute(fill, told)
        last = (rows[-1].workspace, rows[-1].call_id)


def _owners_of_reports(connection: Connection) -> None:
    if "owner" in {each["name"] for each in inspect(connection).get_columns(saved_reports.name)}:
        return
    # Its key changes, which no ALTER TABLE of SQLite can do.
    connection.exec_driver_sql("ALTER TABLE saved_reports RENAME TO older_reports")
    METADATA.create_all(connection, [saved_reports])
    connection.exec_driver_sql(
        "INSERT INTO saved_reports (workspace, owner, name, question, author, saved) "
        "SELECT workspace, '', name, question, author, saved FROM older_reports"
    )
    connection.exec_driver_sql("DROP TABLE older_reports")


def _voices(connection: Connection) -> None:
    METADATA.create_all(connection, [recording_contents, recording_versions, voice_documents])


def _finer_sums(connection: Connection) -> None:
    for column in FINER_BY:
        _add_text(connection, tally_subjects, column)
    numbers = sorted(int(measure) for measure in FINER_MEASURES)
    counted = select(tallies.c.subject).where(tallies.c.measure.in_(numbers)).distinct()
    found = connection.execute(select(tally_subjects).where(tally_subjects.c.id.in_(counted))).all()
    if not found:
        return
    connection.execute(tally_subjects.insert(), [_unknown_of(row) for row in found])
    # Until `ivrflow report rebuild` tells them apart by the records, and for ever where these are gone.
    finer = tally_subjects.alias("finer")
    same = [finer.c[name] == tally_subjects.c[name] for name in ("workspace", *DIMENSIONS) if name not in FINER_BY]
    of_plain = and_(*same, *(finer.c[name] == UNKNOWN for name in FINER_BY))
    columns = (tallies.c.level, tallies.c.start, finer.c.id, tallies.c.bucket, tallies.c.value)
    source = tallies.join(tally_subjects, tally_subjects.c.id == tallies.c.subject).join(finer, of_plain)
    copied = select(tallies.c.measure + FINER, *columns).select_from(source).where(tallies.c.measure.in_(numbers))
    connection.execute(
        tallies.insert().from_select(("measure", "level", "start", "subject", "bucket", "value"), copied)
    )
    taken = select(finer.c.id).select_from(tally_subjects.join(finer, of_plain))
    connection.execute(
        update(services_used).values(
            subject=taken.where(tally_subjects.c.id == services_used.c.subject).scalar_subquery()
        )
    )


def _unknown_of(row: Row[Any]) -> dict[str, Any]:
    """The subject of the finer sums of which nobody knows language and queue."""
    about = Subject(*(getattr(row, name) for name in DIMENSIONS))._replace(language=UNKNOWN, queue=UNKNOWN)
    return {"id": about.id_in(row.workspace), "workspace": row.workspace, **about._asdict()}


def _add_text(connection: Connection, table: Table, column: str, default: str = "") -> None:
    # A rung that makes whole tables makes them as they are today: with columns of later rungs.
    if column not in {each["name"] for each in inspect(connection).get_columns(table.name)}:
        connection.exec_driver_sql(f"ALTER TABLE {table.name} ADD COLUMN {column} TEXT NOT NULL DEFAULT '{default}'")


RUNGS: Mapping[int, Rung] = {
    2: _milestones,
    3: _designer,
    4: _conversations,
    5: _serving,
    6: _what_calls_did,
    7: _sums,
    8: _people,
    9: _devices,
    10: _lists_of_calls,
    11: _owners_of_reports,
    12: _voices,
    13: _finer_sums,
}
"""By the version that they lead to: `RUNGS[2]` turns a store of version 1 into one of version 2."""


def bring_up_to_date(connection: Connection, target: int = VERSION, rungs: Mapping[int, Rung] = RUNGS) -> None:
    """Make the tables of a fresh store, or climb from the version found to `target`, within the caller's transaction.

    Raises Unavailable for a store of a newer version, and for a database that is not a store.
    """
    present = set(inspect(connection).get_table_names())
    if meta.name not in present:
        if present:
            raise Unavailable(
                f"this database is not an IVRFlow store (it holds {', '.join(sorted(present)[:3])}…); "
                "name another file with --store, or leave it out to use the default one"
            )
        METADATA.create_all(connection)
        keep_for_ever(connection)
        connection.execute(meta.insert().values(name="version", value=str(target)))
        return
    version = int(connection.execute(select(meta.c.value).where(meta.c.name == "version")).scalar_one())
    if version > target:
        raise Unavailable(
            f"the store was written by a newer IVRFlow (store version {version}, this one reads up to {target}); "
            "install that version again, or restore a backup made before the upgrade"
        )
    for number in range(version + 1, target + 1):
        rungs[number](connection)
    if version < target:
        connection.execute(update(meta).where(meta.c.name == "version").values(value=str(target)))
