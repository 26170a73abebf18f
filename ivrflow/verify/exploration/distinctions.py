"""Which variables can make a call take another way, and which values they are compared with.

A variable matters when a condition reads it, or when it flows into one that matters; where it can only make a prompt
fail, it matters whether it has a value. All others may hold anything: states that differ in them alone are one state.
Constants are gathered per group of variables that meet in one formula or flow into each other, so that a value that
was entered is tried against the numbers that it will be compared with three nodes later.
"""

from __future__ import annotations

from collections import defaultdict
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from enum import IntEnum
from typing import TypeAlias

from ivrflow.compiler.program import Program
from ivrflow.expr.tree import Binary, Call, Literal, Name, Tree
from ivrflow.model.values import Value
from ivrflow.verify.exploration.formulas import Role, Use, flows_called, names_in, subtrees, uses_of

__all__ = ["Distinctions", "Group", "Matter", "Place", "distinctions_of"]

Place: TypeAlias = tuple[str, str]
"""(flow, variable), or ("", fact)."""


class Matter(IntEnum):
    """How much of a variable can change the way of a call."""

    NOTHING = 0
    """Not even whether it has a value."""
    PRESENCE = 1
    """Whether it has a value."""
    VALUE = 2


@dataclass(slots=True)
class Group:
    """What is known of variables that meet each other."""

    constants: list[Value] = field(default_factory=list)
    """In the order met, each once."""
    functions: set[str] = field(default_factory=set)
    """What is called with them; `mod` and `/` count too."""

    def add(self, value: Value) -> None:
        if not any(type(known) is type(value) and known == value for known in self.constants):
            self.constants.append(value)


@dataclass(frozen=True, slots=True)
class Distinctions:
    """What the exploration of some programs must tell apart."""

    matter: Mapping[Place, Matter]
    groups: Mapping[Place, Group]

    def matters(self, flow: str, variable: str) -> Matter:
        return self.matter.get((flow, variable), Matter.NOTHING)

    def group(self, flow: str, variable: str) -> Group:
        return self.groups.get((flow, variable)) or Group()

    def fact(self, name: str) -> Group | None:
        """What a fact of the call meets; None when it cannot change the way of a call."""
        return self.groups.get(("", name), Group()) if self.matter.get(("", name)) is Matter.VALUE else None


def distinctions_of(programs: Iterable[Program]) -> Distinctions:
    """Read them off the formulas of programs that belong together."""
    known = {program.id: program for program in programs}
    uses = [(program.id, use) for program in known.values() for use in uses_of(program)]
    flowing = _flows(known, uses)
    matter = _matters(uses, flowing)
    return Distinctions(matter, _groups(uses, flowing, matter))


def _place(flow: str, name: str) -> Place:
    return ("", name) if "." in name else (flow, name)


def _flows(programs: Mapping[str, Program], uses: Iterable[tuple[str, Use]]) -> list[tuple[Place, Place, bool]]:
    """(from, to, as it is): which variable's value becomes part of which other's."""
    found: list[tuple[Place, Place, bool]] = []
    for flow, use in uses:
        target = {
            Role.SETS: (flow, use.name),
            Role.ARGUMENT: (use.flow, use.name),
            Role.RETURNS: (flow, f"return {use.name}"),
        }.get(use.role)
        if target is not None:
            copied = isinstance(use.tree, Name)
            found.extend((_place(flow, name), target, copied) for name in names_in(use.tree))
    for program in programs.values():
        for name, _ in program.signature.results:
            found.append(((program.id, name), (program.id, f"return {name}"), True))
        for number, node in enumerate(program.nodes):
            for callee in flows_called(node):
                for variable, result in program.into[number].items():
                    found.append(((callee, f"return {result}"), (program.id, variable), True))
    return found


def _matters(uses: Iterable[tuple[str, Use]], flowing: Iterable[tuple[Place, Place, bool]]) -> dict[Place, Matter]:
    matter: dict[Place, Matter] = defaultdict(lambda: Matter.NOTHING)
    for flow, use in uses:
        least = Matter.VALUE if use.role is Role.DECIDES or _may_fail_by_value(use.tree) else Matter.PRESENCE
        for name in names_in(use.tree):
            place = _place(flow, name)
            matter[place] = max(matter[place], least)
    changed = True
    while changed:
        changed = False
        for source, target, copied in flowing:
            wanted = matter[target] if copied or matter[target] is Matter.VALUE else Matter.PRESENCE
            if wanted > matter[source]:
                matter[source] = wanted
                changed = True
    return dict(matter)


def _may_fail_by_value(tree: Tree) -> bool:
    """Division by zero, and what functions make of arguments out of their range."""
    return any(isinstance(part, Call) or _operator(part) in ("/", "mod") for part in subtrees(tree))


def _operator(tree: Tree) -> str:
    return tree.operator if isinstance(tree, Binary) else ""


def _groups(
    uses: Iterable[tuple[str, Use]], flowing: Iterable[tuple[Place, Place, bool]], matter: Mapping[Place, Matter]
) -> dict[Place, Group]:
    leader: dict[Place, Place] = {}

    def find(place: Place) -> Place:
        while (above := leader.setdefault(place, place)) != place:
            place = above
        return place

    for flow, use in uses:
        places = [_place(flow, name) for name in names_in(use.tree)]
        for one in places[1:]:
            leader[find(one)] = find(places[0])
    for source, target, _ in flowing:
        leader[find(source)] = find(target)
    groups: dict[Place, Group] = defaultdict(Group)
    for flow, use in uses:
        places = [_place(flow, name) for name in names_in(use.tree)]
        if use.role is Role.SETS:
            places.append((flow, use.name))
        elif use.role is Role.ARGUMENT:
            places.append((use.flow, use.name))
        if not any(matter.get(place) is Matter.VALUE for place in places):
            continue
        group = groups[find(places[0])]
        for part in subtrees(use.tree):
            if isinstance(part, Literal) and part.value is not None:
                group.add(part.value)
            elif isinstance(part, Call):
                group.functions.add(part.function)
            elif _operator(part) in ("/", "mod"):
                group.functions.add(_operator(part))
    return {place: groups[find(place)] for place in list(leader) if find(place) in groups} | dict(groups)
