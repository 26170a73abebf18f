"""All conversations of a flow, run, and what they cover together."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import datetime

from ivrflow.compiler.program import Program
from ivrflow.lang.conversations import print_step
from ivrflow.model.conversation import Conversation
from ivrflow.model.live import LiveDatum
from ivrflow.runtime.simulation.conversation_run import ConversationRun, run_conversation
from ivrflow.verify.coverage import FlowCoverage, coverage_of

__all__ = ["Ran", "RanAll", "run_all"]


@dataclass(frozen=True, slots=True)
class Ran:
    """What came of one conversation."""

    title: str
    ani: str
    dnis: str
    at: datetime | None
    line: int
    """In the text of the conversations."""
    steps: tuple[str, ...]
    passed: bool
    failed_at: int | None
    """Index into the steps."""
    problem: str
    instead: tuple[str, ...]
    """What was heard from there on."""
    path: tuple[str, ...]
    """`flow.node` in the order visited."""


@dataclass(frozen=True, slots=True)
class RanAll:
    """What came of all of them."""

    runs: tuple[Ran, ...]
    coverage: tuple[FlowCoverage, ...]


def run_all(
    conversations: Iterable[Conversation],
    programs: Mapping[str, Program],
    flow: str,
    live: Mapping[tuple[str, str], LiveDatum],
) -> RanAll:
    """Place the calls, one after the other."""
    runs = [run_conversation(each, programs, flow, live) for each in conversations]
    visits = [visit for run in runs for step in run.call.journal.steps for visit in step.visits]
    return RanAll(tuple(_ran(run) for run in runs), coverage_of(programs, visits))


def _ran(run: ConversationRun) -> Ran:
    conversation = run.conversation
    visits = [visit for step in run.call.journal.steps for visit in step.visits]
    return Ran(
        title=conversation.title,
        ani=conversation.ani,
        dnis=conversation.dnis,
        at=conversation.at,
        line=conversation.span.line,
        steps=tuple(print_step(step) for step in conversation.steps),
        passed=run.passed,
        failed_at=run.failed_at,
        problem=run.problem,
        instead=run.instead,
        path=tuple(f"{visit.flow}.{visit.node}" for visit in visits),
    )
