"""From the bytes of a file to text that can be read: size, encoding, ends of lines."""

from __future__ import annotations

import codecs
import re

from ivrflow.lang.codes import NOT_TEXT, TOO_LARGE
from ivrflow.lang.found import found
from ivrflow.model.issues import Issue
from ivrflow.model.source import Span

__all__ = ["MAX_BYTES", "on_one_line", "readable"]

MAX_BYTES = 1_000_000

_LINE_ENDS = re.compile(r"\r\n?")
_NOT_TEXT = re.compile("[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\ud800-\udfff\ufeff]")
_BREAKS = re.compile(r"[^\S\r\n]*[\r\n]\s*")
_UTF_16 = (codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)


def readable(content: str | bytes) -> str | Issue:
    """The text with `\\n` as the only end of line and without byte order mark, or why it cannot be read."""
    size = len(content) if isinstance(content, bytes) else len(content.encode("utf-8", "surrogatepass"))
    if size > MAX_BYTES:
        return found(
            TOO_LARGE,
            f"the file has {size:,} bytes; at most {MAX_BYTES:,} are read",
            Span(1, 1, 1, 1),
            "Move parts of it into files of their own.",
        )
    text = _decoded(content) if isinstance(content, bytes) else content
    if isinstance(text, Issue):
        return text
    text = text.removeprefix("\ufeff")
    if "\r" in text:
        text = _LINE_ENDS.sub("\n", text)
    if strange := _NOT_TEXT.search(text):
        code_point = f"U+{ord(strange.group()):04X}"
        return found(
            NOT_TEXT,
            f"the control character {code_point} does not belong into a text",
            _one_character(text[: strange.start()]),
            "Remove it.",
        )
    return text


def on_one_line(text: str) -> str:
    """A text that came from elsewhere, such as the clipboard, as one line of a file can hold it.

    Ends of lines, with the blanks around them, become one blank; characters that no file holds are left out.
    """
    return _NOT_TEXT.sub("", _BREAKS.sub(" ", text))


def _decoded(content: bytes) -> str | Issue:
    try:
        return content.decode("utf-8")
    except UnicodeDecodeError as error:
        before = content[: error.start].decode("utf-8")
        return found(
            NOT_TEXT,
            f"the file is not UTF-8: byte 0x{content[error.start]:02X} cannot stand here",
            _one_character(_LINE_ENDS.sub("\n", before)),
            f"Save the file as UTF-8{_looks_like(content)}.",
        )


def _looks_like(content: bytes) -> str:
    """A guess that helps people whose editor writes another encoding by itself."""
    if content.startswith(_UTF_16):
        return " (it looks like UTF-16)"
    try:
        content.decode("gb18030")
    except UnicodeDecodeError:
        return ""
    return " (it looks like GB 18030)"


def _one_character(before: str) -> Span:
    line, column = before.count("\n") + 1, len(before) - before.rfind("\n")
    return Span(line, column, line, column + 1)
