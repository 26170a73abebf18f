"""Reads the text of a flow. Also while it is being typed: what has not changed since is not read again."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass, replace
from difflib import get_close_matches

from ivrflow.lang.chunks import Chunk, at_heads, cut
from ivrflow.lang.codes import DUPLICATE_NODE, HEADER_MISSING, SYNTAX, UNKNOWN_FORMAT
from ivrflow.lang.found import found
from ivrflow.lang.migrations import LADDER, Ladder, UnknownFormat, format_of
from ivrflow.lang.reading import readable
from ivrflow.lang.rebase import moved_block, moved_header, moved_issue
from ivrflow.lang.recovery import Reading, read_piece
from ivrflow.model.flow import Block, Flow, Header
from ivrflow.model.issues import Issue, Severity
from ivrflow.model.source import Span

__all__ = ["MAX_ISSUES", "Parsed", "Parser", "parse_flow"]

MAX_ISSUES = 200
"""After so many, the rest of the file is not read: it is not a flow, or nobody would read on."""


@dataclass(frozen=True, slots=True)
class Parsed:
    """What came of reading a text.

    With issues of severity error, `flow` holds what could be read and is *not* the whole file: never print it over the
    file or the draft that was read. `is_whole` says so.
    """

    flow: Flow | None
    """None when not even the header's name could be read."""
    issues: tuple[Issue, ...]
    text: str
    """What spans refer to: the text after migration, with `\\n` as line ends."""
    broken: tuple[str, ...] = ()
    """Ids of blocks that could not be read and are missing in `flow`: edges to them are not dangling."""
    migrated_from: int | None = None
    """The older format that the text was written in."""

    @property
    def is_whole(self) -> bool:
        """Nothing of the text is missing in the flow."""
        return self.flow is not None and all(issue.severity is not Severity.ERROR for issue in self.issues)


def parse_flow(content: str | bytes, path: str = "") -> Parsed:
    """Reads a whole flow. Never raises: what is wrong becomes issues, as many as can be told apart.

    `path` names the flow in issues when its header cannot be read.
    """
    return Parser().parse(content, path)


@dataclass(slots=True)
class _Remembered:
    """What came of a piece, with the places that it had when it last stood in the text: at `line`."""

    reading: Reading
    line: int


class Parser:
    """Reads versions of a text one after the other, parsing only the blocks that changed.

    Blocks that stayed where they were are the same objects as before. Remembers the last text only. Not for use by
    several threads at once.
    """

    def __init__(self, ladder: Ladder = LADDER) -> None:
        self._ladder = ladder
        self._last: dict[str, _Remembered] = {}

    def parse(self, content: str | bytes, path: str = "") -> Parsed:
        """As `parse_flow`."""
        text = readable(content)
        if isinstance(text, Issue):
            return Parsed(None, (replace(text, flow=path),), "")
        written, place = format_of(text)
        try:
            migrated = self._ladder.climb(text, written)
        except UnknownFormat as error:
            issue = found(UNKNOWN_FORMAT, str(error), place, "Use a newer version of IVRFlow.")
            return Parsed(None, (replace(issue, flow=path),), text)
        older = written if written < self._ladder.newest else None
        return replace(self._parse_newest(migrated, path), migrated_from=older)

    def _parse_newest(self, text: str, path: str) -> Parsed:
        assembly = _Assembly()
        used: dict[str, _Remembered] = {}
        for chunk in cut(text):
            if chunk.is_empty:
                assembly.tail = _comments_of(chunk.text)
            elif assembly.is_inside_broken and not chunk.begins_with_head:
                # What is left of a block with a brace too many; only heads below it say something new.
                for rest in at_heads(chunk)[1:]:
                    self._add(rest, used, assembly)
            elif chunk.column != 1:
                assembly.misplaced(chunk)
            else:
                self._add(chunk, used, assembly)
            if len(assembly.issues) >= MAX_ISSUES:
                assembly.give_up(chunk)
                break
        self._last = used
        return assembly.finish(text, path)

    def _add(self, chunk: Chunk, used: dict[str, _Remembered], assembly: _Assembly) -> None:
        reading = self._read(chunk, used) if chunk.closed else None
        if reading is None or reading.issues:
            # A missing brace runs several blocks into one chunk; only one of them is broken.
            pieces = [piece for piece in at_heads(chunk) if not piece.is_empty]
            for piece in pieces:
                assembly.add(self._read(piece, used))
        else:
            assembly.add(reading)

    def _read(self, chunk: Chunk, used: dict[str, _Remembered]) -> Reading:
        known = self._last.get(chunk.text)
        if known is None:
            known = _Remembered(_moved(read_piece(chunk.text), chunk.line - 1), chunk.line)
        elif known.line != chunk.line:
            known = _Remembered(_moved(known.reading, chunk.line - known.line), chunk.line)
        used[chunk.text] = known
        return known.reading


