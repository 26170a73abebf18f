"""The JSON of live data as people edit it."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import Field

from designer.api.catalogue import LanguageQuery
from designer.api.problems import Problem
from designer.api.routing import Answer, Request
from designer.live.shapes import LiveForm

__all__ = [
    "ColumnType",
    "FaultList",
    "FaultShape",
    "FormBody",
    "FormShape",
    "LiveCheckBody",
    "LiveConflictShape",
    "LiveOverview",
    "LiveUseShape",
    "NowShape",
    "StaleForm",
    "StaleFormProblem",
    "SummaryShape",
    "ZoneQuery",
]

ExactName = Annotated[str, Field(max_length=64)]


class ZoneQuery(LanguageQuery):
    """The clock of the page."""

    zone: ExactName = "UTC"
    """By which it is told whether a calendar is open that no flow follows."""


class LiveUseShape(Answer):
    """A node that uses it."""

    flow: str
    flow_title: str
    node: str
    node_title: str
    published: bool
    """Callers get there now; otherwise it is only drawn."""


class NowShape(Answer):
    """Whether a calendar is open now."""

    zone: str
    state: str
    """`open`, `closed`, `holiday`; `failed` when it cannot be read."""
    title: str
    """The name of the day."""
    until: datetime | None
    """When that changes; null: not within two weeks."""


class SummaryShape(Answer):
    """One calendar, list or table among all."""

    subject: str
    name: str
    title: str
    revision: str
    size: int
    """Entries of a list, rows of a table, dates of a calendar."""
    uses: tuple[LiveUseShape, ...]
    now: tuple[NowShape, ...]
    """Of a calendar: in each zone of the flows that follow it."""
    author: str | None
    """Who changed it last."""
    changed: datetime | None


class ColumnType(Answer):
    """What a column of a table can hold."""

    value: str
    label: str


class LiveOverview(Answer):
    """All, by subject and name."""

    subjects: tuple[str, ...]
    data: tuple[SummaryShape, ...]
    blank: tuple[LiveForm, ...]
    """What a new one of each subject begins with."""


class FormShape(Answer):
    """One of them, to be edited."""

    summary: SummaryShape
    form: LiveForm
    column_types: tuple[ColumnType, ...]
    """What columns of tables can hold."""


class FormBody(Request):
    """What it is to be."""

    base_revision: ExactName = ""
    """Empty: there was none."""
    base: LiveForm | None = None
    """The form that was read, so that changes of two people can be put together."""
    form: LiveForm


class LiveCheckBody(Request):
    """A form that is being filled in."""

    form: LiveForm


class FaultShape(Answer):
    """One thing to mend."""

    place: tuple[str | int, ...]
    """Members and indices from the form inwards: `["week", 0, "openings", 1]`."""
    message: str


class FaultList(Answer):
    """All that is wrong; nothing is when it is empty."""

    faults: tuple[FaultShape, ...]


class LiveConflictShape(Answer):
    """One thing that both changed, each in their own way."""

    what: str
    mine: str
    theirs: str


class StaleForm(Answer):
    """Member `merge` of the problem. To accept: save `merged`, or `theirs` changed, on top of `revision`."""

    revision: str
    """Empty: they took it away."""
    author: str
    theirs: LiveForm | None
    merged: LiveForm | None
    """Both people's changes, and mine where they disagree; null when the form that mine began with is not known."""
    conflicts: tuple[LiveConflictShape, ...]


class StaleFormProblem(Problem):
    """Somebody else changed it meanwhile; nothing was changed."""

    merge: StaleForm
