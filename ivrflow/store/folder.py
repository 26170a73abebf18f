"""Keeps a folder of flow files and the drafts of a store in step: push and pull.

For each flow three things are compared: the file, the draft, and the mark of what was last in step with this folder.
A side that equals the mark was not touched; when both were, it is a conflict, and nothing is changed. Text,
conversations and layout are judged apart: a conversation that somebody added, or a box that somebody moved, does not
stand in the way of a changed text.
"""

from __future__ import annotations

import hashlib
from collections.abc import Callable, Iterable
from dataclasses import dataclass, replace
from enum import Enum

from sqlalchemy import select
from sqlalchemy.dialects.sqlite import insert

from ivrflow.model.releases import Draft
from ivrflow.store.database import Database
from ivrflow.store.drafts import Drafts, Stale
from ivrflow.store.schema import folder_marks

__all__ = ["Folder", "FolderFlow", "Outcome", "Synced"]


@dataclass(frozen=True, slots=True)
class FolderFlow:
    """A flow as its files hold it."""

    flow: str
    text: str
    layout: str = ""
    """Empty: there is no layout file."""
    conversations: str = ""
    """Empty: there is no `.calls` file."""


class Outcome(Enum):
    """What became of a flow."""

    SAME = "same"
    """Folder and store agree."""
    DONE = "done"
    """The other side has it now; after a pull, once the caller has written the file."""
    OTHER_IS_NEWER = "other is newer"
    """Only the other side was touched: a push would undo the store's change, a pull the folder's."""
    CONFLICT = "conflict"
    """Both sides were touched, or nothing is known of what they had in common."""
    DELETED = "deleted"
    """The draft was deleted in the store since; the file is still there."""
    NOT_PUSHED = "not pushed"
    """Of a pull: only the folder has it."""


@dataclass(frozen=True, slots=True)
class Mark:
    """SHA-256 of what folder and store last had in common; empty when nothing."""

    text: str = ""
    layout: str = ""
    conversations: str = ""


@dataclass(frozen=True, slots=True)
class Synced:
    """One flow after a push or a pull."""

    flow: str
    outcome: Outcome
    file: FolderFlow | None = None
    """Of a pull that is DONE: what to write into the folder."""
    replaced: FolderFlow | None = None
    """What `force` overwrote although it had been touched, for whoever wants to keep it."""
    mark: Mark = Mark()


class Folder:
    """One folder of flow files, as a store remembers it."""

    def __init__(self, database: Database, name: str) -> None:
        """`name` tells folders apart: the clones of two developers are two folders."""
        self._database, self._name = database, name
        self._drafts = Drafts(database)

    def push(self, files: Iterable[FolderFlow], author: str, force: bool = False) -> tuple[Synced, ...]:
        """Save the files as drafts where nobody has touched the draft since. With `force` the folder wins.

        Raises Unavailable; what was pushed before that stays pushed.
        """
        return tuple(self._push(file, author, force) for file in files)

    def pull(self, files: Iterable[FolderFlow], force: bool = False) -> tuple[Synced, ...]:
        """What the folder should hold: the draft of each flow whose file nobody has touched since, and of new flows.

        The caller writes the `file` of those that are DONE and then calls `pulled`. With `force` the store wins.
        Raises Unavailable.
        """
        by_flow = {file.flow: file for file in files}
        drafts = {draft.flow: draft for draft in self._drafts.list()}
        return tuple(
            self._pull(flow, by_flow.get(flow), drafts.get(flow), force)
            for flow in sorted(by_flow.keys() | drafts.keys())
        )

    def pulled(self, synced: Iterable[Synced]) -> None:
        """The files of a pull were written."""
        for one in synced:
            if one.outcome is Outcome.DONE:
                self._set_mark(one.flow, one.mark)

    def _push(self, file: FolderFlow, author: str, force: bool) -> Synced:
        draft, mark = self._drafts.get(file.flow), self._mark(file.flow)
        if draft is None and mark != Mark() and not force:
            return Synced(file.flow, Outcome.DELETED)
        there = _as_file(draft) if draft else None
        synced = _carry(file, there, mark, force)
        if synced.outcome is Outcome.DONE:
            assert synced.file is not None
            try:
                wanted, base = synced.file, draft.revision if draft else 0
                put = Draft(wanted.flow, base, wanted.text, wanted.layout, author, self._database.now())
                self._drafts.put(replace(put, conversations=wanted.conversations))
            except Stale:
                return Synced(file.flow, Outcome.CONFLICT)
        if synced.outcome in (Outcome.DONE, Outcome.SAME):
            self._set_mark(file.flow, synced.mark)
        return Synced(file.flow, synced.outcome, None, synced.replaced, synced.mark)

    def _pull(self, flow: str, file: FolderFlow | None, draft: Draft | None, force: bool) -> Synced:
        mark = self._mark(flow)
        if draft is None:
            return Synced(flow, Outcome.NOT_PUSHED if mark == Mark() else Outcome.DELETED)
        synced = _carry(_as_file(draft), file, mark, force)
        if synced.outcome is Outcome.SAME:
            self._set_mark(flow, synced.mark)
        return synced

    def _mark(self, flow: str) -> Mark:
        query = select(folder_marks).where(
            folder_marks.c.workspace == self._database.workspace,
            folder_marks.c.folder == self._name,
            folder_marks.c.flow == flow,
        )
        with self._database.reading() as connection:
            row = connection.execute(query).one_or_none()
        return Mark(row.text, row.layout, row.conversations) if row else Mark()

    def _set_mark(self, flow: str, mark: Mark) -> None:
        if self._mark(flow) == mark:
            return
        key = {"workspace": self._database.workspace, "folder": self._name, "flow": flow}
        values = {"text": mark.text, "layout": mark.layout, "conversations": mark.conversations}
        statement = insert(folder_marks).values(**key, **values)
        with self._database.writing() as connection:
            connection.execute(statement.on_conflict_do_update(index_elements=list(key), set_=values))


