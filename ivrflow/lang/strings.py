"""Texts in double quotes: what an author writes, and what it says.

\\"  \\\\  \\n  \\t  \\{  \\}  \\uXXXX        braces mean themselves in titles, and an expression in prompts
"""

from __future__ import annotations

import re

from ivrflow.model.errors import IvrflowError

__all__ = ["BadEscape", "decode_string", "encode_string"]

_ESCAPE = re.compile(r"\\(?:u([0-9A-Fa-f]{4})|([\s\S]?))")
_MEANS = {'"': '"', "\\": "\\", "n": "\n", "t": "\t", "{": "{", "}": "}"}

_MUST_ESCAPE = re.compile('["\\\\\x00-\x1f\x7f-\x9f\u2028\u2029\ud800-\udfff\ufeff]')
"""Besides quote and backslash: what a terminal or an editor would not show, or would take for the end of the line, and
what no file may hold."""
_WRITTEN = {'"': '\\"', "\\": "\\\\", "\n": "\\n", "\t": "\\t"}


class BadEscape(IvrflowError):
    """A backslash sequence that means nothing; `at` is its offset in the literal."""

    exit_code = 1

    def __init__(self, sequence: str, at: int) -> None:
        super().__init__(f"`{sequence}` means nothing in a text")
        self.sequence, self.at = sequence, at


def decode_string(literal: str) -> str:
    """What a literal with its quotes says. Raises BadEscape."""

    def meant(found: re.Match[str]) -> str:
        digits, letter = found.groups()
        if digits is not None and not 0xD800 <= int(digits, 16) <= 0xDFFF:
            return chr(int(digits, 16))
        if letter in _MEANS:
            return _MEANS[letter]
        raise BadEscape(found.group(), found.start() + 1)

    return _ESCAPE.sub(meant, literal[1:-1])


def encode_string(text: str) -> str:
    """The literal, with its quotes, that says this text; `decode_string` is its inverse.

    Lone surrogates, which no file can hold and no escape can say, become U+FFFD.
    """
    return f'"{_MUST_ESCAPE.sub(_written, text)}"'


def _written(found: re.Match[str]) -> str:
    character = found.group()
    if 0xD800 <= ord(character) <= 0xDFFF:
        return "\ufffd"
    return _WRITTEN.get(character, f"\\u{ord(character):04x}")
