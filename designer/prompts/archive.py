"""A ZIP archive of recordings, as a studio delivers them.

Names within it become names of recordings and are never used as paths. A file that is no recording is refused by
itself.
"""

from __future__ import annotations

import re
from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import PurePosixPath
from typing import IO

from designer.prompts.upload import MOST_BYTES, check_name
from designer.uploaded_archive import Limits, Member, opened
from ivrflow.model.errors import Misuse
from ivrflow.speech.audio_file import SUFFIXES

__all__ = ["MOST_ARCHIVE_BYTES", "Naming", "Packed", "packed_in", "proposed_name"]

MOST_ARCHIVE_BYTES = 64 * 1024 * 1024
"""Of the archive itself."""
MOST = Limits(files=1_000, unpacked_bytes=400_000_000)
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
    with opened(file, MOST) as members:
        if not members:
            raise Misuse("the archive is empty")
        names = naming.of([each.path for each in members])
        taken: set[tuple[str, str]] = set()
        for member in members:
            yield _packed(member, names[member.path], taken)


def proposed_name(path: str) -> str:
    """`My greeting (2).wav` → `My_greeting_2`, `cards/lost.wav` → `cards/lost`; empty when nothing is left."""
    parts = SUFFIX.sub("", path.replace("\\", "/")).split("/")
    return "/".join(part for part in (UNFIT.sub("_", each).strip("_-") for each in parts) if part)


def _packed(member: Member, called: tuple[str, str], taken: set[tuple[str, str]]) -> Packed:
    language, name = called
    try:
        if PurePosixPath(member.path).suffix.lower() not in SUFFIXES:
            raise Misuse(f"this is no sound file; there may be {', '.join(sorted(SUFFIXES))}")
        if not name:
            raise Misuse("nothing is left of this name; call the file with letters, digits, _ and -")
        check_name(name)
        if called in taken:
            raise Misuse(f'"{name}" is in the archive twice; only the first one counts')
        content = member.content(MOST_BYTES)
        if content is None:
            raise Misuse(f"this is larger than {MOST_BYTES // 1_000_000} MB; export it in mono, or shorten it")
    except Misuse as error:
        return Packed(member.path, language, name, b"", str(error))
    taken.add(called)
    return Packed(member.path, language, name, content, "")
