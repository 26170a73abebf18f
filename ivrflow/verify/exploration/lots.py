"""Numbers from which calls leave nodes that draw lots by each of their exits: in conversations, lots follow them."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import UTC, datetime
from itertools import chain
from typing import Final

from ivrflow.model.conversation import seed_of_caller
from ivrflow.model.values import Value
from ivrflow.nodes.node import Node
from ivrflow.nodes.outcomes import Exit

__all__ = ["callers_for"]

_CALLERS_TRIED: Final = 2_000
"""An exit with one per cent is missed by so many callers in one of five hundred million flows."""
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
    """The first numbers from which each exit of each node is drawn that callers of the `known` numbers do not draw.

    `drawing` are nodes, each with its flow. The lots of several nodes in one flow are drawn apart: not every
    combination of their exits is among them.
    """
    found: dict[str, None] = {}
    for flow, node in drawing:
        wanted = {name for name, percent in node.chances() if percent > 0}
        for ani in chain(known, found, _strangers(known)):
            if not wanted:
                break
            name = _drawn(flow, node, ani)
            if name in wanted:
                wanted.discard(name)
                if ani not in known:
                    found[ani] = None
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
