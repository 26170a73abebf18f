"""Seeds with which calls leave nodes that draw lots by each of their exits."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field
from datetime import UTC, datetime
from typing import Final

from ivrflow.model.values import Value
from ivrflow.nodes.node import Node
from ivrflow.nodes.outcomes import Exit

__all__ = ["seeds_for"]

_SEEDS_TRIED: Final = 2_000
"""An exit with one per cent is missed by so many seeds in one of five hundred million flows."""


@dataclass(frozen=True, slots=True)
class _View:
    """As much of a call as drawing lots needs."""

    seed: int
    facts: Mapping[str, Value]
    variables: Mapping[str, Value] = field(default_factory=dict)
    flow_keys: Mapping[str, object] = field(default_factory=dict)
    language: str = ""
    now: datetime = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
    type_ahead: bool = True


def seeds_for(drawing: Iterable[tuple[str, Node]], caller: str) -> tuple[int, ...]:
    """The smallest seeds with which each exit of each node is drawn at least once, ascending. The lots of several nodes
    in one flow are drawn apart: not every combination of their exits is among them."""
    found: set[int] = set()
    for flow, node in drawing:
        found.update(_seeds_of(flow, node, caller))
    return tuple(sorted(found))


def _seeds_of(flow: str, node: Node, caller: str) -> Iterator[int]:
    wanted = {name for name, percent in node.chances() if percent > 0}
    facts: dict[str, Value] = {"call.ani": caller, "call.flow": flow}
    for seed in range(_SEEDS_TRIED):
        if not wanted:
            return
        drawn = node.run(_View(seed, facts))
        if isinstance(drawn, Exit) and drawn.name in wanted:
            wanted.discard(drawn.name)
            yield seed
