"""What somebody uploads: a flow file, or a ZIP archive of flow files. Looked at with suspicion.

Names are compared with a pattern and never used as paths; sizes are counted while reading, whatever the archive says.
"""

from __future__ import annotations

import io
import re
import zlib
from collections.abc import Iterator
from dataclasses import dataclass
from zipfile import BadZipFile, ZipFile, ZipInfo

from ivrflow.lang.reading import MAX_BYTES
from ivrflow.model.errors import Misuse

__all__ = ["UploadedFlow", "unpack"]

MOST_FILES = 300
MOST_BYTES = 20_000_000
"""Of all files together, unpacked."""

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
        if ".." in path.replace("\\", "/").split("/") or path.startswith(("/", "\\")):
            raise Misuse(f'the archive holds "{path[:80]}", which leads out of its folder; it was not opened')
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
    try:
        with ZipFile(io.BytesIO(content)) as archive:
            members = [each for each in archive.infolist() if not each.is_dir()]
            if len(members) > MOST_FILES:
                raise Misuse(f"the archive holds {len(members)} files; at most {MOST_FILES} are read")
            room = MOST_BYTES
            for member in members:
                data = _member(archive, member, min(room, MAX_BYTES))
                room -= len(data)
                yield member.filename, data
    except (BadZipFile, zlib.error, NotImplementedError, EOFError, OSError, RuntimeError) as error:
        # RuntimeError is how zipfile says that a member is encrypted.
        raise Misuse(f"the archive cannot be read ({error}); pack it anew, without a password") from error


def _member(archive: ZipFile, member: ZipInfo, room: int) -> bytes:
    with archive.open(member) as file:
        data = file.read(room + 1)
    if len(data) > room:
        limits = f"{MAX_BYTES:,} bytes a file, {MOST_BYTES:,} in all"
        raise Misuse(f'"{member.filename[:80]}" is too large unpacked: {limits} at most')
    return data
