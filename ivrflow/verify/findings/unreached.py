"""What lines lead to, and no call got to."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.program import Program
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.findings.codes import NEVER_REACHED
from ivrflow.verify.findings.finding import Finding

__all__ = ["find_unreached", "nodes_met"]


def nodes_met(exploration: Exploration) -> set[tuple[str, str]]:
    """(flow, node) of all nodes that some call was in."""
    met = {(visit.flow, visit.node) for edge in exploration.space.edges() for visit in edge.visits}
    return met | {(state.flow, state.node) for state in exploration.space.states}


def find_unreached(exploration: Exploration) -> Iterator[Finding]:
    """Exits that no call left by, of nodes that calls were in. What lies behind them is counted, not listed.

    Technical exits are left out: that a subflow never fails is no fault of the flow that calls it.
    """
    met = nodes_met(exploration)
    taken = {tuple(visit) for edge in exploration.space.edges() for visit in edge.visits}
    because = " (the exploration was cut)" if exploration.cut else ""
    for program in exploration.programs.values():
        for number, node in enumerate(program.nodes):
            if (program.id, node.id) not in met:
                continue
            technical = {spec.name for spec in node.exits_of() if spec.technical}
            for exit_name, target in program.links[number].items():
                if (program.id, node.id, exit_name) not in taken and exit_name not in technical:
                    behind = _behind(program, target, met)
                    more = f", nor to {_nodes(behind)} behind it" if behind else ""
                    message = f"no call that was explored left by `{exit_name}`{more}{because}"
                    yield Finding(NEVER_REACHED, program.id, node.id, message, exit_name)


def _behind(program: Program, target: int, met: set[tuple[str, str]]) -> set[int]:
    """The nodes that were not met and that can be got to from here."""
    found: set[int] = set()
    waiting = [target]
    while waiting:
        number = waiting.pop()
        if number not in found and (program.id, program.nodes[number].id) not in met:
            found.add(number)
            waiting.extend(program.links[number].values())
    return found


def _nodes(behind: set[int]) -> str:
    return "1 node" if len(behind) == 1 else f"{len(behind)} nodes"
