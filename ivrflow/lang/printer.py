"""Prints a flow in the one canonical form.

One fact per line and no alignment, so that an edit never touches its neighbours' lines and git can merge; a fixed
order of groups, each group in the order written:

    header: languages, zone, start, other fields, variables, arguments, results, keys, handlers
    block:  fields, into lines, exits
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace

from ivrflow.lang.columns import width
from ivrflow.lang.strings import encode_string
from ivrflow.model.flow import (
    Block,
    Comments,
    Entry,
    ExitLine,
    Field,
    FieldValue,
    Flow,
    Handler,
    Header,
    Into,
    Localized,
    Variable,
)

__all__ = ["in_canonical_order", "print_block", "print_flow"]

MAX_WIDTH = 100
"""Columns up to which braces with one language stay on one line."""

FIRST_FORMAT = 1
"""Files of this format do not say so: a file without a `format` line is of format 1, whatever version reads it."""

_FIRST_FIELDS = ("languages", "zone", "start")
_ROLES = ("var", "argument", "result")


def print_flow(flow: Flow) -> str:
    """The canonical text. `parse_flow` of it gives `in_canonical_order(flow)`, places apart."""
    flow = in_canonical_order(flow)
    parts = ["\n".join(_header_lines(flow.header)), *(print_block(block) for block in flow.blocks)]
    if flow.tail:
        parts.append("\n".join(_comment_lines(flow.tail, "")))
    return "\n\n".join(parts) + "\n"


def print_block(block: Block) -> str:
    """The canonical text of one node, without a line end behind its closing brace."""
    head = " ".join([block.kind, block.id, *_title(block.title)])
    lines = [*_comment_lines(block.comments.before, ""), f"{head} {{{_behind(block.comments)}"]
    for entry in sorted(block.entries, key=_place_in_block):
        lines += _entry_lines(entry)
    return "\n".join([*lines, *_comment_lines(block.tail, "  "), "}"])


def in_canonical_order(flow: Flow) -> Flow:
    """The same flow with the entries of its header and blocks in the order in which they are printed."""
    header = replace(flow.header, entries=tuple(sorted(flow.header.entries, key=_place_in_header)))
    blocks = tuple(replace(block, entries=tuple(sorted(block.entries, key=_place_in_block))) for block in flow.blocks)
    return replace(flow, header=header, blocks=blocks)


def _place_in_header(entry: Field | Variable | Handler | ExitLine) -> int:
    match entry:
        case Field(name=name):
            return _FIRST_FIELDS.index(name) if name in _FIRST_FIELDS else len(_FIRST_FIELDS)
        case Variable(role=role):
            return 10 + _ROLES.index(role)
        case ExitLine():
            return 20
        case Handler():
            return 21


def _place_in_block(entry: Entry) -> int:
    match entry:
        case Field():
            return 0
        case Into():
            return 1
        case ExitLine():
            return 2


def _header_lines(header: Header) -> Iterator[str]:
    yield from _comment_lines(header.comments.before, "")
    if header.format != FIRST_FORMAT:
        yield f"format {header.format}"
    head = " ".join(["flow", header.id, *_title(header.title)])
    yield f"{head} {{{_behind(header.comments)}"
    for entry in header.entries:
        yield from _entry_lines(entry)
    yield from _comment_lines(header.tail, "  ")
    yield "}"


def _entry_lines(entry: Entry | Variable | Handler) -> Iterator[str]:
    yield from _comment_lines(entry.comments.before, "  ")
    lines = _statement_lines(entry)
    lines[-1] += _behind(entry.comments)
    yield from lines


def _statement_lines(entry: Entry | Variable | Handler) -> list[str]:
    match entry:
        case Field():
            name = entry.name if entry.index is None else f"{entry.name}[{entry.index}]"
            return _with_value(f"  {name} =", entry.value, "")
        case Into():
            return [f"  into {entry.variable} = {entry.result}"]
        case ExitLine():
            argument = f" {entry.argument.text}" if entry.argument else ""
            arrow = f" -> {entry.target or '?'}"
            if entry.labels is None:
                return [f"  {entry.name}{argument}{arrow}"]
            return _with_value(f"  {entry.name}{argument}", entry.labels, arrow)
        case Variable():
            default = f" = {entry.default.text}" if entry.default else ""
            return [f"  {entry.role} {entry.name}: {entry.type}{default}"]
        case Handler():
            return [f"  on {entry.event} -> {entry.target}"]


def _with_value(head: str, value: FieldValue, rest: str) -> list[str]:
    if not isinstance(value, Localized):
        return [f"{head} {value.text}{rest}"]
    if len(value.entries) <= 1 and not value.comments and not value.tail:
        inner = "".join(f" {language}: {source.text}" for language, source in value.entries)
        line = f"{head} {{{inner} }}{rest}"
        if "\n" not in line and width(line) <= MAX_WIDTH:
            return [line]
    comments = dict(value.comments)
    lines = [f"{head} {{"]
    for language, source in value.entries:
        around = comments.get(language, Comments())
        lines += _comment_lines(around.before, "    ")
        lines.append(f"    {language}: {source.text}{_behind(around)}")
    lines += _comment_lines(value.tail, "    ")
    lines.append(f"  }}{rest}")
    return lines


def _title(title: str | None) -> list[str]:
    return [] if title is None else [encode_string(title)]


def _comment_lines(comments: Iterable[str], indentation: str) -> list[str]:
    return [f"{indentation}//{_spaced(comment)}" for comment in comments]


def _behind(comments: Comments) -> str:
    return "" if comments.end is None else f" //{_spaced(comments.end)}"


def _spaced(comment: str) -> str:
    # A program may have put line ends into a comment; the rest would become code.
    return f" {' '.join(comment.split())}" if "\n" in comment else f" {comment}" if comment else ""
