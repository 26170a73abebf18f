"""The conversations of a flow: its tests."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from flask import Response
from pydantic import Field

from designer.api.catalogue import LanguageQuery
from designer.api.context import author, site
from designer.api.documents import PlacedFinding, placed
from designer.api.drawn import Drawn, read_drawn
from designer.api.language import told
from designer.api.problems import Problem, problem
from designer.api.routing import Answer, FlowPath, Request, allowed, routes
from designer.conversations.book import KeptElsewhere
from designer.conversations.running import run_all
from designer.documents.places import Place
from ivrflow.lang.conversations import ParsedConversations, parse_conversations, print_step

__all__ = ["CoverageShape", "RevisionAnswer", "api"]

api = routes("conversations", "The tests of a flow, as people write them and the simulator keeps them.")

CallsText = Annotated[str, Field(max_length=2_000_000)]


class ConversationShape(Answer):
    """One conversation."""

    title: str
    ani: str
    dnis: str
    at: datetime | None
    line: int
    steps: tuple[str, ...]
    """As they are written."""


class ConversationList(Answer):
    """All conversations of a flow."""

    revision: int
    """Of the draft: conversations are saved with it."""
    text: str
    conversations: tuple[ConversationShape, ...]
    findings: tuple[PlacedFinding, ...]
    """What cannot be read in the text."""


class ConversationsBody(Request):
    """All of them, as a `.calls` file holds them."""

    base_revision: Annotated[int, Field(ge=0, le=2**53)]
    text: CallsText


class RevisionAnswer(Answer):
    """The draft has this revision now: what is saved next is based on it."""

    revision: int


class ConversationConflictShape(Answer):
    """A conversation that both changed, as a `.calls` file holds it; empty where it was removed."""

    title: str
    base: str
    mine: str
    theirs: str


class StaleConversations(Answer):
    """Member `merge` of the problem. To accept: save `merged` on top of `revision`."""

    revision: int
    author: str
    theirs: str
    merged: str | None
    """None: one of the texts cannot be read; show both."""
    conflicts: tuple[ConversationConflictShape, ...]
    """Conversations that both changed: `merged` has mine (theirs where I removed it), letter by letter."""


class StaleConversationsProblem(Problem):
    """Somebody else saved conversations meanwhile; nothing was changed."""

    merge: StaleConversations


class RunBody(Drawn):
    """What is run, and against what."""

    conversations: CallsText | None = None
    """Absent: those of the draft."""
    titles: tuple[str, ...] = ()
    """Only these; empty: all."""


class RunShape(Answer):
    """What came of one conversation."""

    title: str
    line: int
    steps: tuple[str, ...]
    passed: bool
    failed_at: int | None
    """Index into `steps`."""
    problem: str
    instead: tuple[str, ...]
    """What was heard from there on."""
    path: tuple[str, ...]
    """`flow.node` in the order visited."""


class ExitNameShape(Answer):
    """An exit; `node` is empty for a key of the flow's header."""

    node: str
    exit: str


class CoverageShape(Answer):
    """What the conversations went through of one flow."""

    flow: str
    percent: float
    """Of its exits."""
    nodes_covered: tuple[str, ...]
    nodes_uncovered: tuple[str, ...]
    exits_covered: tuple[ExitNameShape, ...]
    exits_uncovered: tuple[ExitNameShape, ...]


class RunAnswer(Answer):
    """What came of all of them."""

    passed: int
    failed: int
    runs: tuple[RunShape, ...]
    coverage: tuple[CoverageShape, ...]
    findings: tuple[PlacedFinding, ...]


@api.get("/flows/<flow>/conversations", responses={200: ConversationList})
@allowed("flows.see")
def list_conversations(path: FlowPath, query: LanguageQuery) -> ConversationList:
    """The conversations of a flow."""
    draft, parsed = site().conversations.read(path.flow)
    return ConversationList(
        revision=draft.revision,
        text=draft.conversations,
        conversations=tuple(
            ConversationShape(
                title=each.title,
                ani=each.ani,
                dnis=each.dnis,
                at=each.at,
                line=each.span.line,
                steps=tuple(print_step(step) for step in each.steps),
            )
            for each in parsed.conversations
        ),
        findings=_findings(parsed, query.language),
    )


@api.put("/flows/<flow>/conversations", responses={200: RevisionAnswer, 409: StaleConversationsProblem})
@allowed("flows.edit")
def save_conversations(path: FlowPath, body: ConversationsBody) -> RevisionAnswer | Response:
    """Replace the conversations of a flow. 409 `stale`, with a merge to accept, when others changed them meanwhile."""
    kept = site().conversations.write(path.flow, body.text, author(), body.base_revision)
    if isinstance(kept, KeptElsewhere):
        merge = StaleConversations(
            revision=kept.theirs.revision,
            author=kept.theirs.author,
            theirs=kept.theirs.conversations,
            merged=kept.merged,
            conflicts=tuple(map(ConversationConflictShape.model_validate, kept.conflicts)),
        )
        return problem(409, kept.message, "stale", {"merge": merge.model_dump(mode="json")})
    return RevisionAnswer(revision=kept)


@api.post("/flows/<flow>/conversations/run", responses={200: RunAnswer})
@allowed("flows.test")
def run_conversations(path: FlowPath, query: LanguageQuery, body: RunBody) -> RunAnswer:
    """Run conversations against what is being drawn, on a virtual clock; nothing is stored."""
    if body.conversations is None:
        _, parsed = site().conversations.read(path.flow)
    else:
        parsed = parse_conversations(body.conversations, f"{path.flow}.calls")
    wanted = [each for each in parsed.conversations if not body.titles or each.title in body.titles]
    programs = read_drawn(path.flow, body).of(path.flow)
    ran = run_all(wanted, programs, path.flow, site().programs.live())
    passed = sum(run.passed for run in ran.runs)
    return RunAnswer(
        passed=passed,
        failed=len(ran.runs) - passed,
        runs=tuple(_told(RunShape.model_validate(each)) for each in ran.runs),
        coverage=tuple(map(CoverageShape.model_validate, ran.coverage)),
        findings=_findings(parsed, query.language),
    )


def _told(run: RunShape) -> RunShape:
    return run.model_copy(update={"problem": told(run.problem, "runs")})


def _findings(parsed: ParsedConversations, language: str) -> tuple[PlacedFinding, ...]:
    return tuple(placed(issue, Place(), language) for issue in parsed.issues)
