"""Cuts the text of a flow into chunks: its header and its blocks, each with the comments above it.

Only braces, strings and comments are looked at, so it is some fifty times faster than parsing. Chunks are what is
parsed, cached and given up one by one.
"""

from __future__ import annotations

import re
from collections.abc import Iterator
from dataclasses import dataclass
from itertools import pairwise

__all__ = ["Chunk", "at_heads", "cut"]

HEAD = (
    r'[A-Za-z_][A-Za-z0-9_]*[ \t]+[A-Za-z_][A-Za-z0-9_]*[ \t]*(?:"(?:[^"\\\n]|\\.)*"[ \t]*)?'
    r"\{[ \t]*(?://[^\n]*)?(?:\n|\Z)"
)
"""`kind id "title" {`: where it stands at the beginning of a line, a new block may be taken to begin."""

STRING = rf'"[^"\\\n]*(?:(?:\\[\s\S]|\n(?!\}}|{HEAD}))[^"\\\n]*)*"?'
"""A string, which may span lines. Without its closing quote it ends before a line that begins with a brace or a head,
so that a forgotten quote spoils one block and not the whole file."""

_STRUCTURE = re.compile(rf"{STRING}|//[^\n]*|[{{}}]")
_HEAD_LINE = re.compile(rf"^{HEAD}", re.MULTILINE)
_ONLY_COMMENTS = re.compile(r"(?:\s|//[^\n]*)*\Z")


@dataclass(frozen=True, slots=True)
class Chunk:
    """A stretch of the text."""

    text: str
    line: int
    """In which line of the file it begins, from 1."""
    column: int = 1
    """In which column; anything but 1 means that it shares its first line with the chunk before it."""
    closed: bool = True
    """Whether its braces match."""

    @property
    def is_empty(self) -> bool:
        """Holds nothing but blanks and comments."""
        return _ONLY_COMMENTS.match(self.text) is not None

    @property
    def begins_with_head(self) -> bool:
        """Its first line of code is the head of a block, at the beginning of the line."""
        head = _HEAD_LINE.search(self.text) if self.column == 1 else None
        return head is not None and _ONLY_COMMENTS.match(self.text[: head.start()]) is not None


def cut(text: str) -> Iterator[Chunk]:
    """The chunks of a text, in order, without gaps. The last may hold only comments."""
    start, line, column, depth = 0, 1, 1, 0
    for found in _STRUCTURE.finditer(text):
        first = text[found.start()]
        if first == "{":
            depth += 1
        elif first == "}":
            depth -= 1
            if depth <= 0:
                end = _end_of_line(text, found.end())
                yield Chunk(text[start:end], line, column, depth == 0)
                line += text.count("\n", start, end)
                column = end - text.rfind("\n", start, end) if "\n" in text[start:end] else column + end - start
                start, depth = end, 0
    if start < len(text):
        yield Chunk(text[start:], line, column, depth == 0)


def at_heads(chunk: Chunk) -> list[Chunk]:
    """Cuts a chunk that cannot be read at every line that looks like the head of a block, with the comments above it:
    a missing brace makes one chunk of several blocks, and only one of them is broken."""
    starts = [_above(chunk.text, found.start()) for found in _HEAD_LINE.finditer(chunk.text)]
    if starts and _ONLY_COMMENTS.match(chunk.text[: starts[0]]):
        starts = starts[1:]
    edges = [0, *starts, len(chunk.text)]
    pieces: list[Chunk] = []
    line = chunk.line
    for start, end in pairwise(edges):
        text = chunk.text[start:end]
        pieces.append(Chunk(text, line, chunk.column if start == 0 else 1, _closes(text)))
        line += text.count("\n")
    return pieces


def _closes(text: str) -> bool:
    depth = 0
    for found in _STRUCTURE.finditer(text):
        first = text[found.start()]
        depth += (first == "{") - (first == "}")
    return depth == 0


def _above(text: str, start: int) -> int:
    """Where the comments and empty lines directly above `start`, the beginning of a line, begin."""
    while start > 0:
        line = text.rfind("\n", 0, start - 1) + 1
        if text[line:start].strip() and not text[line:start].lstrip().startswith("//"):
            break
        start = line
    return start


_REST_OF_LINE = re.compile(r"[^\S\n]*(?://[^\n]*)?(?:\n|\Z)")


def _end_of_line(text: str, at: int) -> int:
    """Behind the line end that follows `at` with nothing but blanks and a comment between, or `at` itself."""
    rest = _REST_OF_LINE.match(text, at)
    return rest.end() if rest else at
