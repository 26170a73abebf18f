"""A flow with its conversations and its layout, as a ZIP archive."""

from __future__ import annotations

import io
from collections.abc import Iterable
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from ivrflow.model.releases import Draft

__all__ = ["pack"]

EPOCH = (1980, 1, 1, 0, 0, 0)
"""The same drafts give the same bytes, whenever they are packed."""


def pack(drafts: Iterable[Draft]) -> bytes:
    """The files that `ivrflow pull` would write, side by side."""
    file = io.BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for draft in drafts:
            for name, text in (
                (f"{draft.flow}.ivr", draft.text),
                (f"{draft.flow}.calls", draft.conversations),
                (f"{draft.flow}.layout.json", draft.layout),
            ):
                if text:
                    archive.writestr(ZipInfo(name, EPOCH), text.encode("utf-8", "replace"), ZIP_DEFLATED)
    return file.getvalue()
