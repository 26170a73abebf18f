"""A sound file that somebody uploads: looked at before it takes the place of anything."""

from __future__ import annotations

import re
from dataclasses import dataclass
from pathlib import Path, PurePosixPath

from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.speech.audio_file import SUFFIXES, read_audio_content
from ivrflow.speech.pipeline import process

__all__ = ["MOST_BYTES", "CheckedSound", "check_name", "check_sound", "shown_name"]

MOST_BYTES = 12_000_000
SHORTEST_MS = 20
LONGEST_MS = 10 * 60_000
NAME = re.compile(r"[A-Za-z0-9_][A-Za-z0-9_-]{0,63}(?:/[A-Za-z0-9_][A-Za-z0-9_-]{0,63}){0,3}")


@dataclass(frozen=True, slots=True)
class CheckedSound:
    """A file that can be played."""

    suffix: str
    content: bytes
    duration_ms: int
    """As callers will hear it, silence at its ends cut off."""


def check_name(name: str) -> str:
    """The id of a recording, which becomes the name of its file. Raises Misuse."""
    if not NAME.fullmatch(name):
        raise Misuse(
            f'"{name[:80]}" is no name for a recording: letters, digits, _ and -, in folders at most three deep, such '
            'as "welcome" or "cards/lost"'
        )
    return name


def shown_name(file_name: str) -> str:
    """A file's name as it is told, without its folders."""
    return PurePosixPath(file_name.replace("\\", "/")).name[:80] or "the file"


def check_sound(file_name: str, content: bytes) -> CheckedSound:
    """Read the file as callers will hear it. Raises Misuse that says what is wrong with it."""
    shown = shown_name(file_name)
    suffix = PurePosixPath(shown).suffix.lower()
    if suffix not in SUFFIXES:
        raise Misuse(f'"{shown}" is no sound file; there may be {", ".join(sorted(SUFFIXES))}')
    if len(content) > MOST_BYTES:
        raise Misuse(f'"{shown}" is larger than {MOST_BYTES // 1_000_000} MB; export it in mono, or shorten it')
    stand_in = Path(f"upload{suffix}")
    try:
        # A little more than may be, so that it is told from what is just as long.
        sound = process(read_audio_content(content, stand_in, LONGEST_MS / 1000 + 60))
    except Unavailable as error:
        raise Misuse(str(error).replace(str(stand_in), shown)) from error
    if sound.duration_ms < SHORTEST_MS:
        raise Misuse(f'"{shown}" holds nothing but silence; record it anew')
    if sound.duration_ms > LONGEST_MS:
        raise Misuse(f'"{shown}" lasts {sound.duration_ms // 60_000} minutes; a recording lasts ten at most')
    return CheckedSound(suffix, content, sound.duration_ms)
