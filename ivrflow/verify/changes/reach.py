"""What callers can get to, and by which keys: walked along the lines that are drawn, whatever conditions say."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from heapq import heappop, heappush
from itertools import count
from typing import NamedTuple

from ivrflow.model.flow import Block, ExitLine, Field, Flow, Handler
from ivrflow.model.source import Source
from ivrflow.nodes.catalogue import Catalogue
from ivrflow.nodes.declare import params_of
from ivrflow.nodes.node import Node
from ivrflow.verify.changes.nodes import option_name

__all__ = ["Destination", "Goal", "flow_called", "reach"]


class Goal(NamedTuple):
    """Something that a caller may want, or get: the same in two versions when these are equal."""

    what: str
    """The kind of node (`queue`, `transfer`, `query`, `hang_up`…), or `option`."""
    which: str
    """The queue, the target, the statement; the menu and the option's name."""


@dataclass(frozen=True, slots=True)
class Destination:
    """A goal, and a shortest way to it."""

    goal: Goal
    way: tuple[str, ...]
    """What is chosen on the way: names of options, or exits that were not the only one."""


class _Place(NamedTuple):
    flow: str
    node: str
    above: tuple[tuple[str, str], ...]
    """The subflow nodes that wait, the innermost last."""


_DEEPEST = 8
"""Subflows within subflows that are followed."""


def reach(flows: Mapping[str, Flow], start: str, catalogue: Catalogue) -> dict[Goal, Destination]:
    """All goals that can be got to when a call comes to the flow `start`."""
    return _Walk(flows, catalogue).run(start)


class _Walk:
    def __init__(self, flows: Mapping[str, Flow], catalogue: Catalogue) -> None:
        self._flows, self._catalogue = flows, catalogue
        self._blocks = {name: {block.id: block for block in flow.blocks} for name, flow in flows.items()}
        self._found: dict[Goal, Destination] = {}
        self._met: set[_Place] = set()
        self._waiting: list[tuple[int, int, int, _Place, tuple[str, ...]]] = []
        """A heap: (mishaps on the way, choices on the way, how many were found before, where, the way)."""
        self._order = count()
        self._mishaps = 0

    def run(self, start: str) -> dict[Goal, Destination]:
        self._enter(start, (), ())
        while self._waiting:
            self._mishaps, _, _, place, way = heappop(self._waiting)
            if place in self._met:
                continue
            self._met.add(place)
            block = self._blocks[place.flow].get(place.node)
            if block is not None:
                self._stand(place, block, way)
        return self._found

    def _enter(self, flow: str, above: tuple[tuple[str, str], ...], way: tuple[str, ...]) -> None:
        header = self._flows[flow].header if flow in self._flows else None
        if header is None or len(above) > _DEEPEST:
            return
        first = header.field("start")
        if first is not None and isinstance(first.value, Source):
            self._go(_Place(flow, first.value.text, above), way)
        for entry in header.entries:
            if isinstance(entry, Handler) and entry.event == "error":
                self._go(_Place(flow, entry.target, above), (*way, "an error"), mishaps=1)

    def _go(self, place: _Place, way: tuple[str, ...], mishaps: int = 0) -> None:
        if place not in self._met:
            heappush(self._waiting, (self._mishaps + mishaps, len(way), next(self._order), place, way))

    def _stand(self, place: _Place, block: Block, way: tuple[str, ...]) -> None:
        goal = self._goal(block)
        if goal is not None:
            self._found.setdefault(goal, Destination(goal, way))
        kind = self._catalogue.get(block.kind)
        callee = flow_called(block)
        if kind is not None and kind.runs_flow and callee is not None:
            self._enter(callee, (*place.above, (place.flow, block.id)), way)
        elif callee is not None:
            self._enter(callee, (), way)
        if kind is not None and kind.gives_back and place.above:
            *rest, (flow, node) = place.above
            self._leave(_Place(flow, node, tuple(rest)), self._blocks[flow][node], way, only="done")
        if kind is None or not kind.runs_flow:
            self._leave(place, block, way)
        else:
            # The flow that it runs may break down.
            self._leave(place, block, way, only="failed")

    def _leave(self, place: _Place, block: Block, way: tuple[str, ...], only: str = "") -> None:
        kind = self._catalogue.get(block.kind)
        lines = [line for line in block.exits if not only or line.name == only]
        for line in lines:
            is_only_way = len(lines) == 1 and only != "failed"
            further = way if is_only_way else (*way, option_name(line))
            if line.name == "key":
                goal = Goal("option", f"{place.flow}.{block.id} {option_name(line)}")
                self._found.setdefault(goal, Destination(goal, further))
            if line.target is not None:
                self._go(place._replace(node=line.target), further, _is_mishap(line, kind))
        if not only and kind is not None and kind.offers_flow_keys and not _opts_out(block):
            for line in self._keys(place.flow):
                if line.target is not None:
                    self._go(place._replace(node=line.target), (*way, option_name(line)))

    def _keys(self, flow: str) -> Iterator[ExitLine]:
        return (entry for entry in self._flows[flow].header.entries if isinstance(entry, ExitLine))

    def _goal(self, block: Block) -> Goal | None:
        """Nodes that end a call or ask a host are goals; which one is said by the first field that is required."""
        kind = self._catalogue.get(block.kind)
        if kind is None or kind.gives_back or not (kind.ends_call or kind.may_end_call or kind.family == "data"):
            return None
        required = next((param.name for param in params_of(kind) if param.required), None)
        value = next((field for field in block.fields if field.name == required), None)
        return Goal(block.kind, _words(value))


def _words(field: Field | None) -> str:
    if field is None or not isinstance(field.value, Source):
        return ""
    return field.value.text.partition("(")[0].strip()


def flow_called(block: Block) -> str | None:
    """The flow that a node runs or goes to."""
    field = next((field for field in block.fields if field.name == "flow"), None)
    return _words(field) or None


def _is_mishap(line: ExitLine, kind: type[Node] | None) -> int:
    """1 for what callers and hosts do when things do not go as planned: the way that is told should do without."""
    if kind is None or line.argument is not None or line.name in ("otherwise", *(spec.name for spec in kind.exits[:1])):
        return 0
    return 1


def _opts_out(block: Block) -> bool:
    return any(
        field.name == "flow_keys" and isinstance(field.value, Source) and field.value.text == "false"
        for field in block.fields
    )
