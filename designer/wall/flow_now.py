"""Where callers are in one flow, and which exits were taken today. Pure."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from designer.wall.desk import Seen
from designer.wall.exits_today import FlowDay

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
    watched: bool
    """Some engine tells where callers are."""
    begin_ms: int
    """Exits are counted from then on: midnight."""
    zone: str
    """To whose clocks: those of the flow."""
    nodes: tuple[NodeNow, ...]


def flow_now(flow: str, engines: Iterable[Seen], day: FlowDay) -> FlowNow:
    """The nodes in which somebody is, or was today."""
    engines = tuple(engines)
    here = Counter(node for engine in engines for at, node, _ in engine.calls if at == flow)
    taken: dict[str, dict[str, int]] = {}
    for (node, exit_name), times in sorted(day.taken.items()):
        taken.setdefault(node, {})[exit_name] = times
    nodes = sorted(here.keys() | taken.keys())
    return FlowNow(
        here=sum(here.values()),
        watched=bool(engines),
        begin_ms=int(day.begin.timestamp() * 1000),
        zone=day.zone.key,
        nodes=tuple(NodeNow(node, here[node], taken.get(node, {})) for node in nodes),
    )
