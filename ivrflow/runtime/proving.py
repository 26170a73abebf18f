"""Flow files or drafts, proved together: what compiler and exploration find in them, in the order of the texts."""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Sequence
from dataclasses import dataclass

from ivrflow.model.issues import Issue
from ivrflow.runtime.flow_set import ReadFlow
from ivrflow.verify.demonstration import Demonstration
from ivrflow.verify.entrances import entrances_of
from ivrflow.verify.exploration.bounds import DEFAULT, Bounds
from ivrflow.verify.proof import Proof, prove

__all__ = ["FlowFinding", "ProvedFlows", "prove_flows"]


@dataclass(frozen=True, slots=True)
class FlowFinding:
    """One finding, with the flow in whose text it stands."""

    flow: ReadFlow
    issue: Issue
    demonstration: Demonstration | None = None
    """A call that shows it, or gets to the node; None where there is none."""


@dataclass(frozen=True, slots=True)
class ProvedFlows:
    """What is known of some flows."""

    findings: tuple[FlowFinding, ...]
    proof: Proof
    unexplored: tuple[ReadFlow, ...]
    """Flows whose errors must be mended before a call can be placed."""

    def tell_unexplored(self) -> Iterator[str]:
        """What was not looked at, one sentence each; none when nothing was left out."""
        for flow in self.unexplored:
            yield f"{flow.path}: its errors come first"
        yield from self.proof.tell_cut()


def prove_flows(
    flows: Iterable[ReadFlow],
    entrances: Sequence[str] | None = None,
    bounds: Bounds = DEFAULT,
    stop: Callable[[], bool] | None = None,
    routed: Collection[str] = (),
) -> ProvedFlows:
    """Prove flows that were read together. Calls come in by `entrances` (ids of flows), or, where they are not named,
    by the flows that no other one leads to and by those that are `routed`. `stop` ends the exploring with what there
    is."""
    flows = tuple(flows)
    programs = {program.id: program for flow in flows if (program := flow.rehearsable) is not None}
    issues = [issue for flow in flows for issue in flow.issues]
    known = entrances_of(programs, routed) if entrances is None else [each for each in entrances if each in programs]
    proof = prove(programs, known, issues, bounds, stop)
    findings = [found for flow in flows for found in _findings_in(flow, proof)]
    return ProvedFlows(tuple(findings), proof, tuple(flow for flow in flows if flow.rehearsable is None))


def _findings_in(flow: ReadFlow, proof: Proof) -> list[FlowFinding]:
    found = [FlowFinding(flow, issue, proof.demonstrations.get(issue)) for issue in flow.issues]
    program = flow.rehearsable
    if program is not None and flow.compiled is not None:
        for finding in proof.findings:
            if finding.flow == program.id:
                example = None if finding.example is None else Demonstration(finding.example, shows=True)
                found.append(FlowFinding(flow, finding.issue(flow.compiled.graph), example))
    return sorted(found, key=lambda each: (each.issue.span, each.issue.code))
