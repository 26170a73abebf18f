"""The exit lines of a block: which exits they are, what their arguments and labels mean."""

from __future__ import annotations

from difflib import get_close_matches
from typing import Any

from ivrflow.compiler.binder import BlockBinder
from ivrflow.compiler.bound import BoundLine
from ivrflow.lang.strings import BadEscape, decode_string
from ivrflow.model.flow import Block, ExitLine, Localized
from ivrflow.nodes.codes import NOT_THAT_KIND_OF_VALUE, UNKNOWN_FIELD, UNKNOWN_LANGUAGE
from ivrflow.nodes.declare import ExitSpec
from ivrflow.nodes.node import BoundExit, Node

__all__ = ["bind_exits", "check_exits", "written_name"]


def bind_exits(
    block: Block, kind: type[Node], binder: BlockBinder
) -> tuple[tuple[BoundLine, ...], tuple[BoundExit, ...]]:
    """All lines that name an exit of the kind; and those of them that have an argument, as the node gets them."""
    specs = {spec.name: spec for spec in kind.exits}
    lines: dict[str, BoundLine] = {}
    exits: list[BoundExit] = []
    for line in block.exits:
        spec = specs.get(line.name)
        if spec is None:
            near = get_close_matches(line.name, specs, 1)
            suggestion = f"Did you mean `{near[0]}`?" if near else f"Its exits: {', '.join(specs) or 'none'}."
            binder.report(UNKNOWN_FIELD, f"a {kind.kind} has no exit `{line.name}`", line.span, suggestion)
            continue
        name, argument = _argument(line, spec, binder)
        if name in lines:
            binder.report(
                NOT_THAT_KIND_OF_VALUE, f"the exit `{name}` is there twice", line.span, "Keep one of the lines."
            )
            continue
        lines[name] = BoundLine(name, line.target, line.span, argument)
        labels = _labels(line, spec, binder)
        if spec.argument is not None:
            exits.append(BoundExit(name, argument, labels))
    return tuple(lines.values()), tuple(exits)


def check_exits(block: Block, node: Node, binder: BlockBinder) -> None:
    """Report lines for exits that the kind can have and this node, as it is filled in, has not."""
    there = {spec.name for spec in node.exits_of()}
    possible = {spec.name for spec in node.exits}
    for line in block.exits:
        if line.name in possible - there:
            names = ", ".join(sorted(there)) or "none"
            binder.report(
                UNKNOWN_FIELD, f"this {node.kind} has no exit `{line.name}`", line.span, f"Its exits: {names}."
            )


def written_name(line: ExitLine) -> str:
    """The full name of the exit of a line whose kind is not known."""
    return f"{line.name} {line.argument.text.strip(chr(34))}" if line.argument else line.name


def _argument(line: ExitLine, spec: ExitSpec, binder: BlockBinder) -> tuple[str, Any]:
    if spec.argument is None:
        if line.argument is not None:
            binder.report(NOT_THAT_KIND_OF_VALUE, f"`{line.name}` takes nothing before its arrow", line.argument.span)
        return line.name, None
    if line.argument is None:
        binder.report(NOT_THAT_KIND_OF_VALUE, f"`{line.name}` needs something before its arrow", line.span)
        return line.name, None
    binder.field = line.name
    text, value = spec.argument.bind_argument(line.argument, binder)
    binder.field = None
    return f"{line.name} {text}", value


def _labels(line: ExitLine, spec: ExitSpec, binder: BlockBinder) -> dict[str, str]:
    if line.labels is None:
        return {}
    if not spec.labelled:
        binder.report(NOT_THAT_KIND_OF_VALUE, f"`{line.name}` carries no label", line.span)
    return _texts(line.labels, binder)


def _texts(labels: Localized, binder: BlockBinder) -> dict[str, str]:
    texts = {}
    for tag, source in labels.entries:
        if tag not in binder.languages:
            near = get_close_matches(tag, binder.languages, 1)
            message = f'there is a label for "{tag}", which is not one of the flow\'s languages'
            binder.report(UNKNOWN_LANGUAGE, message, source.span, f'Did you mean "{near[0]}"?' if near else None)
        try:
            literal = source.text.strip()
            if len(literal) < 2 or literal[0] != '"' or literal[-1] != '"':
                binder.report(NOT_THAT_KIND_OF_VALUE, f"a label is a text in quotes, not {literal}", source.span)
                continue
            texts[tag] = decode_string(literal)
        except BadEscape as error:
            binder.report(NOT_THAT_KIND_OF_VALUE, str(error), source.span)
    return texts
