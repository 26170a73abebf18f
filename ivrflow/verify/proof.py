"""What is known of flows before they are published: findings of the exploration, and calls that show what is wrong.

One function for all who ask: the command line, what publishing demands, the browser.
"""

from __future__ import annotations

from collections.abc import Callable, Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from ivrflow.compiler.program import Program
from ivrflow.model.issues import Issue, Severity
from ivrflow.verify.demonstration import Demonstration, NodeName, demonstrate
from ivrflow.verify.exploration.bounds import DEFAULT, Bounds
from ivrflow.verify.exploration.explore import Exploration, explore, flows_from
from ivrflow.verify.exploration.formulas import flows_called
from ivrflow.verify.extent import Extent, extent_of, tell_cut
from ivrflow.verify.findings.codes import NEVER_REACHED
from ivrflow.verify.findings.find_all import find_all
from ivrflow.verify.findings.finding import Finding
from ivrflow.verify.same_fault import is_told_by, shown_by

__all__ = ["Proof", "prove"]


@dataclass(frozen=True, slots=True)
class Proof:
    """What exploring some flows proved."""

    findings: tuple[Finding, ...]
    """Certain ones first; without what an issue told already."""
    demonstrations: Mapping[Issue, Demonstration]
    """For issues at nodes that callers can get to: a call."""
    extents: Mapping[str, Extent]
    """How much was looked at, by the flow that calls came in by."""
    unexplored: tuple[str, ...] = ()
    """Flows that were to be explored and lead to one that is not there."""

    @property
    def complete(self) -> bool:
        """Nothing was cut: within the classes of values that were tried, there is no other call."""
        return not self.unexplored and all(extent.complete for extent in self.extents.values())

    def tell_cut(self) -> Iterator[str]:
        """What was not looked at, one sentence each; none when nothing was cut."""
        for flow, extent in self.extents.items():
            yield from (f"{flow}: {sentence}" for sentence in tell_cut(extent.cut))
        for flow in self.unexplored:
            yield f"{flow}: it leads to a flow that has errors of its own"


def prove(
    programs: Mapping[str, Program],
    flows: Sequence[str],
    issues: Iterable[Issue] = (),
    bounds: Bounds = DEFAULT,
    stop: Callable[[], bool] | None = None,
) -> Proof:
    """Explore calls that come in by these flows (`entrances_of` finds them), which are some of `programs`.

    `issues` are what the compiler found: those at nodes are given a call, and what they say is not said again. `stop`
    ends the exploring with what there is, as for `explore`; `tell_cut` then says so.
    """
    issues = tuple(issues)
    broken = {issue.flow for issue in issues if issue.severity is Severity.ERROR}
    unexplored = tuple(flow for flow in flows if not _is_whole(programs, flow))
    explorations = {flow: explore(programs, flow, bounds, stop) for flow in flows if flow not in unexplored}
    found = _merged(explorations.values())
    return Proof(
        tuple(each for each in found if not any(is_told_by(each, issue) for issue in issues) and _counts(each, broken)),
        _demonstrations(explorations.values(), issues, found),
        {flow: extent_of(exploration) for flow, exploration in explorations.items()},
        unexplored,
    )


def _is_whole(programs: Mapping[str, Program], flow: str) -> bool:
    """Every flow that calls can get into is there: otherwise they would seem to fail where they go on."""
    return flow in programs and all(
        callee in programs
        for program in flows_from(programs, flow).values()
        for node in program.nodes
        for callee in flows_called(node)
    )


def _counts(finding: Finding, broken: Collection[str]) -> bool:
    """What lies behind an error is not reached because of it."""
    return finding.code is not NEVER_REACHED or finding.flow not in broken


def _merged(explorations: Collection[Exploration]) -> tuple[Finding, ...]:
    """What was found from several entrances, once. Certain findings win, and what some call reached was reached."""
    found: dict[tuple[str, str, str, str], Finding] = {}
    taken = {tuple(visit) for each in explorations for edge in each.space.edges() for visit in edge.visits}
    for exploration in explorations:
        for finding in find_all(exploration):
            place = (finding.flow, finding.node, finding.exit)
            if finding.code is NEVER_REACHED and place in taken:
                continue
            known = found.get((finding.code.code, *place))
            if known is None or (finding.certain and not known.certain):
                found[finding.code.code, *place] = finding
    return tuple(sorted(found.values(), key=lambda each: not each.certain))


def _demonstrations(
    explorations: Iterable[Exploration], issues: Sequence[Issue], found: Iterable[Finding]
) -> Mapping[Issue, Demonstration]:
    demonstrations: dict[Issue, Demonstration] = {}
    for finding in found:
        for issue in issues:
            if finding.example is not None and issue not in demonstrations and shown_by(issue, finding):
                demonstrations[issue] = Demonstration(finding.example, shows=True)
    wanted = {NodeName(each.flow, each.node): None for each in issues if each.node and each not in demonstrations}
    ways: dict[NodeName, Demonstration] = {}
    for exploration in explorations:
        ways |= demonstrate(exploration, [node for node in wanted if node not in ways])
    for issue in issues:
        way = ways.get(NodeName(issue.flow, issue.node or ""))
        if issue not in demonstrations and way is not None:
            demonstrations[issue] = way
    return demonstrations
