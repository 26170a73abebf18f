"""Calendars, lists and tables as forms: where they are used, what is wrong while one types, and saving."""

from __future__ import annotations

from flask import Response

from designer.api.context import author, site
from designer.api.language import page_texts, told
from designer.api.live import DatumPath
from designer.api.live_shapes import (
    ColumnType,
    FaultList,
    FaultShape,
    FormBody,
    FormShape,
    LiveCheckBody,
    LiveConflictShape,
    LiveOverview,
    LiveUseShape,
    NowShape,
    StaleForm,
    StaleFormProblem,
    SummaryShape,
    ZoneQuery,
)
from designer.api.problems import problem
from designer.api.routing import allowed, routes
from designer.catalogue.texts import Texts
from designer.live.desk import LiveClash, LiveSummary, WantedForm
from designer.live.forms import blank_form, faults_of, form_of
from ivrflow.model.errors import Misuse
from ivrflow.model.shared_table import COLUMN_TYPES
from ivrflow.runtime.live_files import SUBJECTS

__all__ = ["api"]

api = routes("live_forms", "Live data as people edit it: forms, what is wrong in them, and where things are used.")


@api.get("/live", responses={200: LiveOverview})
@allowed("flows.see")
def list_all_live(query: ZoneQuery) -> LiveOverview:
    """All calendars, lists and tables, with who uses them and whether calendars are open now."""
    return LiveOverview(
        subjects=tuple(SUBJECTS),
        data=tuple(map(_summary, site().live.summaries(query.zone))),
        blank=tuple(map(blank_form, SUBJECTS)),
    )


@api.get("/live/<subject>/<name>/form", responses={200: FormShape})
@allowed("flows.see")
def get_live_form(path: DatumPath, query: ZoneQuery) -> FormShape:
    """One of them, to be edited."""
    return _opened(site().live.summary(path.subject, path.name, query.zone), COLUMN_TYPES, page_texts())


@api.post("/live/check", responses={200: FaultList})
@allowed("flows.see")
def check_live_form(body: LiveCheckBody) -> FaultList:
    """What is wrong in a form, each at its place. Nothing is stored."""
    faults = faults_of(body.form, site().store.database.now().date())
    return FaultList(
        faults=tuple(FaultShape(place=each.place, message=told(each.message, "problems")) for each in faults)
    )


@api.put("/live/<subject>/<name>/form", responses={200: FormShape, 409: StaleFormProblem})
@allowed("live.edit")
def put_live_form(path: DatumPath, query: ZoneQuery, body: FormBody) -> FormShape | Response:
    """Change it; callers get it at once. 409 `stale`, with both people's changes, when somebody else was faster."""
    if body.form.subject != path.subject:
        raise Misuse(f"this is the form of a {body.form.subject}")
    saved = site().live.save(WantedForm(path.name, body.form, body.base_revision, body.base), author())
    if isinstance(saved, LiveClash):
        sentence = f'somebody else changed the {path.subject} "{path.name}" meanwhile; nothing of yours is lost'
        return problem(409, sentence, "stale", {"merge": _stale(path.subject, saved).model_dump(mode="json")})
    site().others.forget()
    return _opened(site().live.summary(path.subject, path.name, query.zone), COLUMN_TYPES, page_texts())


def _summary(summary: LiveSummary) -> SummaryShape:
    datum = summary.datum
    return SummaryShape(
        subject=datum.subject,
        name=datum.name,
        title=str(datum.value.get("title", "")),
        revision=datum.revision,
        size=sum(_count(datum.value.get(part)) for part in ("entries", "rows", "holidays", "special")),
        uses=tuple(LiveUseShape.model_validate(use) for use in summary.uses),
        now=tuple(
            NowShape(zone=each.zone, state=each.moment.state, title=each.moment.title, until=each.moment.until)
            for each in summary.now
        ),
        author=summary.changed.who if summary.changed else None,
        changed=summary.changed.at if summary.changed else None,
    )


def _opened(summary: LiveSummary, types: tuple[str, ...], texts: Texts) -> FormShape:
    return FormShape(
        summary=_summary(summary),
        form=form_of(summary.datum.subject, summary.datum.value),
        column_types=tuple(ColumnType(value=each, label=texts.of(each, "message_words", each)) for each in types),
    )


def _stale(subject: str, clash: LiveClash) -> StaleForm:
    theirs, merged = clash.theirs, clash.merged
    return StaleForm(
        revision=theirs.revision if theirs else "",
        author=clash.author,
        theirs=form_of(subject, theirs.value) if theirs else None,
        merged=merged.form if merged else None,
        conflicts=tuple(LiveConflictShape.model_validate(each) for each in merged.conflicts) if merged else (),
    )


def _count(part: object) -> int:
    return len(part) if isinstance(part, list | dict) else 0
