"""What everybody did, and what was refused."""

from __future__ import annotations

import io
from datetime import UTC, datetime
from http import HTTPStatus
from typing import Annotated, Any

from flask import Response, send_file
from pydantic import AfterValidator, AwareDatetime, BaseModel, Field

from designer.accounts.permissions import ROLES
from designer.accounts.record import MOST_EXPORTED, as_file
from designer.api.context import author, site
from designer.api.language import told
from designer.api.routing import Answer, allowed, routes
from designer.api.session import in_words
from ivrflow.store.audit import AuditEntry, AuditFilter

__all__ = ["api"]

api = routes("audit", "The record of changes: who did what, when, from where. Entries are only ever added.")

CSV: dict[str | int | HTTPStatus, Any] = {
    200: {"content": {"text/csv": {"schema": {"type": "string", "format": "binary"}}}}
}


def _in_utc(moment: datetime) -> datetime:
    try:
        return moment.astimezone(UTC)
    except OverflowError:
        raise ValueError("a moment between the years 1 and 9999") from None


Text = Annotated[str, Field(max_length=200)]
Moment = Annotated[AwareDatetime, AfterValidator(_in_utc)]


class AuditQuestion(BaseModel):
    """Which entries; absent: all."""

    who: Text = ""
    what: Text = ""
    subject: Text = ""
    """A part of it, whatever the letters' case."""
    since: Moment | None = None
    until: Moment | None = None


class AuditQuery(AuditQuestion):
    """Which entries, a page at a time."""

    before: Annotated[int | None, Field(ge=0, le=2**62)] = None
    """Entries with a smaller number: the next page."""
    limit: Annotated[int, Field(ge=1, le=1000)] = 100


class AuditShape(Answer):
    """Something that was done, or refused."""

    number: int
    at: datetime
    who: str
    what: str
    label: str
    """The same in the language of the page."""
    subject: str
    detail: str
    address: str
    """The IP address that it came from; empty: from the machine itself."""


class AuditList(Answer):
    """The newest first."""

    entries: tuple[AuditShape, ...]


class ActionShape(Answer):
    """Something that is done in the designer."""

    what: str
    label: str
    """The same in the language of the page."""


class AuditWords(Answer):
    """What entries can be looked for by."""

    people: tuple[str, ...]
    actions: tuple[ActionShape, ...]


@api.get("/audit", responses={200: AuditList})
@allowed("audit.see")
def list_audit(query: AuditQuery) -> AuditList:
    """What was done by whom, when, from where."""
    wanted = AuditFilter(query.who, query.what, query.subject, query.since, query.until, query.before, query.limit)
    return AuditList(entries=tuple(map(_shape, site().store.audit.find(wanted))))


@api.get("/audit/words", responses={200: AuditWords})
@allowed("audit.see")
def list_audit_words() -> AuditWords:
    """Who did something, and what there is that was done."""
    audit = site().store.audit
    return AuditWords(
        people=audit.people(),
        actions=tuple(ActionShape(what=what, label=_label(what)) for what in audit.actions()),
    )


@api.get("/audit/export", responses=CSV)
@allowed("audit.see")
def export_audit(query: AuditQuestion) -> Response:
    """The same as a CSV file for spreadsheets, the newest first; taking it is put on record itself."""
    wanted = AuditFilter(query.who, query.what, query.subject, query.since, query.until, limit=MOST_EXPORTED)
    content = as_file(site().store.audit.find(wanted))
    site().note(author(), "audit exported", "")
    return send_file(io.BytesIO(content), mimetype="text/csv", as_attachment=True, download_name="audit.csv")


def _shape(entry: AuditEntry) -> AuditShape:
    subject = in_words(entry.subject) if entry.what == "invited" else entry.subject
    return AuditShape(
        number=entry.number,
        at=entry.at,
        who=entry.who,
        what=entry.what,
        label=_label(entry.what),
        subject=subject,
        detail=in_words(entry.detail) if entry.detail in ROLES else entry.detail,
        address=entry.address,
    )


def _label(what: str) -> str:
    words = told(what, "audit")
    return words[:1].upper() + words[1:]
