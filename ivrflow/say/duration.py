"""How long a prompt takes to be heard, before there is any sound of it. An estimate, never for anything but showing
and simulating."""

from __future__ import annotations

from collections.abc import Callable
from datetime import timedelta
from typing import NamedTuple, TypeAlias

from ivrflow.model.prompts import PieceKind, Prompt
from ivrflow.say.spoken import Transcript, spoken_text

__all__ = ["RecordingLength", "estimate_ms"]

RecordingLength: TypeAlias = Callable[[str, str], int | None]
"""(recording, language) -> milliseconds; None when nobody knows."""


class _Pace(NamedTuple):
    """Milliseconds for each sign of a text. Blanks and the like take no time of their own."""

    letter_ms: int
    digit_ms: int
    stop_ms: int


# Least squares of the relative error over 16 announcements in each language (greetings, menus, amounts, dates), spoken
# by espeak-ng 1.52 with the voices of voices/: gmw/en-us, roa/es and roa/fr at 160 and sit/cmn at 190 words a minute.
# The error was at most 25 % in English (worst for times of day) and 11 % in Chinese; in Spanish and French 19 % and
# 14 %, but for texts of a word or three, which take up to 37 % and 27 % longer.
_PACES = {"en": _Pace(75, 345, 35), "zh": _Pace(220, 220, 140), "es": _Pace(85, 240, 245), "fr": _Pace(65, 225, 230)}
_RECORDING_MS = 2000
_STOPS = frozenset(".,!?;:。，！？；：、")


def estimate_ms(
    prompt: Prompt, recording_ms: RecordingLength | None = None, transcript: Transcript | None = None
) -> int:
    """Milliseconds, 0 and more. Never raises.

    Pauses are exact, and so are recordings whose length is known; another one takes as long as the robot voice would
    need for its transcript, and 2 s when nobody knows what it says.
    """
    total = 0
    for piece in prompt:
        if piece.kind is PieceKind.PAUSE and isinstance(piece.value, timedelta):
            total += max(0, piece.value // timedelta(milliseconds=1))
        elif piece.kind is PieceKind.AUDIO:
            total += _recording_ms(str(piece.value), piece.language, recording_ms, transcript)
        else:
            total += _text_ms(spoken_text((piece,)), piece.language)
    return total


def _recording_ms(name: str, language: str, recording_ms: RecordingLength | None, transcript: Transcript | None) -> int:
    known = recording_ms(name, language) if recording_ms is not None else None
    if known is not None:
        return known
    words = transcript(name, language) if transcript is not None else None
    return _text_ms(words, language) if words else _RECORDING_MS


def _text_ms(text: str, language: str) -> int:
    pace = _PACES.get(language.partition("-")[0].lower(), _PACES["en"])
    return sum(_sign_ms(sign, pace) for sign in text)


def _sign_ms(sign: str, pace: _Pace) -> int:
    if sign.isdecimal():
        return pace.digit_ms
    if sign.isalpha():
        return pace.letter_ms
    return pace.stop_ms if sign in _STOPS else 0
