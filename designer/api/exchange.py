"""Flows as files: export and import."""

from __future__ import annotations

import io
from http import HTTPStatus
from typing import Any

from flask import Response, send_file
from flask_openapi3.models.file import FileStorage
from pydantic import BaseModel, Field

from designer.api.context import author, site
from designer.api.routing import Answer, FlowPath, allowed, routes
from designer.exchange.importing import import_flows
from designer.exchange.packing import pack
from designer.exchange.unpacking import unpack

__all__ = ["api"]

api = routes("exchange", "Flows as files, the same that lie in a folder under git.")

ZIP: dict[str | int | HTTPStatus, Any] = {
    200: {"content": {"application/zip": {"schema": {"type": "string", "format": "binary"}}}}
}


class ImportForm(BaseModel):
    """A flow file (`telebank.ivr`), or a ZIP archive of them with their `.calls` and `.layout.json`."""

    file: FileStorage
    replace: bool = Field(False, description="Replace drafts of the same name; their history keeps what they were.")


class ImportedShape(Answer):
    """One flow that was brought in."""

    flow: str
    revision: int
    replaced: bool


class ImportAnswer(Answer):
    """All of them."""

    flows: tuple[ImportedShape, ...]


@api.get("/flows/<flow>/export", responses=ZIP)
@allowed("flows.see")
def export_flow(path: FlowPath) -> Response:
    """The draft with its conversations and its layout."""
    return _download(pack([site().drafts.get(path.flow)]), f"{path.flow}.zip")


@api.get("/export", responses=ZIP)
@allowed("flows.see")
def export_all() -> Response:
    """All drafts."""
    return _download(pack(site().store.drafts.list()), "flows.zip")


@api.post("/import", responses={200: ImportAnswer})
@allowed("flows.edit")
def import_files(form: ImportForm) -> ImportAnswer:
    """Bring flows in: all that the file holds, or, when anything in it is wrong, nothing."""
    uploaded = unpack(form.file.filename or "flow.ivr", form.file.read())
    imported = import_flows(site().drafts, uploaded, author(), form.replace)
    return ImportAnswer(flows=tuple(map(ImportedShape.model_validate, imported)))


def _download(content: bytes, name: str) -> Response:
    return send_file(io.BytesIO(content), mimetype="application/zip", as_attachment=True, download_name=name)
