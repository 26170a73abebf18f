"""What an installation demands of flows before callers get them, and what was found of it.

Errors always stand in the way of a publication. Beyond them, as `[publish]` says: no warnings, conversations that all
pass, exits that they cover, and calls that were explored without an error. Looked at are the flows that change, and
those that lead to them.
"""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import dataclass, field, replace
from math import floor
from pathlib import Path

from ivrflow.compiler.program import Program
from ivrflow.lang import render_issue
from ivrflow.lang.conversations import parse_conversations, print_conversations
from ivrflow.model.errors import Misuse
from ivrflow.model.issues import Issue, Severity
from ivrflow.model.live import LiveDatum
from ivrflow.model.releases import GateOutcome
from ivrflow.runtime.simulation.conversation_run import ConversationRun
from ivrflow.runtime.simulation.flow_tests import ConversationFile, describe_failure, run_file
from ivrflow.verify.coverage import ExitName, coverage_of
from ivrflow.verify.entrances import entrances_of
from ivrflow.verify.exploration.formulas import flows_called
from ivrflow.verify.findings.finding import Finding
from ivrflow.verify.proof import prove

__all__ = [
    "NO_DEMANDS",
    "NO_GATES",
    "Candidate",
    "Demands",
    "GateReport",
    "GateSettings",
    "Shortfall",
    "look_at",
    "those_leading_to",
]


@dataclass(frozen=True, slots=True)
class Demands:
    """What is demanded, beside no errors."""

    no_warnings: bool = False
    """Not even warnings of the checks."""
    conversations: bool = False
    """All conversations of the flows pass."""
    coverage: int = 0
    """Percent of the exits of each flow that their conversations go through; 0: not demanded."""
    proof: bool = False
    """Exploring the flows shows no call that meets an error."""

    def __post_init__(self) -> None:
        if not 0 <= self.coverage <= 100:
            raise Misuse(f"a coverage of {self.coverage} % cannot be demanded; give a number from 0 to 100")

    def and_also(self, other: Demands) -> Demands:
        """What either demands."""
        return Demands(
            self.no_warnings or other.no_warnings,
            self.conversations or other.conversations,
            max(self.coverage, other.coverage),
            self.proof or other.proof,
        )


NO_DEMANDS = Demands()


@dataclass(frozen=True, slots=True)
class GateSettings:
    """What an installation demands of all its publications."""

    demands: Demands = NO_DEMANDS
    may_skip: bool = False
    """Whether a publication may name a reason and pass all the same."""
    live: Mapping[tuple[str, str], LiveDatum] = field(default_factory=dict)
    """By (subject, name): what conversations find in calendars, lists and tables that they do not answer themselves."""


NO_GATES = GateSettings()


@dataclass(frozen=True, slots=True)
class Candidate:
    """What is to be published."""

    programs: Mapping[str, Program]
    """By flow: all flows of the release."""
    touched: tuple[str, ...]
    """Those to be looked at."""
    conversations: Mapping[str, str]
    """By flow, as a `.calls` file holds them."""
    issues: tuple[tuple[str, Issue], ...] = ()
    """(path, finding): what compiler and voices say of them."""
    routed: frozenset[str] = frozenset()
    """Flows that callers can dial."""
    live: Mapping[tuple[str, str], LiveDatum] = field(default_factory=dict)
    """As in the settings."""


@dataclass(frozen=True, slots=True)
class Shortfall:
    """One thing that stands in the way."""

    flow: str
    message: str
    """One sentence."""
    detail: str = ""
    """Lines that show it: the conversation that fails, the call that was found, the source line; empty for none."""
    exits: tuple[ExitName, ...] = ()
    """Those that no conversation goes through."""
    node: str = ""
    """What the finding is about; empty for other things."""
    conversation: str = ""
    """The call that fails or shows it, as a `.calls` file holds it; empty for none."""


@dataclass(frozen=True, slots=True)
class GateReport:
    """What came of one gate."""

    outcome: GateOutcome
    missing: tuple[Shortfall, ...] = ()
    advice: str = ""
    """What to do; empty when it passed."""


def look_at(candidate: Candidate, demands: Demands) -> tuple[GateReport, ...]:
    """The gates that are demanded, each with what was found. The programs are those that callers would get."""
    runs: list[ConversationRun] = []
    broken: list[Shortfall] = []
    if demands.conversations or demands.coverage:
        for file in _conversations(candidate):
            broken += (
                _as_shown(file.flow, render_issue(file.text, str(file.path), issue)) for issue in file.parsed.issues
            )
            placed = run_file(file, candidate.programs, candidate.live)
            broken += (_failed(file, run) for run in placed if not run.passed)
            runs += placed
    reports = []
    if demands.no_warnings:
        reports.append(_unwarned(candidate))
    if demands.conversations:
        reports.append(_all_pass(len(runs), broken))
    if demands.coverage:
        reports.append(_covered(candidate, runs, demands.coverage))
    if demands.proof:
        reports.append(_proved(candidate))
    return tuple(reports)


