"""What authors are working on: one draft per flow, saved only on top of what was read."""

from __future__ import annotations

from dataclasses import replace

from sqlalchemy import ColumnElement, Connection, Row, delete, func, select
from sqlalchemy.dialects.sqlite import insert

from ivrflow.model.errors import Misuse
from ivrflow.model.releases import Draft
from ivrflow.store.audit import note_change
from ivrflow.store.database import Database
from ivrflow.store.schema import draft_revisions, drafts

__all__ = ["Drafts", "Stale", "save_draft"]


KEPT_REVISIONS = 500
"""Of each flow, the newest; while a browser is open it saves every few seconds in which something changed."""


class Stale(Misuse):
    """Somebody else was faster. Nothing was changed; read again, and decide."""

    def __init__(self, message: str, base: int, current: int) -> None:
        super().__init__(message)
        self.base, self.current = base, current
        """What the request was made on, and what is there now."""


class Drafts:
    """The drafts of a workspace."""

    def __init__(self, database: Database) -> None:
        self._database = database

    def get(self, flow: str) -> Draft | None:
        with self._database.reading() as connection:
            row = _row(connection, self._database, flow)
        return _draft(row) if row and not row.deleted else None

    def list(self) -> tuple[Draft, ...]:
        """By flow id."""
        query = select(drafts).where(drafts.c.workspace == self._database.workspace, drafts.c.deleted.is_(False))
        with self._database.reading() as connection:
            return tuple(_draft(row) for row in connection.execute(query.order_by(drafts.c.flow)))

    def revisions(self, flow: str) -> tuple[Draft, ...]:
        """The revisions that are still kept, the newest first."""
        with self._database.reading() as connection:
            rows = connection.execute(
                select(draft_revisions)
                .where(*_revisions_of(self._database, flow))
                .order_by(draft_revisions.c.revision.desc())
            ).all()
        return tuple(_kept(row) for row in rows)

    def revision(self, flow: str, number: int) -> Draft | None:
        """A draft as it was once; None when that is not kept."""
        query = select(draft_revisions).where(
            *_revisions_of(self._database, flow), draft_revisions.c.revision == number
        )
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return _kept(row) if row else None

    def latest_with(self, flow: str, text: str) -> Draft | None:
        """The newest revision with just this text, such as the one that was published: its layout shows how it was
        drawn. None when none is kept."""
        query = select(draft_revisions).where(*_revisions_of(self._database, flow), draft_revisions.c.text == text)
        with self._database.reading() as connection:
            row = connection.execute(query.order_by(draft_revisions.c.revision.desc()).limit(1)).one_or_none()
        return _kept(row) if row else None

    def archived(self) -> tuple[Draft, ...]:
        """Flows that were deleted, as they were last, by flow id."""
        gone = select(drafts.c.flow).where(drafts.c.workspace == self._database.workspace, drafts.c.deleted.is_(True))
        newest = (
            select(draft_revisions.c.flow, func.max(draft_revisions.c.revision).label("revision"))
            .where(draft_revisions.c.workspace == self._database.workspace, draft_revisions.c.flow.in_(gone))
            .group_by(draft_revisions.c.flow)
            .subquery()
        )
        query = select(draft_revisions).join(
            newest,
            (draft_revisions.c.flow == newest.c.flow) & (draft_revisions.c.revision == newest.c.revision),
        )
        with self._database.reading() as connection:
            rows = connection.execute(
                query.where(draft_revisions.c.workspace == self._database.workspace).order_by(draft_revisions.c.flow)
            ).all()
        return tuple(_kept(row) for row in rows)

    def save(self, flow: str, text: str, layout: str, author: str, base_revision: int) -> int:
        """Save on top of the revision that the author read (0: there was none) and return the new revision; its
        conversations stay as they are.

        Saving what is there already changes nothing and returns its revision, so that a save may be repeated when its
        outcome is not known. Raises Stale, Unavailable.
        """
        with self._database.writing() as connection:
            row = _row(connection, self._database, flow)
            conversations = row.conversations if row and not row.deleted else ""
            draft = Draft(flow, base_revision, text, layout, author, self._database.now(), conversations)
            return self._save(connection, draft)

    def put(self, draft: Draft) -> int:
        """Save all of a draft, its conversations too, on top of the `revision` that it carries (0: there was none).

        As `save`; `updated` does not matter.
        """
        with self._database.writing() as connection:
            return self._save(connection, replace(draft, updated=self._database.now()))

    def _save(self, connection: Connection, draft: Draft) -> int:
        row = _row(connection, self._database, draft.flow)
        wanted = (draft.text, draft.layout, draft.conversations)
        if row and not row.deleted and (row.text, row.layout, row.conversations) == wanted:
            return int(row.revision)
        _refuse_stale(row, draft.flow, draft.revision)
        return save_draft(connection, self._database, draft)

    def delete(self, flow: str, author: str, base_revision: int) -> None:
        """Remove a draft; its published versions stay. Raises Misuse when there is none, Stale, Unavailable."""
        with self._database.writing() as connection:
            row = _row(connection, self._database, flow)
            if row is None or row.deleted:
                raise Misuse(f'there is no draft of "{flow}"')
            _refuse_stale(row, flow, base_revision)
            gone = Draft(flow, 0, "", "", author, self._database.now())
            save_draft(connection, self._database, gone, deleted=True)
            note_change(connection, self._database, author, "draft deleted", flow)


