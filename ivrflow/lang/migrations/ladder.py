"""The ladder: which format a text is written in, and how it climbs to the newest."""

from __future__ import annotations

import re
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeAlias

from ivrflow.model.errors import IvrflowError
from ivrflow.model.flow import FORMAT
from ivrflow.model.source import Span

__all__ = ["LADDER", "Ladder", "Step", "UnknownFormat", "format_of"]

Step: TypeAlias = Callable[[str], str]
"""From the text of a flow in one format to its text in the next, comments included. Leaves the `format` line alone."""

_FIRST = 1
"""What a file without a `format` line is written in, for ever."""

_FORMAT_LINE = re.compile(r"\A((?:\s|//[^\n]*)*)(format[^\S\n]+([0-9]{1,9}))(?![A-Za-z0-9_])")
_FLOW_LINE = re.compile(r"^(?=[^\S\n]*flow[^\S\n])", re.MULTILINE)


class UnknownFormat(IvrflowError):
    """A text is written in a format to which no step leads, or from which none does."""

    exit_code = 1


@dataclass(frozen=True, slots=True)
class Ladder:
    """The steps, by the format from which each leads to the next."""

    newest: int
    steps: Mapping[int, Step] = field(default_factory=dict)

    def climb(self, text: str, written: int) -> str:
        """The text in the newest format, saying so. Raises UnknownFormat, with a sentence for the author."""
        if written > self.newest:
            raise UnknownFormat(
                f"the file is written in format {written}; this version of IVRFlow reads formats up to {self.newest}"
            )
        for number in range(written, self.newest):
            if number not in self.steps:
                raise UnknownFormat(
                    f"nothing is known about format {number}; the first is {min(self.steps, default=1)}"
                )
            text = _saying(self.steps[number](text), number + 1)
        return text


LADDER = Ladder(FORMAT)
"""The real one."""


def format_of(text: str) -> tuple[int, Span]:
    """The number in the `format` line, and where it stands; without such a line, the first format and line 1."""
    line = _FORMAT_LINE.match(text)
    if line is None:
        return _FIRST, Span(1, 1, 1, 1)
    row = text.count("\n", 0, line.start(2)) + 1
    column = line.start(2) - text.rfind("\n", 0, line.start(2))
    return int(line[3]), Span(row, column, row, column + len(line[2]))


def _saying(text: str, number: int) -> str:
    if _FORMAT_LINE.match(text):
        return _FORMAT_LINE.sub(rf"\g<1>format {number}", text)
    return _FLOW_LINE.sub(f"format {number}\n", text, count=1)
