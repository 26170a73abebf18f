"""Three-way merge of named things in an order."""

from __future__ import annotations

from collections.abc import Callable, Mapping, Sequence
from typing import TypeVar

__all__ = ["merge_keyed"]

Value = TypeVar("Value")
Both = Callable[[str, Value | None, Value | None, Value | None], Value]


def merge_keyed(
    base: Mapping[str, Value], mine: Mapping[str, Value], theirs: Mapping[str, Value], both: Both[Value]
) -> dict[str, Value]:
    """What both sides did to `base`, in the order that either of them gave it.

    `both(key, base, mine, theirs)` is asked where both sides changed one thing differently; None stands for a thing
    that is not there. A thing that one side removed and the other changed stays, as `both` says.
    """
    kept: dict[str, Value] = {}
    for key in dict.fromkeys((*mine, *theirs)):
        before, ours, other = base.get(key), mine.get(key), theirs.get(key)
        if ours == other or other == before:
            chosen = ours
        elif ours == before:
            chosen = other
        else:
            chosen = both(key, before, ours, other)
        if chosen is not None:
            kept[key] = chosen
    return {key: kept[key] for key in _order(list(base), list(mine), list(theirs)) if key in kept}


def _order(base: Sequence[str], mine: Sequence[str], theirs: Sequence[str]) -> list[str]:
    """All keys of both sides. Who moved things is followed; when both did, the later one."""
    stayed = [key for key in base if key in mine] == [key for key in mine if key in base]
    leading, other = (theirs, mine) if stayed else (mine, theirs)
    order = list(leading)
    present = set(order)
    previous: str | None = None
    for key in other:
        if key not in present:
            order.insert(order.index(previous) + 1 if previous is not None else 0, key)
            present.add(key)
        previous = key
    return order