def _moved(reading: Reading, lines: int) -> Reading:
    node = reading.node
    if isinstance(node, Header):
        node = moved_header(node, lines)
    elif node is not None:
        node = moved_block(node, lines)
    issues = tuple([moved_issue(issue, lines) for issue in reading.issues])
    return Reading(node, issues, reading.name, reading.is_header)


class _Assembly:
    """Puts readings together to a flow."""

    def __init__(self) -> None:
        self.tail: tuple[str, ...] = ()
        self.issues: list[Issue] = []
        self.is_inside_broken = False
        """The block that was last added could not be read, so it is not certain that it ends where it seems to."""
        self._header: Header | None = None
        self._headers = 0
        self._blocks: dict[str, Block] = {}
        self._broken: list[str] = []

    def add(self, reading: Reading) -> None:
        """The next reading, in the order of the text."""
        self._headers += reading.is_header
        self.is_inside_broken = bool(reading.issues)
        node = None if reading.is_header else reading.name
        self.issues += [replace(issue, node=node) for issue in reading.issues]
        if isinstance(reading.node, Header):
            self._add_header(reading.node)
        elif reading.node is not None:
            self._add_block(reading.node)
        elif reading.name is not None and not reading.is_header:
            self._broken.append(reading.name)

    def _add_header(self, header: Header) -> None:
        if self._header is not None:
            second = f"a file holds one flow; `{self._header.id}` stands above already"
            self.issues.append(found(HEADER_MISSING, second, header.span, "Put this flow into a file of its own."))
        elif self._blocks:
            late = "the header stands behind a node"
            self.issues.append(found(HEADER_MISSING, late, header.span, "Move it to the beginning of the file."))
        self._header = self._header or header

    def _add_block(self, block: Block) -> None:
        first = self._blocks.setdefault(block.id, block)
        if first is not block:
            message = f"`{block.id}` is the name of two nodes; the first stands in line {first.span.line}"
            issue = found(DUPLICATE_NODE, message, block.span, "Rename one of them.")
            self.issues.append(replace(issue, node=block.id))

    def misplaced(self, chunk: Chunk) -> None:
        """Something follows a closing brace in its line."""
        self.is_inside_broken = True
        span = Span(chunk.line, chunk.column, chunk.line, chunk.column + 1)
        self.issues.append(
            found(SYNTAX, "a block begins on a line of its own", span, "Begin a new line behind the `}`.")
        )

    def give_up(self, chunk: Chunk) -> None:
        """Says that the rest was not read."""
        span = Span(chunk.line, 1, chunk.line, 1)
        self.issues.append(found(SYNTAX, f"more than {MAX_ISSUES} mistakes; the rest of the file was not read", span))

    def finish(self, text: str, path: str) -> Parsed:
        """The flow, and its issues in the order of the text."""
        if not self._headers:
            self.issues.append(self._no_header())
        name = self._header.id if self._header else path
        issues = sorted((replace(issue, flow=name) for issue in self.issues), key=lambda issue: issue.span)
        flow = Flow(self._header, tuple(self._blocks.values()), self.tail) if self._header else None
        return Parsed(flow, tuple(issues), text, tuple(self._broken))

    def _no_header(self) -> Issue:
        kinds = [block.kind for block in self._blocks.values()]
        similar = get_close_matches("flow", kinds, 1)
        advice = f"Did you mean `flow` where `{similar[0]}` stands?" if similar else None
        return found(
            HEADER_MISSING,
            "the file has no header",
            Span(1, 1, 1, 1),
            advice or 'Begin the file with `flow name "Title" {`, its languages, zone and start, and `}`.',
        )


def _comments_of(text: str) -> tuple[str, ...]:
    return tuple(_comment_lines(text))


def _comment_lines(text: str) -> Iterator[str]:
    for line in text.split("\n"):
        if line.strip():
            yield line.strip()[2:].strip()
