"""A flow as it is being drawn: the draft of the store, or what the page sends beside its question."""

from __future__ import annotations

from typing import Annotated

from pydantic import Field

from designer.api.context import site
from designer.api.routing import Request
from designer.documents.shapes import Document
from designer.documents.writing import write_document
from designer.drafts.programs import ReadDrafts
from ivrflow.model.errors import Misuse

__all__ = ["Drawn", "read_drawn", "text_of"]


class Drawn(Request):
    """At most one of `document` and `text`; neither: the draft as it was saved."""

    document: Document | None = None
    text: Annotated[str, Field(max_length=2_000_000)] | None = None


def text_of(body: Drawn) -> str | None:
    """The text that was sent; None: the draft's."""
    if body.document is not None and body.text is not None:
        raise Misuse("send at most one of `document` and `text`")
    return write_document(body.document) if body.document is not None else body.text


def read_drawn(flow: str, body: Drawn) -> ReadDrafts:
    """All drafts, the flow as it is being drawn. Raises Misuse for an unknown flow."""
    return site().programs.read(flow, text_of(body))
