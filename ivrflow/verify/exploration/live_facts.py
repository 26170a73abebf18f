"""Which facts of a call can still decide about its way from a node on: who calls, what was dialled, when.

Calls that were placed from different numbers, or at different times, are one state as soon as nothing asks any more.
"""

from __future__ import annotations

from collections.abc import Callable, Mapping
from typing import Final, TypeAlias

from ivrflow.compiler.program import Program
from ivrflow.engine.interpreter import Call
from ivrflow.model.values import Value
from ivrflow.verify.exploration.distinctions import Distinctions
from ivrflow.verify.exploration.formulas import flows_called, names_in, uses_of
from ivrflow.verify.exploration.liveness import following

__all__ = ["LiveFacts", "live_facts"]

Source: TypeAlias = Callable[[Call], Value]


def _ani(call: Call) -> Value:
    return call.offered.ani


def _dnis(call: Call) -> Value:
    return call.offered.dnis


def _moment(call: Call) -> Value:
    return call.offered.started


_SOURCES: Final[Mapping[str, Source]] = {
    "call.ani": _ani,
    "call.dnis": _dnis,
    "call.now": _moment,
    "call.today": _moment,
}
"""Where a fact comes from that differs from call to call. All others follow from where a call stands."""

LiveFacts: TypeAlias = tuple[tuple[Source, ...], ...]
"""Per node: what tells the calls apart that wait there."""


def live_facts(programs: Mapping[str, Program], distinctions: Distinctions) -> dict[str, LiveFacts]:
    """By flow. Lots count as a fact: in a conversation they follow from who calls."""
    asked = {flow: _asked(program, distinctions) for flow, program in programs.items()}
    _add_those_of_subflows(programs, asked)
    order = list(dict.fromkeys(_SOURCES.values()))
    return {
        flow: tuple(tuple(sorted(live, key=order.index)) for live in _spread(program, asked[flow]))
        for flow, program in programs.items()
    }


def _asked(program: Program, distinctions: Distinctions) -> list[set[Source]]:
    found: list[set[Source]] = [{_ani} if node.chances() else set() for node in program.nodes]
    for use in uses_of(program):
        facts = (name for name in names_in(use.tree) if name in _SOURCES and distinctions.fact(name) is not None)
        found[use.node].update(_SOURCES[name] for name in facts)
    return found


def _add_those_of_subflows(programs: Mapping[str, Program], asked: Mapping[str, list[set[Source]]]) -> None:
    """A node that leads into another flow asks what that flow asks anywhere."""
    changed = True
    while changed:
        changed = False
        for flow, program in programs.items():
            for number, node in enumerate(program.nodes):
                for callee in flows_called(node):
                    more = set[Source]().union(*asked.get(callee, ()))
                    if not more <= asked[flow][number]:
                        asked[flow][number] |= more
                        changed = True


def _spread(program: Program, asked: list[set[Source]]) -> list[set[Source]]:
    """Backwards along all ways."""
    live = [set(each) for each in asked]
    targets = [[target for target, _ in ways] for ways in following(program)]
    changed = True
    while changed:
        changed = False
        for number in range(len(live) - 1, -1, -1):
            more = set[Source]().union(*(live[target] for target in targets[number]))
            if not more <= live[number]:
                live[number] |= more
                changed = True
    return live
