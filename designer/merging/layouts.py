"""Three-way merge of canvases. Where both moved a node, the later one wins: nothing that callers hear depends on it."""

from __future__ import annotations

from typing import TypeVar

from designer.documents.shapes import GroupShape, LayoutShape, NodePlace
from designer.merging.keyed import merge_keyed

__all__ = ["merge_layouts"]

Thing = TypeVar("Thing", NodePlace, GroupShape)


def merge_layouts(base: LayoutShape, mine: LayoutShape, theirs: LayoutShape) -> LayoutShape:
    """What both sides did to `base`."""
    groups = merge_keyed(_by_id(base), _by_id(mine), _by_id(theirs), _later)
    return LayoutShape(nodes=merge_keyed(base.nodes, mine.nodes, theirs.nodes, _later), groups=tuple(groups.values()))


def _by_id(layout: LayoutShape) -> dict[str, GroupShape]:
    return {group.id: group for group in layout.groups}


def _later(_key: str, _base: Thing | None, mine: Thing | None, theirs: Thing | None) -> Thing:
    chosen = mine or theirs
    assert chosen is not None, "what neither side has is not asked about"
    return chosen
