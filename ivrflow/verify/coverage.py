"""Which nodes and exits of flows some calls went through: conversations, a day's journals, an exploration."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass
from typing import NamedTuple

from ivrflow.compiler.program import Program
from ivrflow.model.journal import Visit

__all__ = ["ExitName", "FlowCoverage", "coverage_of", "exit_of", "exits_of"]


class ExitName(NamedTuple):
    """One exit that an author drew."""

    flow: str
    node: str
    """Empty for a key of the flow's header: one menu in which it was pressed covers it."""
    exit: str


@dataclass(frozen=True, slots=True)
class FlowCoverage:
    """What calls covered of one flow, in the order of its text."""

    flow: str
    nodes_covered: tuple[str, ...]
    nodes_uncovered: tuple[str, ...]
    exits_covered: tuple[ExitName, ...]
    exits_uncovered: tuple[ExitName, ...]

    @property
    def percent(self) -> float:
        """Of the exits, 0 to 100; of the nodes where a flow has no exits."""
        covered, uncovered = self.exits_covered, self.exits_uncovered
        if covered or uncovered:
            return 100 * len(covered) / (len(covered) + len(uncovered))
        return 100 * len(self.nodes_covered) / (len(self.nodes_covered) + len(self.nodes_uncovered))


def coverage_of(programs: Mapping[str, Program], visits: Iterable[Visit]) -> tuple[FlowCoverage, ...]:
    """The coverage of each flow by all these visits together. Visits to other flows, or to nodes that are no longer
    there, count for nothing."""
    nodes: set[tuple[str, str]] = set()
    exits: set[ExitName] = set()
    for visit in visits:
        nodes.add((visit.flow, visit.node))
        found = exit_of(programs, visit)
        if found is not None:
            exits.add(found)
    return tuple(_flow_coverage(program, nodes, exits) for program in programs.values())


def _flow_coverage(program: Program, nodes: set[tuple[str, str]], exits: set[ExitName]) -> FlowCoverage:
    names = [node.id for node in program.nodes]
    drawn = list(exits_of(program))
    return FlowCoverage(
        program.id,
        tuple(name for name in names if (program.id, name) in nodes),
        tuple(name for name in names if (program.id, name) not in nodes),
        tuple(each for each in drawn if each in exits),
        tuple(each for each in drawn if each not in exits),
    )


def exits_of(program: Program) -> Iterator[ExitName]:
    """The exits of a flow that lead somewhere; those that follow another one for want of a line are not counted."""
    for number, node in enumerate(program.nodes):
        for name in program.links[number]:
            if _drawn(program, number, name) == name:
                yield ExitName(program.id, node.id, name)
    if any(node.offers_flow_keys for node in program.nodes):
        for key in program.keys:
            yield ExitName(program.id, "", f"key {key}")


def exit_of(programs: Mapping[str, Program], visit: Visit) -> ExitName | None:
    """The exit that a visit covers; None when it ended otherwise: the call was over, an exit led to `on error`."""
    program = programs.get(visit.flow)
    number = None if program is None else program.index.get(visit.node)
    if program is None or number is None:
        return None
    if visit.exit in program.links[number]:
        return ExitName(program.id, visit.node, _drawn(program, number, visit.exit))
    word, _, key = visit.exit.partition(" ")
    return ExitName(program.id, "", visit.exit) if word == "key" and key in program.keys else None


def _drawn(program: Program, number: int, name: str) -> str:
    """The exit whose line is followed: `otherwise` of the declaration when both lead to the same place."""
    links = program.links[number]
    spec = next((spec for spec in program.nodes[number].exits_of() if spec.name == name), None)
    if spec is not None and spec.otherwise is not None and links.get(spec.otherwise) == links[name]:
        return spec.otherwise
    return name
