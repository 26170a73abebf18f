"""A comparison in sentences, grouped as people ask: what can callers do, what do they hear, what else."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Sequence

from ivrflow.verify.changes.above import SeenFrom
from ivrflow.verify.changes.change import Change, Sort
from ivrflow.verify.changes.comparison import Comparison
from ivrflow.verify.changes.reach import Destination

__all__ = ["tell", "tell_above"]


def tell(comparison: Comparison) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(heading, sentences) of each group that is not empty."""
    groups: list[tuple[str, Sequence[str]]] = [
        ("Callers can newly reach", [_destination(each) for each in comparison.gained]),
        ("Callers can no longer reach", [_destination(each) for each in comparison.lost]),
    ]
    for sort in Sort:
        sentences = [_change(change) for change in comparison.changes if change.sort is sort]
        groups.append((sort.value.capitalize(), sentences))
    groups.append(("Only moved on the canvas", comparison.moved))
    return ((heading, tuple(sentences)) for heading, sentences in groups if sentences)


def tell_above(seen: Iterable[SeenFrom]) -> Iterator[tuple[str, tuple[str, ...]]]:
    """(heading, sentences) for what is different to callers of other flows."""
    for each in seen:
        for verb, destinations in (("newly", each.gained), ("no longer", each.lost)):
            if destinations:
                heading = f"Callers of {each.start} can {verb} reach"
                yield heading, tuple(_destination(destination) for destination in destinations)


def _destination(destination: Destination) -> str:
    goal, way = destination.goal, destination.way
    what = f"{goal.what.replace('_', ' ')} {goal.which}".strip()
    return f"{what}, by {' > '.join(way)}" if way else what


def _change(change: Change) -> str:
    place = change.flow if not change.node else f"{change.flow}.{change.node}"
    language = f" ({change.language})" if change.language else ""
    name, before, after = change.name, change.before, change.after
    if change.sort is Sort.NODE:
        return _node(place, change)
    if change.sort is Sort.KEY:
        return f"{place}: {name} was on {before}, is on {after}"
    if not before:
        return f"{place}: {name}{language} is new: {after}"
    if not after:
        return f"{place}: {name}{language} is gone, was {before}"
    verb = "led to {}, leads to {}" if change.sort is Sort.WAY else "was {}, is {}"
    return f"{place}: {name}{language} {verb.format(before, after)}"


def _node(place: str, change: Change) -> str:
    match change.name:
        case "added":
            return f"{place} is new ({change.after})"
        case "removed":
            return f"{place} is gone ({change.before})"
        case "renamed":
            return f"{place} was called {change.before}"
        case "kind":
            return f"{place} was a {change.before}, is a {change.after}"
    return f"{place}: {change.name}"
