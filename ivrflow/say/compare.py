"""Texts that sound alike made equal, so that a heard text can be looked for."""

from __future__ import annotations

import unicodedata

__all__ = ["normalise"]


def normalise(text: str) -> str:
    """Lower case, without punctuation of either script, words one blank apart, Chinese without blanks.

    Full-width signs become their plain ones. `normalise(a) in normalise(b)` means: a is heard in b. What is more than
    punctuation to a listener (`$`, `%`, `+`, `#`, `*`) stays. Idempotent.
    """
    folded = unicodedata.normalize("NFKC", unicodedata.normalize("NFKC", text).casefold())
    # An apostrophe joins: "don't" is one word, however its apostrophe is typed.
    folded = folded.replace("'", "").replace("’", "")
    words = "".join(" " if _is_silent(sign) else sign for sign in folded).split()
    return _without_blanks_in_chinese(words)


def _is_silent(sign: str) -> bool:
    return unicodedata.category(sign)[0] in "PZC" and sign not in "#*%@&"


def _without_blanks_in_chinese(words: list[str]) -> str:
    text = ""
    for word in words:
        together = not text or (_is_wide(text[-1]) or _is_wide(word[0]))
        text += word if together else f" {word}"
    return text


def _is_wide(sign: str) -> bool:
    return unicodedata.east_asian_width(sign) in ("W", "F")
