"""A prompt as text."""

from __future__ import annotations

import re
import unicodedata
from collections.abc import Callable
from html import unescape
from typing import TypeAlias

from ivrflow.model.errors import IvrflowError
from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.say.wording import wording

__all__ = ["Transcript", "spoken_text"]

Transcript: TypeAlias = Callable[[str, str], str | None]
"""(recording, language) -> what it says; None when nobody knows."""

_TAG = re.compile(r"<[^>]*>")


def spoken_text(prompt: Prompt, transcript: Transcript | None = None) -> str:
    """What a caller hears, as text: never raises.

    A recording is told by its transcript, or as `[name]`; silence is left out; markup is taken off. What cannot be
    worded in its language is shown as it is: `speech` reports it when it comes to sound.
    """
    text = ""
    for piece in prompt:
        text = _joined(text, _text_of(piece, transcript))
    return text


def _text_of(piece: Piece, transcript: Transcript | None) -> str:
    match piece.kind:
        case PieceKind.AUDIO:
            name = str(piece.value)
            return (transcript(name, piece.language) if transcript else None) or f"[{name}]"
        case PieceKind.SSML:
            return " ".join(unescape(_TAG.sub(" ", str(piece.value))).split())
    try:
        return wording(piece).text
    except IvrflowError:
        return str(piece.value)


def _joined(before: str, after: str) -> str:
    """With a blank between, except where Chinese meets Chinese."""
    before, after = before.rstrip(), after.strip()
    if not before or not after:
        return before or after
    return f"{before}{after}" if _is_chinese(before[-1]) and _is_chinese(after[0]) else f"{before} {after}"


def _is_chinese(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in ("W", "F")
