"""IVR203: a variable is read that may have no value yet."""

from __future__ import annotations

from collections import deque
from collections.abc import Iterator, Mapping
from typing import TypeAlias

from ivrflow.compiler.checks.check import Check
from ivrflow.compiler.graph import FlowGraph
from ivrflow.expr import known_when
from ivrflow.model.issues import Issue, IssueCode, Severity
from ivrflow.nodes.fields.field_type import Formula

__all__ = ["UNSET_VARIABLE"]

CODE = IssueCode(
    "IVR203",
    "unset-variable",
    Severity.ERROR,
    what="The node reads a variable, and there is a way to the node on which nothing has been put into it.",
    why="On that way the prompt cannot be said and the look-up cannot be made: the caller hears an apology.",
    mend="Give the variable a first value in the header (`var tries: number = 0`), set it on every way to here, or say "
    'what holds when it is missing: `name otherwise ""`.',
)


ADVICE = "Set it on every way to here, or give it a first value in the header."


def find(flow: FlowGraph) -> Iterator[Issue]:
    bit = {name: 1 << place for place, name in enumerate(flow.header.types)}
    effects = {name: _effects(flow, name, bit) for name in flow.bounds}
    for name, known in _surely(flow, flow.roots, effects, bit).items():
        bound = flow.bounds[name]
        for variable in sorted(bound.needs):
            if not known & bit.get(variable, 0):
                yield flow.issue(CODE, f"`{variable}` may have no value here", name, bound.block.span, ADVICE)
    if flow.header.results:
        # What a hang-up handler gives back reaches nobody.
        for name, known in _surely(flow, flow.roots_with_caller, effects, bit).items():
            bound = flow.bounds[name]
            for variable in sorted(bound.owes - bound.needs if bound.node is not None else ()):
                if not known & bit.get(variable, 0):
                    yield flow.issue(
                        CODE, f"the result `{variable}` may have no value here", name, bound.block.span, ADVICE
                    )


Effects: TypeAlias = Mapping[str, tuple[int, int]]
"""Exit → (variables that have a value when the node was left by it, variables that may have none any more)."""


def _surely(
    flow: FlowGraph, roots: tuple[str, ...], effects: Mapping[str, Effects], bit: Mapping[str, int]
) -> dict[str, int]:
    """Forward analysis: the variables that surely have a value at a node are those that have one on every way to it."""
    surely: dict[str, int] = dict.fromkeys(roots, sum(bit[name] for name in flow.header.given))
    work = deque(surely)
    while work:
        name = work.popleft()
        for target, exit_name in flow.edges[name]:
            gained, lost = effects[name].get(exit_name, (0, 0))
            arriving = surely[name] & ~lost | gained
            before = surely.get(target)
            after = arriving if before is None else before & arriving
            if after != before:
                surely[target] = after
                work.append(target)
    return surely


def _effects(flow: FlowGraph, name: str, bit: Mapping[str, int]) -> Effects:
    bound = flow.bounds[name]
    if bound.node is None:
        # What a node with an error would assign is unknown; let its own error be the only one.
        return {line.name: (sum(bit.values()), 0) for line in bound.lines}
    conditions = [line.argument for line in bound.lines if isinstance(line.argument, Formula)]
    if not conditions and not bound.into:
        return {}
    of_result = {result.name: result.exits for result in bound.node.results()}
    effects: dict[str, tuple[int, int]] = {}
    all_refuted = frozenset[str]().union(*(known_when(condition.tree, False) for condition in conditions))
    refuted: frozenset[str] = frozenset()
    for line in bound.lines:
        gained = lost = 0
        for variable, result in bound.into.items():
            exits = of_result.get(result, frozenset())
            if exits and line.name not in exits:
                continue
            if variable in bound.may_clear:
                lost |= bit[variable]
            else:
                gained |= bit[variable]
        if isinstance(line.argument, Formula):
            known = known_when(line.argument.tree, True) | refuted
            refuted |= known_when(line.argument.tree, False)
        else:
            known = all_refuted
        gained |= sum(bit[variable] for variable in known if variable in bit)
        effects[line.name] = (gained, lost)
    return effects


UNSET_VARIABLE = Check(CODE, find)