def save_draft(connection: Connection, database: Database, draft: Draft, deleted: bool = False) -> int:
    """Write a draft over whatever is there, within the caller's transaction. Returns its revision (the one in `draft`
    does not matter)."""
    row = _row(connection, database, draft.flow)
    revision = int(row.revision) + 1 if row else 1
    values = {
        "revision": revision,
        "text": draft.text,
        "layout": draft.layout,
        "conversations": draft.conversations,
        "author": draft.author,
        "updated": draft.updated,
        "deleted": deleted,
    }
    statement = insert(drafts).values(workspace=database.workspace, flow=draft.flow, **values)
    connection.execute(statement.on_conflict_do_update(index_elements=["workspace", "flow"], set_=values))
    if not deleted:
        _keep_revision(connection, database, replace(draft, revision=revision))
    return revision


def _keep_revision(connection: Connection, database: Database, draft: Draft) -> None:
    kept = {
        "text": draft.text,
        "layout": draft.layout,
        "conversations": draft.conversations,
        "author": draft.author,
        "saved": draft.updated,
    }
    connection.execute(
        insert(draft_revisions).values(workspace=database.workspace, flow=draft.flow, revision=draft.revision, **kept)
    )
    too_old = draft_revisions.c.revision <= draft.revision - KEPT_REVISIONS
    connection.execute(delete(draft_revisions).where(*_revisions_of(database, draft.flow), too_old))


def _revisions_of(database: Database, flow: str) -> tuple[ColumnElement[bool], ColumnElement[bool]]:
    return draft_revisions.c.workspace == database.workspace, draft_revisions.c.flow == flow


def _refuse_stale(row: Row[tuple[object, ...]] | None, flow: str, base: int) -> None:
    if row is None:
        if base:
            raise Stale(f'"{flow}" has no draft; it was to be saved on top of revision {base}', base, 0)
    elif row.deleted:
        if base not in (0, row.revision):
            raise Stale(f'"{flow}" was deleted by {row.author} after revision {base}', base, row.revision)
    elif base != row.revision:
        raise Stale(
            f'"{flow}" is at revision {row.revision}, saved by {row.author}; yours is based on revision {base}. '
            "Load it again and repeat your change",
            base,
            row.revision,
        )


def _row(connection: Connection, database: Database, flow: str) -> Row[tuple[object, ...]] | None:
    query = select(drafts).where(drafts.c.workspace == database.workspace, drafts.c.flow == flow)
    return connection.execute(query).one_or_none()


def _draft(row: Row[tuple[object, ...]]) -> Draft:
    return Draft(row.flow, row.revision, row.text, row.layout, row.author, row.updated, row.conversations)


def _kept(row: Row[tuple[object, ...]]) -> Draft:
    return Draft(row.flow, row.revision, row.text, row.layout, row.author, row.saved, row.conversations)
