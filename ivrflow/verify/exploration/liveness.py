"""Which of the variables that matter can still be read from a node on: states that differ in others are one state."""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from typing import TypeAlias

from ivrflow.compiler.program import BACK, Program
from ivrflow.verify.exploration.distinctions import Distinctions, Matter
from ivrflow.verify.exploration.formulas import names_in, uses_of

__all__ = ["Live", "following", "live_variables"]

Live: TypeAlias = tuple[tuple[tuple[str, Matter], ...], ...]
"""Per node: the variables that are live at its entrance, with how much of them matters, sorted by name."""


def live_variables(program: Program, distinctions: Distinctions) -> Live:
    """By the classical backward analysis; handlers can be entered from everywhere, `back` leads to every menu."""
    read = _read(program)
    ways = following(program)
    live: list[frozenset[str]] = [frozenset(names) for names in read]
    changed = True
    while changed:
        changed = False
        for number in range(len(live) - 1, -1, -1):
            found = set(live[number])
            for target, written in ways[number]:
                found |= live[target] - written
            if len(found) > len(live[number]):
                live[number] = frozenset(found)
                changed = True
    return tuple(
        tuple(
            (name, matter)
            for name in sorted(names)
            if (matter := distinctions.matters(program.id, name)) is not Matter.NOTHING
        )
        for names in live
    )


def _read(program: Program) -> Sequence[set[str]]:
    read: list[set[str]] = [set() for _ in program.nodes]
    for use in uses_of(program):
        read[use.node].update(name for name in names_in(use.tree) if "." not in name)
    for names, node in zip(read, program.nodes, strict=True):
        if node.gives_back:
            names.update(name for name, _ in program.signature.results)
    return read


def following(program: Program) -> Sequence[list[tuple[int, frozenset[str]]]]:
    """Per node: the nodes that may follow, each with the variables that are surely written on the way."""
    menus = [number for number, node in enumerate(program.nodes) if node.offers_flow_keys]
    keys = [target for target in program.keys.values() if target >= 0]
    if BACK in program.keys.values():
        keys.extend(menus)
    handlers = list(program.handlers.values())
    ways: list[list[tuple[int, frozenset[str]]]] = []
    for number, node in enumerate(program.nodes):
        exits = {result.name: result.exits for result in node.results()}
        assigned = {name for name, _ in node.assigns().items}
        found = []
        for exit_name, target in program.links[number].items():
            written = set(assigned) | _kept(program.into[number], exits, exit_name)
            found.append((target, frozenset(written)))
        others = [*handlers, *(keys if node.offers_flow_keys else ())]
        found.extend((target, frozenset[str]()) for target in others)
        ways.append(found)
    return ways


def _kept(into: Mapping[str, str], exits: Mapping[str, frozenset[str]], exit_name: str) -> set[str]:
    return {
        variable
        for variable, result in into.items()
        if result in exits and (not exits[result] or exit_name in exits[result])
    }
