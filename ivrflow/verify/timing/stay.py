"""How long a caller can be kept in a flow."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable
from dataclasses import dataclass

import networkx as nx

from ivrflow.model.commands import Gather, Record
from ivrflow.model.events import Gathered
from ivrflow.model.inputs import InputOutcome
from ivrflow.verify.exploration.choices import Means
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import Edge, Space, leads_on
from ivrflow.verify.timing.clock import Pace

__all__ = ["Stay", "stay_in"]


@dataclass(frozen=True, slots=True)
class Stay:
    """The longest stay of a caller who does not hang up, in milliseconds from the ring to the end of the flow."""

    longest_ms: int | None
    """Whatever the caller presses and hosts answer; None: as long as he likes, see `loops`."""
    loops: tuple[tuple[str, ...], ...]
    """The circles that make it endless: `flow.node` of each, those with the fewest nodes first."""
    silent_ms: int | None
    """Of a caller who never presses anything; None: endless."""
    limit_ms: int
    """When the flow's `max_duration` ends the call in any case."""


def stay_in(exploration: Exploration, pace: Pace) -> Stay:
    """The longest stay, for a caller who listens to everything. Look-ups that fail take their whole timeout."""
    space = exploration.space
    flow = exploration.programs[space.starts[0].flow]

    def in_silence(edge: Edge) -> bool:
        if isinstance(space.states[edge.source].command, Gather | Record):
            # In the line of a queue, silence is what is expected.
            return edge.choice.means is Means.SILENT or _says_nothing(edge)
        return leads_on(edge) and edge.choice.means not in (Means.CHOOSES, Means.WRONG)

    longest, loops = _longest(space, pace, leads_on)
    silent, _ = _longest(space, pace, in_silence)
    return Stay(longest, loops, silent, flow.max_duration_ms)


def _says_nothing(edge: Edge) -> bool:
    event = edge.choice.event
    return isinstance(event, Gathered) and event.outcome is InputOutcome.NOINPUT


def _longest(
    space: Space, pace: Pace, allowed: Callable[[Edge], bool]
) -> tuple[int | None, tuple[tuple[str, ...], ...]]:
    graph = nx.DiGraph()
    for edge in space.entrances:
        _add(graph, edge, pace)
    waiting = [edge.target for edge in space.entrances]
    met = set(waiting)
    while waiting:
        for edge in space.states[waiting.pop()].onward:
            if allowed(edge) and not space.states[edge.source].hung_up:
                _add(graph, edge, pace)
                if edge.target not in met:
                    met.add(edge.target)
                    waiting.append(edge.target)
    circles = [
        part for part in nx.strongly_connected_components(graph) if len(part) > 1 or graph.has_edge(*(*part, *part))
    ]
    if circles:
        return None, _named(space, graph, circles)
    return nx.dag_longest_path_length(graph, weight="ms"), ()


def _add(graph: nx.DiGraph, edge: Edge, pace: Pace) -> None:
    ms = pace.edge_ms(edge)
    if not graph.has_edge(edge.source, edge.target) or graph.edges[edge.source, edge.target]["ms"] < ms:
        graph.add_edge(edge.source, edge.target, ms=ms)


def _named(space: Space, graph: nx.DiGraph, circles: list[set[int]]) -> tuple[tuple[str, ...], ...]:
    """One shortest circle through each node that begins one, in the names of the nodes that wait."""
    found: dict[frozenset[str], tuple[str, ...]] = {}
    for circle in circles:
        inner = graph.subgraph(circle)
        begun: set[str] = set()
        for number in sorted(circle):
            name = _name(space, number)
            if name not in begun:
                begun.add(name)
                way = _round_trip(inner, number)
                names = tuple(dict.fromkeys(_name(space, each) for each in way))
                found.setdefault(frozenset(names), names)
    return tuple(sorted(found.values(), key=lambda names: (len(names), names)))


def _round_trip(graph: nx.DiGraph, number: int) -> list[int]:
    """The states of a shortest way from a state back to itself, found breadth first: circles are short."""
    came_from: dict[int, int] = {}
    waiting = deque([number])
    while waiting:
        here = waiting.popleft()
        for following in graph.successors(here):
            if following == number:
                way = [here]
                while way[-1] != number:
                    way.append(came_from[way[-1]])
                return way[::-1]
            if following not in came_from:
                came_from[following] = here
                waiting.append(following)
    raise AssertionError("a state of a circle leads back to itself")


def _name(space: Space, number: int) -> str:
    state = space.states[number]
    return f"{state.flow}.{state.node}"