def _as_file(draft: Draft) -> FolderFlow:
    return FolderFlow(draft.flow, draft.text, draft.layout, draft.conversations)


def _carry(mine: FolderFlow, other: FolderFlow | None, mark: Mark, force: bool) -> Synced:
    """What the other side should hold so that it has mine."""
    if other is None:
        return Synced(mine.flow, Outcome.DONE, mine, None, _mark_of(mine, mine, Mark()))
    text = _compare(mine.text, other.text, mark.text)
    verdicts = {text, _compare_part(mine.conversations, other.conversations, mark.conversations)}
    touched = next((each for each in (Outcome.CONFLICT, Outcome.OTHER_IS_NEWER) if each in verdicts), None)
    if touched and not force and (touched is Outcome.CONFLICT or Outcome.DONE not in verdicts):
        return Synced(mine.flow, touched)

    def newer(part: Callable[[FolderFlow], str], known: str) -> str:
        carried = part(mine) and (force or _compare_part(part(mine), part(other), known) is Outcome.DONE)
        return part(mine) if carried else part(other)

    wanted = FolderFlow(
        mine.flow,
        mine.text if force or text is Outcome.DONE else other.text,
        newer(lambda file: file.layout, mark.layout),
        newer(lambda file: file.conversations, mark.conversations),
    )
    return Synced(
        mine.flow,
        Outcome.SAME if wanted == other else Outcome.DONE,
        wanted,
        other if touched and force else None,
        _mark_of(wanted, mine, mark),
    )


def _mark_of(wanted: FolderFlow, mine: FolderFlow, known: Mark) -> Mark:
    """What both sides have in common now; where they do not, what they had."""
    return Mark(
        _hash(wanted.text) if wanted.text == mine.text else known.text,
        _hash(wanted.layout) if wanted.layout == mine.layout else known.layout,
        _hash(wanted.conversations) if wanted.conversations == mine.conversations else known.conversations,
    )


def _compare_part(mine: str, other: str, mark: str) -> Outcome:
    """As `_compare`, where a side may have nothing of the kind: then it says nothing about it."""
    if not mine:
        return Outcome.SAME
    return _compare(mine, other, mark) if other else Outcome.DONE


def _compare(mine: str, other: str, mark: str) -> Outcome:
    if mine == other:
        return Outcome.SAME
    if mark and _hash(other) == mark:
        return Outcome.DONE
    return Outcome.OTHER_IS_NEWER if mark and _hash(mine) == mark else Outcome.CONFLICT


def _hash(text: str) -> str:
    return hashlib.sha256(text.encode("utf-8", "surrogatepass")).hexdigest()
