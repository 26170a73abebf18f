"""A ZIP archive of recordings, as a studio delivers them. Looked at with suspicion.

Names within it become names of recordings and are never used as paths; sizes are counted while reading, whatever the
archive says. Whoever packs a way out of the folder is refused with all that he packed; a file that is no recording is
refused by itself.
"""

from __future__ import annotations

import re
import stat
import zlib
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO
from zipfile import BadZipFile, ZipFile, ZipInfo

from designer.prompts.upload import MOST_BYTES, check_name
from ivrflow.model.errors import Misuse
from ivrflow.speech.audio_file import SUFFIXES

__all__ = ["MOST_ARCHIVE_BYTES", "Naming", "Packed", "packed_in", "proposed_name"]

MOST_ARCHIVE_BYTES = 64 * 1024 * 1024
"""Of the archive itself."""
MOST_FILES = 1_000
MOST_UNPACKED_BYTES = 400_000_000
LITTER = re.compile(r"(?:^|/)(?:__MACOSX/|\.|Thumbs\.db$|desktop\.ini$)", re.IGNORECASE)
"""What systems leave in archives beside what people put there."""
LEADS_OUT = re.compile(r"^[/\\]|^[A-Za-z]:|(?:^|[/\\])\.\.(?:[/\\]|$)|\x00")
SUFFIX = re.compile(r"\.[A-Za-z0-9]{1,5}$")
UNFIT = re.compile(r"[^A-Za-z0-9_-]+")


@dataclass(frozen=True, slots=True)
class Packed:
    """One file of an archive."""

    path: str
    """As it stands there."""
    language: str
    name: str
    content: bytes
    refusal: str
    """Why it cannot be taken; empty when it can."""


@dataclass(frozen=True, slots=True)
class Naming:
    """How files of an archive are called here."""

    language: str
    """Of files that lie in no folder called by another one."""
    languages: Collection[str]
    known: Collection[tuple[str, str]]
    """(language, name) of all that is there or played."""

    def of(self, paths: Iterable[str]) -> Mapping[str, tuple[str, str]]:
        """Path → (language, name). A folder around it all is the archive's own when names are known without it."""
        parts = {path: path.replace("\\", "/").split("/") for path in paths}
        whole = {path: self._called(each) for path, each in parts.items()}
        if len({each[0] for each in parts.values()}) > 1 or any(len(each) < 2 for each in parts.values()):
            return whole
        without = {path: self._called(each[1:]) for path, each in parts.items()}
        return without if self._known_of(whole) < self._known_of(without) else whole

    def _known_of(self, names: Mapping[str, tuple[str, str]]) -> int:
        return sum(name in self.known for name in names.values())

    def _called(self, parts: Sequence[str]) -> tuple[str, str]:
        by_tag = {each.lower(): each for each in self.languages}
        for index, part in enumerate(parts[:-1]):
            if part.lower() in by_tag:
                return by_tag[part.lower()], proposed_name("/".join(parts[index + 1 :]))
        return self.language, proposed_name("/".join(parts))


def packed_in(file: IO[bytes], naming: Naming) -> Iterator[Packed]:
    """The files, one after the other.

    Raises Misuse, before the first one, for what is no archive, or one that is not to be opened.
    """
    try:
        with ZipFile(file) as archive:
            members = _members(archive)
            names = naming.of([each.filename for each in members])
            taken: set[tuple[str, str]] = set()
            for member in members:
                yield _packed(archive, member, names[member.filename], taken)
    except (BadZipFile, NotImplementedError, EOFError, OSError, ValueError) as error:
        raise Misuse(f"the archive cannot be read ({error}); pack it anew as ZIP, without a password") from error


def proposed_name(path: str) -> str:
    """`My greeting (2).wav` → `My_greeting_2`, `cards/lost.wav` → `cards/lost`; empty when nothing is left."""
    parts = SUFFIX.sub("", path.replace("\\", "/")).split("/")
    return "/".join(part for part in (UNFIT.sub("_", each).strip("_-") for each in parts) if part)


def _members(archive: ZipFile) -> list[ZipInfo]:
    everything = archive.infolist()
    for each in everything:
        if LEADS_OUT.search(each.filename) or LEADS_OUT.search(each.orig_filename):
            raise Misuse(f'the archive holds "{each.filename[:80]}", which leads out of its folder; it was not opened')
        if stat.S_ISLNK(each.external_attr >> 16):
            raise Misuse(f'the archive holds the link "{each.filename[:80]}"; pack the files themselves')
        if each.flag_bits & 1:
            raise Misuse("the archive has a password; pack it anew without one")
    members = [each for each in everything if not each.is_dir() and not LITTER.search(each.filename)]
    if not members:
        raise Misuse("the archive is empty")
    if len(members) > MOST_FILES:
        raise Misuse(f"the archive holds {len(members)} files; at most {MOST_FILES} are read, so pack several archives")
    if sum(each.file_size for each in members) > MOST_UNPACKED_BYTES:
        most = MOST_UNPACKED_BYTES // 1_000_000
        raise Misuse(f"unpacked, the archive is larger than {most} MB; pack several archives")
    return members


def _packed(archive: ZipFile, member: ZipInfo, called: tuple[str, str], taken: set[tuple[str, str]]) -> Packed:
    language, name = called
    try:
        if PurePosixPath(member.filename).suffix.lower() not in SUFFIXES:
            raise Misuse(f"this is no sound file; there may be {', '.join(sorted(SUFFIXES))}")
        if not name:
            raise Misuse("nothing is left of this name; call the file with letters, digits, _ and -")
        check_name(name)
        if called in taken:
            raise Misuse(f'"{name}" is in the archive twice; only the first one counts')
        content = _content(archive, member)
    except Misuse as error:
        return Packed(member.filename, language, name, b"", str(error))
    taken.add(called)
    return Packed(member.filename, language, name, content, "")


def _content(archive: ZipFile, member: ZipInfo) -> bytes:
    if member.file_size > MOST_BYTES:
        raise Misuse(f"this is larger than {MOST_BYTES // 1_000_000} MB; export it in mono, or shorten it")
    try:
        with archive.open(member) as file:
            content = file.read(MOST_BYTES + 1)
    except (BadZipFile, zlib.error, EOFError, RuntimeError, NotImplementedError) as error:
        raise Misuse(f"this file of the archive is damaged ({error})") from error
    if len(content) > MOST_BYTES:
        raise Misuse(f"this is larger than {MOST_BYTES // 1_000_000} MB; export it in mono, or shorten it")
    return content
