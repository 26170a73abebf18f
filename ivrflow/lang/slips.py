"""Slips of the pen that are common enough to be named: full-width marks, arrows and comments of other languages."""

from __future__ import annotations

import re

__all__ = ["slip_in"]

_FULL_WIDTH = {
    "：": ":",
    "，": ",",
    "（": "(",
    "）": ")",
    "【": "[",
    "】": "]",
    "｛": "{",
    "｝": "}",
    "＝": "=",
    "“": '"',
    "”": '"',
    "＂": '"',
    "‘": '"',
    "’": '"',
    "。": ".",
}

_STRINGS = re.compile(r'"(?:[^"\\]|\\.)*"?')
_SLIPS: tuple[tuple[re.Pattern[str], str], ...] = (
    (re.compile(r"^\s*#"), "Comments begin with `//`; `#` is a key of the phone."),
    (re.compile(r"^\s*(?:/\*|--|;)"), "Comments begin with `//`."),
    (re.compile(r"→|=>|-->|—>"), "Write the arrow as `->`."),
    (re.compile(r"'"), 'Texts stand in double quotes: `"…"`.'),
    (re.compile(r"^\s*key\s+[0-9*#]"), 'Keys are quoted: `key "1" -> node`.'),
    (re.compile(r"^\s*(?!(?:var|argument|result)\b)[A-Za-z_]\w*\s*:"), "Fields are written `name = value`."),
    (re.compile(r"[;,]\s*$"), "Lines end without a mark; remove it."),
)


def slip_in(line: str, at: int) -> str | None:
    """What to write instead, when the line holds a well-known slip; `at` is the offset where reading it stopped."""
    code = _STRINGS.sub(lambda text: '"' + " " * (len(text.group()) - 2) + '"', line).split("//")[0]
    for character in code[max(0, at - 1) :] + code[:at]:
        if character in _FULL_WIDTH:
            return f"`{character}` is full-width punctuation; write `{_FULL_WIDTH[character]}`."
    return next((advice for pattern, advice in _SLIPS if pattern.search(code)), None)
