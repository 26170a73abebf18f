"""A flow as a small drawing: its nodes in columns, as a call gets to them, and the ways between them."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass

from ivrflow.model.flow import Block, Flow
from ivrflow.model.source import Source

__all__ = ["Outline", "OutlineNode", "outline_of"]


@dataclass(frozen=True, slots=True)
class OutlineNode:
    """A node, and where it stands; both are counted from 0."""

    id: str
    kind: str
    title: str
    column: int
    """How many nodes a call passes before it, at least."""
    row: int


@dataclass(frozen=True, slots=True)
class Outline:
    """Ways are pairs of ids, each once."""

    nodes: tuple[OutlineNode, ...]
    ways: tuple[tuple[str, str], ...]


def outline_of(flow: Flow) -> Outline:
    """Nodes that no call gets to from the start stand where their handlers or keys would begin: in the first column."""
    blocks = {block.id: block for block in flow.blocks}
    ways = {block.id: _targets(block, blocks) for block in flow.blocks}
    columns: dict[str, int] = {}
    for start in (_start(flow), *blocks):
        if start in blocks and start not in columns:
            _walk(start, ways, columns)
    rows: dict[int, int] = {}
    nodes = []
    for name, column in columns.items():
        row = rows.get(column, 0)
        rows[column] = row + 1
        block = blocks[name]
        nodes.append(OutlineNode(name, block.kind, block.title or name, column, row))
    return Outline(tuple(nodes), tuple((name, target) for name, targets in ways.items() for target in targets))


def _targets(block: Block, blocks: Mapping[str, Block]) -> Sequence[str]:
    targets = (line.target for line in block.exits if line.target is not None)
    return [target for target in dict.fromkeys(targets) if target in blocks and target != block.id]


def _start(flow: Flow) -> str:
    field = flow.header.field("start")
    return field.value.text if field is not None and isinstance(field.value, Source) else ""


def _walk(start: str, ways: Mapping[str, Sequence[str]], columns: dict[str, int]) -> None:
    """Breadth first, so that each column is the shortest way to a node."""
    columns[start] = 0
    waiting = [start]
    for name in waiting:
        for target in ways[name]:
            if target not in columns:
                columns[target] = columns[name] + 1
                waiting.append(target)
