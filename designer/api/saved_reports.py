"""Reports that people compose and keep: their own, and those for everybody."""

from __future__ import annotations

from typing import Annotated

from pydantic import BaseModel, Field

from designer.api.context import author, site
from designer.api.report_shapes import AskedBody, SavedReportShape
from designer.api.routing import Answer, Empty, Request, allowed, routes
from designer.reports.describing import asked_shape
from ivrflow.store.reports.saved import SavedReport, WantedReport

__all__ = ["api"]

api = routes("saved reports", "Questions that are kept: one's own are there for nobody else.")


class SavedReportPath(BaseModel):
    """A kept report."""

    number: Annotated[int, Field(ge=1, le=2**62)]


class SavedReportList(Answer):
    """By name."""

    reports: tuple[SavedReportShape, ...]


class SavedReportBody(Request):
    """What is to be kept."""

    name: Annotated[str, Field(max_length=200)]
    shared: bool = False
    """Everybody sees it, and who may keep reports may change it."""
    asked: AskedBody

    def wanted(self) -> WantedReport:
        return WantedReport(self.name, self.asked.asked_for(), self.shared)


@api.get("/reports/saved", responses={200: SavedReportList})
@allowed("reports.see")
def list_saved_reports() -> SavedReportList:
    """Those for everybody, and one's own."""
    return SavedReportList(reports=tuple(map(_shape, site().reports.saved(author()))))


@api.post("/reports/saved", responses={201: SavedReportShape})
@allowed("reports.edit")
def save_report(body: SavedReportBody) -> tuple[SavedReportShape, int]:
    """Keep one more."""
    return _shape(site().reports.save(body.wanted(), author())), 201


@api.put("/reports/saved/<int:number>", responses={200: SavedReportShape})
@allowed("reports.edit")
def change_report(path: SavedReportPath, body: SavedReportBody) -> SavedReportShape:
    """Change one. 404 for what is somebody else's own."""
    return _shape(site().reports.change(path.number, body.wanted(), author()))


@api.delete("/reports/saved/<int:number>", responses={200: Empty})
@allowed("reports.edit")
def remove_report(path: SavedReportPath) -> Empty:
    """Forget one. 404 for what is somebody else's own."""
    site().reports.remove(path.number, author())
    return Empty()


def _shape(saved: SavedReport) -> SavedReportShape:
    return SavedReportShape(
        number=saved.number,
        name=saved.name,
        shared=saved.shared,
        author=saved.author,
        saved=saved.saved,
        asked=asked_shape(saved.asked_for),
    )
