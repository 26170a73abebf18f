"""Numbers from which calls leave nodes that draw lots by each of their exits: in conversations, lots follow them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain, product
from math import prod
from typing import Final

from ivrflow.model.conversation import seed_of_caller
from ivrflow.model.values import Value
from ivrflow.nodes.node import Node
from ivrflow.nodes.outcomes import Exit

__all__ = ["callers_for"]

_CALLERS_TRIED: Final = 2_000
"""An exit with one per cent is missed by so many callers in one of five hundred million flows."""
_MOST_COMBINATIONS: Final = 16
"""Each is a start of its own."""
_FIRST_CALLER: Final = 10_001


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


def callers_for(drawing: Iterable[tuple[str, Node]], known: Sequence[str]) -> tuple[str, ...]:
    """The first numbers from which each exit of each node is drawn that callers of the `known` numbers do not draw;
    and, where there are few enough, each combination of the exits of several nodes: one lot may lead to the next.

    `drawing` are nodes, each with its flow.
    """
    nodes = list(drawing)
    if not nodes:
        return ()
    exits = [[name for name, percent in node.chances() if percent > 0] for _, node in nodes]
    singly = {(place, name) for place, names in enumerate(exits) for name in names}
    together = set(product(*exits)) if prod(map(len, exits)) <= _MOST_COMBINATIONS else set()
    found: list[str] = []
    for ani in chain(known, _strangers(known)):
        if not singly and not together:
            break
        drawn = tuple(_drawn(flow, node, ani) for flow, node in nodes)
        new = singly.intersection(enumerate(drawn))
        if ani not in known and (new or drawn in together):
            found.append(ani)
        singly -= new
        together.discard(drawn)
    return tuple(found)


def _strangers(known: Iterable[str]) -> Iterator[str]:
    """Numbers that look like any other, and are nobody's."""
    taken = set(known)
    numbers = (str(_FIRST_CALLER + offset) for offset in range(_CALLERS_TRIED))
    return (ani for ani in numbers if ani not in taken)


def _drawn(flow: str, node: Node, ani: str) -> str:
    facts: dict[str, Value] = {"call.ani": ani, "call.flow": flow}
    drawn = node.run(_View(seed_of_caller(ani), facts))
    return drawn.name if isinstance(drawn, Exit) else ""
