"""What goes wrong in a flow by itself: values that cannot be computed, exits that lead nowhere, calls cut off."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from enum import Enum

from ivrflow.compiler.program import Program
from ivrflow.engine.walk import FAULT as FAULT_MARK
from ivrflow.model.journal import Visit
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import Happening
from ivrflow.verify.findings.codes import DEAD_END, FAULT, NEEDLESS_ERROR
from ivrflow.verify.findings.finding import Finding, shown
from ivrflow.verify.rehearsal import Rehearsal

__all__ = ["Cause", "cause_of", "find_failures"]


class Cause(Enum):
    """Why `on error` was taken."""

    VALUE = "a value could not be computed"
    TECHNICAL = "a technical exit is not connected"
    EXIT = "an exit is not connected"
    BUDGET = "too many nodes without asking the caller"
    """Or subflows nested too deep."""


def cause_of(programs: Mapping[str, Program], happening: Happening) -> tuple[Cause, Visit] | None:
    """Why something went wrong in what happened, and where; None when nothing did."""
    if not happening.error:
        return None
    for visit in happening.visits:
        if visit.exit == FAULT_MARK:
            return Cause.VALUE, visit
        program = programs[visit.flow]
        number = program.index[visit.node]
        spec = next((spec for spec in program.nodes[number].exits_of() if spec.name == visit.exit), None)
        if spec is not None and visit.exit not in program.links[number]:
            nested = happening.error.startswith("subflows nested")
            return (Cause.BUDGET if nested else Cause.TECHNICAL if spec.technical else Cause.EXIT), visit
    return Cause.BUDGET, happening.visits[-1]


def find_failures(exploration: Exploration) -> Iterator[Finding]:
    """Each node that can fail once, by a shortest call."""
    told: set[tuple[str, str, str]] = set()
    for edge in exploration.space.edges():
        for happening in edge.happenings:
            found = cause_of(exploration.programs, happening)
            if found is None:
                continue
            cause, visit = found
            cut_off = exploration.space.states[edge.target].ended_by == "error"
            finding = _finding(cause, visit, happening.error, cut_off=cut_off)
            if finding is None or (finding.code.code, finding.flow, finding.node) in told:
                continue
            told.add((finding.code.code, finding.flow, finding.node))
            yield shown(exploration, finding, exploration.space.path_over(edge), _again(exploration, cause, visit))


def _finding(cause: Cause, visit: Visit, error: str, *, cut_off: bool) -> Finding | None:
    flow, node, exit_name = visit
    after = ", and the call is cut off" if cut_off else ""
    match cause:
        case Cause.VALUE:
            return Finding(FAULT, flow, node, f"{error}{after}")
        case Cause.EXIT:
            return Finding(NEEDLESS_ERROR, flow, node, f"the exit `{exit_name}` leads to `on error`{after}", exit_name)
        case Cause.BUDGET:
            return Finding(NEEDLESS_ERROR, flow, node, f"`on error` is taken because of {error}{after}")
        case Cause.TECHNICAL if cut_off:
            message = f"`{exit_name}` is not connected and no `on error` helps: the call is cut off"
            return Finding(DEAD_END, flow, node, message, exit_name)
    return None


def _again(exploration: Exploration, cause: Cause, visit: Visit) -> Callable[[Rehearsal], bool]:
    def holds(rehearsal: Rehearsal) -> bool:
        return any(cause_of(exploration.programs, happening) == (cause, visit) for happening in rehearsal.happenings)

    return holds
