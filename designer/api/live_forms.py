"""Calendars, lists and tables as forms: where they are used, what is wrong while one types, and saving."""

from __future__ import annotations

from flask import Response

from designer.api.context import author, site
from designer.api.language import page_texts, told
from designer.api.live import DatumPath
from designer.api.live_shapes import (
    CheckBody,
    FaultList,
    FaultShape,
    FormBody,
    FormShape,
    LiveOverview,
    StaleFormProblem,
    ZoneQuery,
    form_shape,
    stale_form,
    summary_shape,
)
from designer.api.problems import problem
from designer.api.routing import allowed, routes
from designer.live.desk import LiveClash, WantedForm
from designer.live.forms import blank_form, faults_of
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
        data=tuple(map(summary_shape, site().live.summaries(query.zone))),
        blank=tuple(map(blank_form, SUBJECTS)),
    )


@api.get("/live/<subject>/<name>/form", responses={200: FormShape})
@allowed("flows.see")
def get_live_form(path: DatumPath, query: ZoneQuery) -> FormShape:
    """One of them, to be edited."""
    return form_shape(site().live.summary(path.subject, path.name, query.zone), COLUMN_TYPES, page_texts())


@api.post("/live/check", responses={200: FaultList})
@allowed("flows.see")
def check_live_form(body: CheckBody) -> FaultList:
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
        return problem(409, sentence, "stale", {"merge": stale_form(path.subject, saved).model_dump(mode="json")})
    site().others.forget()
    return form_shape(site().live.summary(path.subject, path.name, query.zone), COLUMN_TYPES, page_texts())
