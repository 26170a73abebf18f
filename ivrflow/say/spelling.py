"""Texts sign by sign."""

from __future__ import annotations

import unicodedata
from typing import Final

from ivrflow.say.speaker import Ids

__all__ = ["SEPARATORS", "spelled"]

SEPARATORS: Final = frozenset(" -().,/·")
"""Between the digits of a telephone or account number: seen, not said."""

_SIGNS: Final = {
    "*": "digit/star",
    "#": "digit/pound",
    ".": "sign/dot",
    "-": "sign/dash",
    "_": "sign/underscore",
    "@": "sign/at",
    "/": "sign/slash",
    "+": "sign/plus",
}


def spelled(text: str) -> Ids:
    """Each letter, digit and sign of a text; blanks are not said."""
    return [_sign(sign) for sign in unicodedata.normalize("NFKC", text) if not sign.isspace()]


def _sign(sign: str) -> str:
    if sign in "0123456789":
        return f"digit/{sign}"
    return _SIGNS.get(sign) or f"letter/{sign.lower()}"
