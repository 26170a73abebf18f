"""What somebody uploads: a flow file, or a ZIP archive of flow files.

Names are compared with a pattern and never used as paths.
"""

from __future__ import annotations

import io
import re
from collections.abc import Iterator
from dataclasses import dataclass

from designer.uploaded_archive import Limits, opened
from ivrflow.lang.reading import MAX_BYTES
from ivrflow.model.errors import Misuse

__all__ = ["UploadedFlow", "unpack"]

MOST = Limits(files=300, unpacked_bytes=20_000_000)

NAME = re.compile(r"(?:[^/\\]+/)?([A-Za-z_][A-Za-z0-9_]{0,63})\.(ivr|calls|layout\.json)")
"""In one folder at most, as archives made of a folder have it."""


@dataclass(frozen=True, slots=True)
class UploadedFlow:
    """The files of one flow."""

    name: str
    """Of the file; the flow is called as its header says."""
    text: str
    conversations: str = ""
    layout: str = ""


def unpack(name: str, content: bytes) -> tuple[UploadedFlow, ...]:
    """The flows in an upload, by file name. Raises Misuse with what is wrong; then nothing of it is to be used."""
    files = dict(_archived(content) if content[:2] == b"PK" else [(name.replace("\\", "/").split("/")[-1], content)])
    texts: dict[tuple[str, str], str] = {}
    for path, data in files.items():
        found = NAME.fullmatch(path)
        if found is None:
            raise Misuse(f'"{path[:80]}" is no flow file; there may be name.ivr, name.calls and name.layout.json')
        try:
            texts[found[1], found[2]] = data.decode("utf-8-sig")
        except UnicodeDecodeError:
            raise Misuse(f"{path}: is not UTF-8; save it as UTF-8") from None
    flows = sorted(flow for flow, kind in texts if kind == "ivr")
    if alone := sorted({flow for flow, _ in texts} - set(flows)):
        raise Misuse(f"{alone[0]}.ivr is missing beside its conversations or layout")
    if not flows:
        raise Misuse("there is no flow in it: a flow is a file such as telebank.ivr")
    return tuple(
        UploadedFlow(flow, texts[flow, "ivr"], texts.get((flow, "calls"), ""), texts.get((flow, "layout.json"), ""))
        for flow in flows
    )


def _archived(content: bytes) -> Iterator[tuple[str, bytes]]:
    with opened(io.BytesIO(content), MOST) as members:
        for member in members:
            data = member.content(MAX_BYTES)
            if data is None:
                raise Misuse(f'"{member.path[:80]}" is too large unpacked: {MAX_BYTES:,} bytes a file at most')
            yield member.path, data
