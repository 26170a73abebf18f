"""Calls that get to a node: what a finding of the compiler looks like to a caller."""

from __future__ import annotations

from collections.abc import Collection, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ivrflow.model.commands import Answer
from ivrflow.model.conversation import Conversation
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import Edge, Path, can_be_said
from ivrflow.verify.rehearsal import Rehearsal, rehearse

__all__ = ["Demonstration", "NodeName", "demonstrate"]


class NodeName(NamedTuple):
    """One node of one flow."""

    flow: str
    node: str


@dataclass(frozen=True, slots=True)
class Demonstration:
    """A call that was run, and gets to the node."""

    conversation: Conversation
    shows: bool = False
    """It shows what is wrong there; otherwise only the way to it."""


def demonstrate(exploration: Exploration, nodes: Collection[NodeName]) -> dict[NodeName, Demonstration]:
    """For each of these nodes a call with the fewest choices that gets there; preferably one that a conversation can
    say. Nodes that no explored call got to are left out."""
    ways = _ways(exploration, nodes, sayable=True)
    others = _ways(exploration, [node for node in nodes if node not in ways], sayable=False)
    found = {}
    for node, way in {**ways, **others}.items():
        rehearsal = rehearse(exploration.programs, way, f"to {node.flow}.{node.node}")
        if rehearsal.complete and node in _nodes_of(rehearsal):
            found[node] = Demonstration(rehearsal.conversation)
    return {node: found[node] for node in nodes if node in found}


def _ways(exploration: Exploration, nodes: Collection[NodeName], *, sayable: bool) -> Mapping[NodeName, Path]:
    space, wanted = exploration.space, set(nodes)
    ways: dict[NodeName, Path] = {}
    came_by = space.first_ways(can_be_said if sayable else _any)
    # `first_ways` is ordered by distance: the first edge that gets to a node is on a shortest way.
    for edge in came_by.values():
        if not wanted:
            break
        for node in _nodes_on(exploration, edge):
            if node in wanted:
                wanted.discard(node)
                ways[node] = space.path_along(came_by, edge)
    return ways


def _any(_edge: Edge) -> bool:
    return True


def _nodes_on(exploration: Exploration, edge: Edge) -> Iterator[NodeName]:
    yield from (NodeName(visit.flow, visit.node) for visit in edge.visits)
    state = exploration.space.states[edge.target]
    if not isinstance(state.command, Answer):
        # While it rings nothing of the node is heard yet.
        yield NodeName(state.flow, state.node)


def _nodes_of(rehearsal: Rehearsal) -> set[NodeName]:
    walk = rehearsal.call.walk
    return {
        *(NodeName(visit.flow, visit.node) for visit in rehearsal.visits),
        NodeName(walk.program.id, walk.current.id),
    }
