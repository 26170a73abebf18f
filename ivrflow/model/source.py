"""Where something stands in a file."""

from __future__ import annotations

from typing import NamedTuple

__all__ = ["NOWHERE", "Source", "Span"]


class Span(NamedTuple):
    """A stretch of a file. Lines and columns count from 1; the end is the first column behind it."""

    line: int
    column: int
    end_line: int
    end_column: int


NOWHERE = Span(0, 0, 0, 0)
"""For what a program made and no file holds."""


class Source(NamedTuple):
    """A piece of text that somebody else will parse (an expression, a prompt), and where it stood."""

    text: str
    span: Span = NOWHERE
    """Never takes part in comparison: the same text elsewhere is the same text."""

    def __eq__(self, other: object) -> bool:
        return isinstance(other, Source) and self.text == other.text

    def __ne__(self, other: object) -> bool:
        return not self == other

    def __hash__(self) -> int:
        return hash(self.text)
