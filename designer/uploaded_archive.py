"""A ZIP archive that somebody uploaded. Opened with suspicion.

Whoever packs a way out of the folder or a link is refused with all that he packed. Nothing is ever written where its
paths point: they are there to be compared.
"""

from __future__ import annotations

import re
import stat
import zlib
from collections.abc import Iterator
from contextlib import contextmanager
from dataclasses import dataclass
from typing import IO
from zipfile import ZIP_DEFLATED, ZIP_STORED, BadZipFile, ZipFile, ZipInfo

from ivrflow.model.errors import Misuse

__all__ = ["Limits", "Member", "opened"]

LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
"""What systems leave in archives beside what people put there."""
LEADS_OUT = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")
ENCRYPTED = 0x1
"""The bit of a member's flags that says so (APPNOTE 4.4.4)."""
READ_HERE = (ZIP_STORED, ZIP_DEFLATED)
"""The other ways of packing unpack in one go, however much that is; zipfile cannot stop them."""
BROKEN = (BadZipFile, zlib.error, EOFError, OSError, ValueError, RuntimeError)
"""What zipfile raises of odd archives: ValueError of names and offsets, RuntimeError of passwords and, as
NotImplementedError, of versions that it does not know."""


@dataclass(frozen=True, slots=True)
class Limits:
    """How much one may hold."""

    files: int
    unpacked_bytes: int
    """Of all files together."""


@dataclass(frozen=True, slots=True)
class Member:
    """One file of an archive that is open."""

    archive: ZipFile
    info: ZipInfo

    @property
    def path(self) -> str:
        """As it stands there."""
        return self.info.filename

    def content(self, most_bytes: int) -> bytes | None:
        """Unpacked; None when it is larger. Raises Misuse when it is damaged."""
        if self.info.file_size > most_bytes:
            return None
        try:
            with self.archive.open(self.info) as file:
                # With a number, so that no more is unpacked than was declared, whatever is packed.
                return file.read(self.info.file_size + 1)
        except BROKEN as error:
            raise Misuse(f'"{self.path[:80]}" is damaged in the archive ({error}); pack it anew') from error


@contextmanager
def opened(file: IO[bytes], limits: Limits) -> Iterator[tuple[Member, ...]]:
    """Its files, without what systems leave behind; to be read in the `with` block.

    Raises Misuse for what is no archive, and for one that is not to be opened.
    """
    try:
        archive = ZipFile(file)
    except BROKEN as error:
        raise Misuse(f"the archive cannot be read ({error}); pack it anew as ZIP, without a password") from error
    with archive:
        everything = archive.infolist()
        for each in everything:
            _check(each)
        members = [each for each in everything if not each.is_dir() and not LITTER.search(each.filename)]
        if len(members) > limits.files:
            held, most = len(members), limits.files
            raise Misuse(f"the archive holds {held} files; at most {most} are read, so pack several archives")
        if sum(each.file_size for each in members) > limits.unpacked_bytes:
            most = limits.unpacked_bytes // 1_000_000
            raise Misuse(f"unpacked, the archive is larger than {most} MB; pack several archives")
        yield tuple(Member(archive, each) for each in members)


def _check(member: ZipInfo) -> None:
    path = member.filename
    if LEADS_OUT.search(path) or LEADS_OUT.search(member.orig_filename):
        raise Misuse(f'the archive holds "{path[:80]}", which leads out of its folder; it was not opened')
    if stat.S_ISLNK(member.external_attr >> 16):
        raise Misuse(f'the archive holds the link "{path[:80]}"; pack the files themselves')
    if member.flag_bits & ENCRYPTED:
        raise Misuse("the archive has a password; pack it anew without one")
    if not member.is_dir() and member.compress_type not in READ_HERE:
        raise Misuse(f'"{path[:80]}" is packed in an unusual way; pack it anew as ZIP, with Deflate')
