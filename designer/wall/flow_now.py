"""Where callers are in one flow, and which exits were taken today. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from designer.wall.desk import Seen

__all__ = ["FlowNow", "NodeNow", "flow_now"]


@dataclass(frozen=True, slots=True)
class NodeNow:
    """One node."""

    node: str
    here: int
    """Callers who are in it."""
    exits: Mapping[str, int]
    """Exit → how often it was taken today; `""`: the call ended in the node."""


@dataclass(frozen=True, slots=True)
class FlowNow:
    """One flow over all engines."""

    here: int
    since_ms: int | None
    """The engine that counts for the shortest time started then: of what was before, it knows nothing. None: no engine
    is watched."""
    nodes: tuple[NodeNow, ...]


def flow_now(flow: str, engines: Iterable[Seen]) -> FlowNow:
    """The nodes in which somebody is, or was today."""
    engines = tuple(engines)
    here: Counter[str] = Counter()
    taken: dict[str, Counter[str]] = {}
    for engine in engines:
        here.update(node for at, node, _ in engine.calls if at == flow)
        for node, exits in engine.exits.get(flow, {}).items():
            taken.setdefault(node, Counter()).update(exits)
    nodes = sorted(here.keys() | taken.keys())
    return FlowNow(
        sum(here.values()),
        max((engine.since_ms for engine in engines), default=None),
        tuple(NodeNow(node, here[node], dict(taken.get(node, {}))) for node in nodes),
    )
