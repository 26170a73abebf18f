"""Reports: what can be asked, the answers, and the same as files."""

from __future__ import annotations

import io
import re
from http import HTTPStatus
from typing import Any

from flask import Response, send_file
from pydantic import Field

from designer.api.catalogue import LanguageQuery
from designer.api.context import site
from designer.api.language import page_texts
from designer.api.report_shapes import (
    ReportQuery,
    ReportShape,
    ServicesQuery,
    ServicesShape,
    report_shape,
    services_shape,
)
from designer.api.routing import Answer, allowed, routes
from designer.catalogue.texts import texts_in
from designer.reports.describing import describe_reports
from designer.reports.desk import FORMATS, ServicesTold, Told, as_file
from designer.reports.shapes import ReportsShape

__all__ = ["api"]

api = routes("reports", "How much happened: counted as calls end.")


class ValuesShape(Answer):
    """By what numbers can be told apart."""

    values: dict[str, tuple[str, ...]]
    """Dimension → what was in calls."""
    titles: dict[str, str] = Field(description="Flow, or `flow.node`, → what it is called on the canvas.")


class FlowServiceUseShape(Answer):
    """A node that notes a milestone."""

    flow: str
    flow_title: str
    node: str
    node_title: str
    published: bool
    """Callers get there now; otherwise it is only drawn."""


class FlowServiceShape(Answer):
    """A service."""

    name: str
    uses: tuple[FlowServiceUseShape, ...]


class FlowServiceList(Answer):
    """By name."""

    milestones: tuple[FlowServiceShape, ...]


def _files(shape: type[Answer]) -> dict[str | int | HTTPStatus, Any]:
    binary = {"schema": {"type": "string", "format": "binary"}}
    return {200: {"model": shape, "content": dict.fromkeys(FORMATS.values(), binary)}}


@api.get("/reports", responses={200: ReportsShape})
@allowed("reports.see")
def list_reports(query: LanguageQuery) -> ReportsShape:
    """What can be asked, and reports that are there from the beginning."""
    return describe_reports(texts_in(query.language))


@api.get("/reports/values", responses={200: ValuesShape})
@allowed("reports.see")
def list_report_values() -> ValuesShape:
    """Flows, numbers, nodes, services… that were in calls."""
    return ValuesShape(values=dict(site().store.reports.values()), titles=dict(site().titles()))


@api.get("/reports/answer", responses={200: ReportShape})
@allowed("reports.see")
def answer_report(query: ReportQuery) -> ReportShape | Response:
    """The numbers; `format` makes a file of them."""
    told = site().reports.ask(query.asked_for())
    return report_shape(told) if query.format == "json" else _file(told, query)


@api.get("/reports/services", responses={200: ServicesShape})
@allowed("reports.see")
def answer_services(query: ServicesQuery) -> ServicesShape | Response:
    """How many customers used how many services, and which; `format` makes a file of it."""
    told = site().reports.ask_services(query.asked_for())
    return services_shape(told) if query.format == "json" else _file(told, query)


@api.get("/milestones", responses={200: FlowServiceList})
@allowed("flows.see")
def list_milestones() -> FlowServiceList:
    """The services of all flows, and where each is noted."""
    return FlowServiceList(
        milestones=tuple(
            FlowServiceShape(name=name, uses=tuple(map(FlowServiceUseShape.model_validate, uses)))
            for (_, name), uses in sorted(site().milestones().items())
        )
    )


def _file(told: Told | ServicesTold, query: ServicesQuery) -> Response:
    title = query.title or "Report"
    content = as_file(told, query.format, title, page_texts())
    name = re.sub(r"[^\w() -]+", " ", title).strip() or "Report"
    media = FORMATS[query.format]
    return send_file(io.BytesIO(content), mimetype=media, as_attachment=True, download_name=f"{name}.{query.format}")
