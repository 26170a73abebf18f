"""Flows before and after, as a whole."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ivrflow.model.flow import Flow, Layout
from ivrflow.nodes.catalogue import Catalogue
from ivrflow.verify.changes.change import Change, Sort
from ivrflow.verify.changes.headers import changes_of_header
from ivrflow.verify.changes.nodes import changes_of_node
from ivrflow.verify.changes.reach import Destination, reach
from ivrflow.verify.changes.renames import renames_between

__all__ = ["Comparison", "compare", "moved_between"]


@dataclass(frozen=True, slots=True)
class Comparison:
    """What is different, and what it means to callers."""

    start: str
    """The flow that calls come to."""
    gained: tuple[Destination, ...]
    """What callers can newly reach, with the way in the new version."""
    lost: tuple[Destination, ...]
    """What they can no longer reach, with the way in the old version."""
    changes: tuple[Change, ...]
    """In the order of `Sort`, then as written."""
    moved: tuple[str, ...] = ()
    """`flow.node` that only stand elsewhere on the canvas."""

    def __bool__(self) -> bool:
        """Whether anything is different for callers or in what was written; a moved box is no difference."""
        return bool(self.gained or self.lost or self.changes)


def compare(before: Mapping[str, Flow], after: Mapping[str, Flow], start: str, catalogue: Catalogue) -> Comparison:
    """Compare two sets of flows that belong together, by their ids. Comments and spacing make no difference."""
    old, new = reach(before, start, catalogue), reach(after, start, catalogue)
    changes = [
        change for flow in dict.fromkeys((*before, *after)) for change in _of_flow(flow, before, after, catalogue)
    ]
    order = list(Sort)
    changes.sort(key=lambda change: order.index(change.sort))
    return Comparison(
        start,
        tuple(found for goal, found in new.items() if goal not in old),
        tuple(found for goal, found in old.items() if goal not in new),
        tuple(changes),
    )


def _of_flow(
    flow: str, before: Mapping[str, Flow], after: Mapping[str, Flow], catalogue: Catalogue
) -> Iterator[Change]:
    if flow not in before or flow not in after:
        word = "flow added" if flow in after else "flow removed"
        yield Change(Sort.NODE, flow, "", word)
        return
    old, new = before[flow], after[flow]
    renamed = renames_between(old, new)
    yield from changes_of_header(flow, old.header, new.header, renamed)
    old_blocks = {renamed.get(block.id, block.id): block for block in old.blocks}
    new_blocks = {block.id: block for block in new.blocks}
    for name in dict.fromkeys((*old_blocks, *new_blocks)):
        was, now = old_blocks.get(name), new_blocks.get(name)
        if was is not None and now is not None:
            if was.id != now.id:
                yield Change(Sort.NODE, flow, name, "renamed", was.id, now.id)
            yield from changes_of_node(flow, was, now, renamed, catalogue)
        elif now is not None:
            yield Change(Sort.NODE, flow, name, "added", "", now.kind)
        elif was is not None:
            yield Change(Sort.NODE, flow, name, "removed", was.kind, "")


def moved_between(flow: str, before: Layout, after: Layout) -> tuple[str, ...]:
    """`flow.node` of the nodes that stand elsewhere on the canvas and were there before."""
    old = {node: (x, y) for node, x, y in before.positions}
    return tuple(f"{flow}.{node}" for node, x, y in after.positions if node in old and old[node] != (x, y))