def those_leading_to(programs: Mapping[str, Program], changed: Iterable[str]) -> tuple[str, ...]:
    """These flows and all from which a call can get into one of them, in the order of `programs`."""
    callers: dict[str, set[str]] = {}
    for program in programs.values():
        for node in program.nodes:
            for callee in flows_called(node):
                callers.setdefault(callee, set()).add(program.id)
    found, work = set(), [name for name in changed if name in programs]
    while work:
        name = work.pop()
        if name not in found:
            found.add(name)
            work.extend(callers.get(name, ()))
    return tuple(name for name in programs if name in found)


def _conversations(candidate: Candidate) -> Iterator[ConversationFile]:
    for flow in candidate.touched:
        text = candidate.conversations.get(flow, "")
        if text:
            path = f"{flow}.calls"
            yield ConversationFile(Path(path), flow, text, parse_conversations(text, path))


def _as_shown(flow: str, report: str) -> Shortfall:
    """Of a report, as `ivrflow test` gives it: its first line tells where and what."""
    message, _, detail = report.partition("\n")
    return Shortfall(flow, message, detail.strip("\n"))


def _failed(file: ConversationFile, run: ConversationRun) -> Shortfall:
    shown = _as_shown(file.flow, describe_failure(file.path, run))
    return replace(shown, conversation=print_conversations([run.conversation]))


def _unwarned(candidate: Candidate) -> GateReport:
    counted = [(path, issue) for path, issue in candidate.issues if issue.severity is not Severity.HINT]
    missing = tuple(
        Shortfall(issue.flow, f"{issue.code}: {issue.message}", node=issue.node or "")
        for _, issue in counted
        if issue.flow in candidate.touched
    )
    found = _counted(len(missing), "finding", "no findings")
    return _report(
        "warnings", "neither errors nor warnings", found, missing, "mend them; `ivrflow explain CODE` tells how"
    )


def _all_pass(placed: int, broken: list[Shortfall]) -> GateReport:
    found = f"{len(broken)} of {placed} fail" if broken else _counted(placed, "conversation", "there are none")
    advice = (
        "mend the flow, or the conversation when it is no longer meant so, and push again (`ivrflow test` runs them)"
    )
    return _report("conversations", "all conversations pass", found, tuple(broken), advice)


def _covered(candidate: Candidate, runs: list[ConversationRun], percent: int) -> GateReport:
    visits = [visit for run in runs for step in run.call.journal.steps for visit in step.visits]
    touched = {flow: candidate.programs[flow] for flow in candidate.touched}
    covered = coverage_of(touched, visits)
    missing = tuple(
        Shortfall(
            each.flow,
            f"{floor(each.percent)} % of {len(each.exits_covered) + len(each.exits_uncovered)} exits",
            "\n".join(f"not {node or 'in any menu'}: {name}" for _, node, name in each.exits_uncovered),
            each.exits_uncovered,
        )
        for each in covered
        if each.percent < percent
    )
    found = ", ".join(f"{each.flow} {floor(each.percent)} %" for each in covered) or "no flow changes"
    advice = "add conversations for these exits; `ivrflow coverage --suggest` writes them"
    return _report("coverage", f"{percent} % of the exits of each flow", found, missing, advice)


def _proved(candidate: Candidate) -> GateReport:
    touched = {flow: candidate.programs[flow] for flow in candidate.touched}
    proof = prove(candidate.programs, entrances_of(touched, candidate.routed))
    errors = [each for each in proof.findings if each.code.severity is Severity.ERROR and each.flow in touched]
    missing = tuple(_shown(each) for each in errors if each.certain)
    possible = len(errors) - len(missing)
    found = _counted(len(missing), "call meets an error", "no call meets an error", "calls meet an error")
    if possible:
        found += f"; {possible} more may, which no call could show"
    if not proof.complete:
        found += f"; not looked at: {'; '.join(proof.tell_cut())}"
    advice = "mend the flow; the calls above can be kept in its `.calls` file"
    return _report("proof", "no call that was explored meets an error", found, missing, advice)


def _shown(finding: Finding) -> Shortfall:
    call = "" if finding.example is None else print_conversations([finding.example])
    message = f"{finding.code.code}: {finding.node}: {finding.message}"
    return Shortfall(finding.flow, message, call.rstrip(), node=finding.node, conversation=call)


def _report(gate: str, demanded: str, found: str, missing: tuple[Shortfall, ...], advice: str) -> GateReport:
    outcome = GateOutcome(gate, demanded, found, passed=not missing)
    report = GateReport(outcome, missing)
    return replace(report, advice=advice) if missing else report


def _counted(number: int, what: str, none: str, several: str = "") -> str:
    if not number:
        return none
    return f"1 {what}" if number == 1 else f"{number} {several or what + 's'}"
