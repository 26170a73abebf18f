"""Two people moved boxes."""

from __future__ import annotations

from designer.documents.shapes import GroupShape, LayoutShape, NodePlace
from designer.merging.layouts import merge_layouts


def _layout(**places: tuple[int, int]) -> LayoutShape:
    return LayoutShape(nodes={node: NodePlace(x=x, y=y) for node, (x, y) in places.items()})


def test_what_each_moved_stands_where_it_was_moved_and_the_later_one_wins() -> None:
    base = _layout(a=(0, 0), b=(0, 0), c=(0, 0))
    merged = merge_layouts(base, _layout(a=(1, 1), b=(0, 0), c=(5, 5)), _layout(a=(0, 0), b=(2, 2), c=(6, 6)))
    assert merged == _layout(a=(1, 1), b=(2, 2), c=(5, 5))


def test_groups_of_both_are_kept() -> None:
    mine = LayoutShape(groups=(GroupShape(id="m", title="Mine", nodes=("a",)),))
    theirs = LayoutShape(groups=(GroupShape(id="t", title="Theirs", nodes=("b",)),))
    assert {group.id for group in merge_layouts(LayoutShape(), mine, theirs).groups} == {"m", "t"}
