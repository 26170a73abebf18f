"""Traps, and circles in which a caller who does nothing, or nothing right, is kept for ever."""

from __future__ import annotations

from collections import defaultdict, deque
from collections.abc import Callable, Iterator, Sequence
from collections.abc import Set as AbstractSet

import networkx as nx

from ivrflow.model.issues import IssueCode
from ivrflow.verify.exploration.choices import Means
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import Edge, Path, Space, State, leads_on
from ivrflow.verify.findings.codes import ENDLESS_SILENCE, ENDLESS_WRONG_KEYS, TRAP
from ivrflow.verify.findings.finding import Finding, shown
from ivrflow.verify.rehearsal import Rehearsal

__all__ = ["find_loops"]

_BY_ITSELF = (Means.ANSWERS, Means.GOES_ON)
"""What happens in a circle without anybody meaning harm: the world works."""


def find_loops(exploration: Exploration) -> Iterator[Finding]:
    """Traps first; a circle that is part of a trap is not told again."""
    space = exploration.space
    trapped = _trapped(space)
    yield from _traps(exploration, trapped)
    for code, means, who in (
        (ENDLESS_SILENCE, Means.SILENT, "a caller who presses nothing"),
        (ENDLESS_WRONG_KEYS, Means.WRONG, "a caller who presses only wrong keys"),
    ):
        yield from _circles(exploration, trapped, code, means, who)


def _trapped(space: Space) -> set[int]:
    """States from which no end can be reached. What the bounds left open counts as a way out."""
    sources: dict[int, list[int]] = defaultdict(list)
    leaving = deque(state.number for state in space.states if _is_end(state))
    for edge in space.edges():
        if edge.source >= 0 and leads_on(edge):
            sources[edge.target].append(edge.source)
            if not edge.exact:
                leaving.append(edge.source)
    free = set(leaving)
    while leaving:
        for source in sources[leaving.popleft()]:
            if source not in free:
                free.add(source)
                leaving.append(source)
    return {state.number for state in space.states} - free


def _is_end(state: State) -> bool:
    return state.over or state.hung_up or bool(state.ended_by) or not state.expanded


def _traps(exploration: Exploration, trapped: AbstractSet[int]) -> Iterator[Finding]:
    space = exploration.space
    told: set[frozenset[str]] = set()
    for circle in _circles_of(space, trapped, leads_on):
        if any(
            edge.target not in circle for number in circle for edge in space.states[number].onward if leads_on(edge)
        ):
            continue
        names = _names(space, circle)
        if frozenset(names) in told:
            continue
        told.add(frozenset(names))
        first = space.states[min(circle)]
        message = f"the call never ends by itself from here on: {_shortened(names)} lead only to each other"
        finding = Finding(TRAP, first.flow, first.node, message)
        round_trip = _round_trip(space, first.onward, circle, leads_on)
        if round_trip:
            yield _run(exploration, finding, round_trip)
        else:
            yield finding


def _circles(
    exploration: Exploration, trapped: AbstractSet[int], code: IssueCode, means: Means, who: str
) -> Iterator[Finding]:
    space = exploration.space

    def allowed(edge: Edge) -> bool:
        return edge.exact and edge.choice.means in (means, *_BY_ITSELF)

    told: set[str] = set()
    free = {state.number for state in space.states} - trapped
    for circle in _circles_of(space, free, allowed):
        starts = [
            edge
            for number in sorted(circle)
            for edge in space.states[number].onward
            if edge.choice.means is means and edge.target in circle
        ]
        names = _names(space, circle)
        if not starts or not told.isdisjoint(names):
            continue
        told.update(names)
        first = space.states[starts[0].source]
        finding = Finding(code, first.flow, first.node, f"{who} goes round for ever: {_shortened(names)}")
        yield _run(exploration, finding, _round_trip(space, starts, circle, allowed))


def _circles_of(space: Space, states: AbstractSet[int], allowed: Callable[[Edge], bool]) -> list[set[int]]:
    """The strongly connected parts with at least one edge, those nearest to the start first."""
    graph = nx.DiGraph()
    for number in states:
        for edge in space.states[number].onward:
            if edge.target in states and allowed(edge):
                graph.add_edge(number, edge.target)
    parts = (
        part for part in nx.strongly_connected_components(graph) if len(part) > 1 or graph.has_edge(*(*part, *part))
    )
    return sorted(parts, key=min)


def _round_trip(
    space: Space, starts: Sequence[Edge], circle: AbstractSet[int], allowed: Callable[[Edge], bool]
) -> tuple[Edge, ...]:
    """A shortest way round that begins with one of these edges."""
    for start in starts:
        if start.target not in circle or not allowed(start):
            continue
        came_by: dict[int, tuple[Edge, ...]] = {start.target: (start,)}
        waiting = deque([start.target])
        while waiting:
            number = waiting.popleft()
            if number == start.source:
                return came_by[number]
            for edge in space.states[number].onward:
                if edge.target in circle and allowed(edge) and edge.target not in came_by:
                    came_by[edge.target] = (*came_by[number], edge)
                    waiting.append(edge.target)
    return ()


def _run(exploration: Exploration, finding: Finding, round_trip: tuple[Edge, ...]) -> Finding:
    """Go round three times: twice could be a counter that ends it."""
    space = exploration.space
    first, *rest = round_trip
    path: Path = space.path_over(first, *rest, *round_trip, *round_trip)
    where = space.states[first.source]

    def holds(rehearsal: Rehearsal) -> bool:
        walk = rehearsal.call.walk
        return not walk.ended_by and (walk.program.id, walk.current.id) == (where.flow, where.node)

    return shown(exploration, finding, path, holds)


def _names(space: Space, circle: AbstractSet[int]) -> list[str]:
    """The nodes of a circle in the order in which they were found, those passed without waiting included."""
    names: dict[str, None] = {}
    for number in sorted(circle):
        state = space.states[number]
        names[f"{state.flow}.{state.node}"] = None
        for edge in state.onward:
            if edge.target in circle and leads_on(edge):
                names.update(dict.fromkeys(f"{visit.flow}.{visit.node}" for visit in edge.visits))
    return list(names)


def _shortened(names: Sequence[str]) -> str:
    shown_names = [name.partition(".")[2] for name in names[:6]]
    return ", ".join(shown_names) + (f" and {len(names) - 6} more" if len(names) > 6 else "")
