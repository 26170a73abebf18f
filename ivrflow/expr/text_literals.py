"""Texts in quotes: `"…"` with the escapes of the language."""

from __future__ import annotations

from collections.abc import Iterator
from typing import NamedTuple
from unicodedata import category

from ivrflow.expr.errors import ExpressionError

__all__ = ["Character", "decode_text", "encode_text", "read_characters"]

_ESCAPES = {'"': '"', "\\": "\\", "n": "\n", "t": "\t", "{": "{", "}": "}"}
_ESCAPED = {meant: f"\\{letter}" for letter, meant in _ESCAPES.items()}
_HEX_DIGITS = frozenset("0123456789abcdefABCDEF")


class Character(NamedTuple):
    """One character of a text, with the place where its spelling starts in the source."""

    character: str
    offset: int
    escaped: bool


def read_characters(quoted: str, start: int) -> Iterator[Character]:
    """The characters that a text in quotes stands for. `start` is the offset of its opening quote.

    Raises ExpressionError for an escape that does not exist.
    """
    index, last = 1, len(quoted) - 1
    while index < last:
        if quoted[index] != "\\":
            yield Character(quoted[index], start + index, escaped=False)
            index += 1
        elif quoted[index + 1] == "u":
            yield Character(_unicode_escape(quoted[index + 2 : last][:4], start + index), start + index, escaped=True)
            index += 6
        else:
            letter = quoted[index + 1]
            if letter not in _ESCAPES:
                raise ExpressionError(
                    f"\\{letter} means nothing in a text",
                    start + index,
                    start + index + 2,
                    'Known are \\" \\\\ \\n \\t \\{ \\} and \\u with four hexadecimal digits.',
                )
            yield Character(_ESCAPES[letter], start + index, escaped=True)
            index += 2


def _unicode_escape(digits: str, offset: int) -> str:
    if len(digits) != 4 or not _HEX_DIGITS.issuperset(digits):
        raise ExpressionError("\\u needs four hexadecimal digits", offset, offset + 2, "For example \\u00e9 for é.")
    character = chr(int(digits, 16))
    if category(character) == "Cs":
        raise ExpressionError(
            f"\\u{digits} is half a character", offset, offset + 6, "Write the character itself instead."
        )
    return character


def decode_text(quoted: str, start: int) -> str:
    """The text that is meant by a literal outside of templates.

    Raises ExpressionError for unknown escapes, and for `{`, which would look like a template and not be one.
    """
    characters = []
    for character, offset, escaped in read_characters(quoted, start):
        if character == "{" and not escaped:
            raise ExpressionError(
                "{ stands for a value in say and ssml only",
                offset,
                offset + 1,
                "Join texts with & instead, or write \\{ for the character.",
            )
        characters.append(character)
    return "".join(characters)


def encode_text(text: str) -> str:
    """The text as it is written, without quotes: `decode_text` of it in quotes is the text again."""
    return "".join(_spelling(character) for character in text)


def _spelling(character: str) -> str:
    if character in _ESCAPED:
        return _ESCAPED[character]
    # Control characters and the line separators U+2028 and U+2029 would tear a line of the file apart.
    if category(character) in ("Cc", "Zl", "Zp"):
        return f"\\u{ord(character):04x}"
    return character
