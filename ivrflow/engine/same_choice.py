"""Which choice of a new version is the one that a caller made in the old version of a menu."""

from __future__ import annotations

from typing import NamedTuple

from ivrflow.compiler.program import Program
from ivrflow.nodes.node import Node

__all__ = ["Choice", "same_choice"]


class Choice(NamedTuple):
    """What was chosen, in both versions."""

    keys: str
    """What is to be pressed now."""
    exit_before: str
    exit_after: str


def same_choice(old_flow: Program, old: Node, new_flow: Program, new: Node, keys: str) -> Choice | None:
    """By the label first, then by the node that the choice led to; None when it is found by neither."""
    chosen = next((line for line in old.lines if line.argument == keys), None)
    if chosen is None:
        return _same_flow_key(old_flow, new_flow, new, keys)
    for line in new.lines:
        if any(line.labels.get(language) == label for language, label in chosen.labels.items()):
            return Choice(str(line.argument), chosen.name, line.name)
    target = _leads_to(old_flow, old, chosen.name)
    for line in new.lines:
        if target is not None and _leads_to(new_flow, new, line.name) == target:
            return Choice(str(line.argument), chosen.name, line.name)
    return None


def _same_flow_key(old_flow: Program, new_flow: Program, new: Node, keys: str) -> Choice | None:
    """A key of the header: the one that leads to the same node, or to the same built-in, now."""
    if keys not in old_flow.keys:
        return None
    target = _named(old_flow, old_flow.keys[keys])
    own = {line.argument for line in new.lines}
    for key, number in new_flow.keys.items():
        if key not in own and _named(new_flow, number) == target:
            return Choice(key, f"key {keys}", f"key {key}")
    return None


def _named(program: Program, number: int) -> str | int:
    return number if number < 0 else program.nodes[number].id


def _leads_to(program: Program, node: Node, exit_name: str) -> str | None:
    target = program.links[program.index[node.id]].get(exit_name)
    return None if target is None else program.nodes[target].id
