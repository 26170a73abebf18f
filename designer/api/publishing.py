"""From drafts to what callers get, and back."""

from __future__ import annotations

from collections.abc import Iterable
from datetime import datetime
from typing import Annotated

from pydantic import BaseModel, Field

from designer.api.catalogue import LanguageQuery
from designer.api.context import author, site
from designer.api.documents import PlacedFinding, placed
from designer.api.language import told
from designer.api.routing import Answer, FlowName, Request, allowed, routes
from designer.documents.places import Place
from designer.drafts.desk import Unknown
from ivrflow.model.releases import GateOutcome, Publication, PublicationProof
from ivrflow.runtime.gates import Demands, GateReport

__all__ = ["api"]

api = routes("publishing", "Publish, roll back, and what was held to what.")

Note = Annotated[str, Field(max_length=2000)]


class PublishBody(Request):
    """What is to be published."""

    flows: tuple[FlowName, ...] | None = None
    """Drafts; absent: all. Of other flows callers get what they get now."""
    note: Note = ""
    """What changed, and why."""
    no_warnings: bool = False
    conversations: bool = False
    coverage: Annotated[int, Field(ge=0, le=100)] = 0
    proof: bool = False
    """What is demanded beside what the installation demands."""
    skip_reason: Annotated[str, Field(max_length=500)] = ""
    """Publish although gates do not pass, if the installation allows that; kept with the publication."""


class UncoveredExit(Answer):
    """An exit that no conversation goes through."""

    flow: str
    node: str
    exit: str


class Missing(Answer):
    """One thing that stands in the way."""

    flow: str
    message: str
    detail: str
    """Lines that show it; empty for none."""
    exits: tuple[UncoveredExit, ...]
    node: str
    """What the finding is about; empty for other things."""
    conversation: str
    """The call that fails or shows it, to be played; empty for none."""


class GateShape(Answer):
    """One thing that was demanded."""

    gate: str
    """`warnings`, `conversations`, `coverage`, `proof`."""
    demanded: str
    found: str
    passed: bool


class GateAnswer(GateShape):
    """What came of it."""

    missing: tuple[Missing, ...]
    advice: str


class FlowFindingShape(Answer):
    """A finding about one of the flows."""

    flow: str
    finding: PlacedFinding


class FlowVersion(Answer):
    """A flow and its version."""

    flow: str
    version: int


class PublishAnswer(Answer):
    """What came of it. Nothing was changed unless `publication` is there."""

    publication: int | None
    """Its number; None: errors or gates stand in the way, and callers get what they got before."""
    unchanged: bool
    """This was published already."""
    versions: tuple[FlowVersion, ...]
    findings: tuple[FlowFindingShape, ...]
    gates: tuple[GateAnswer, ...]


class PublicationShape(Answer):
    """A release became the one that new calls get."""

    publication: int
    author: str
    note: str
    created: datetime
    current: bool
    versions: tuple[FlowVersion, ...]
    gates: tuple[GateShape, ...]
    skipped: str
    """Why gates were skipped; empty when none was."""


class PublicationList(Answer):
    """The newest first."""

    publications: tuple[PublicationShape, ...]


class PublicationPath(BaseModel):
    """One publication."""

    publication: Annotated[int, Field(ge=0, le=2**53)]


class RollbackBody(Request):
    """Why."""

    note: Note = ""


@api.post("/publications", responses={200: PublishAnswer})
@allowed("publish")
def publish(query: LanguageQuery, body: PublishBody) -> PublishAnswer:
    """Check drafts, hold them to the gates, render their prompts, make them current. New prompts take their time."""
    more = Demands(body.no_warnings, body.conversations, body.coverage, body.proof)
    before = site().store.releases.current()
    published = site().publish(body.flows, author(), body.note, more, body.skip_reason)
    made = published.publication
    return PublishAnswer(
        publication=made.serial if made else None,
        unchanged=made is not None and before is not None and made.serial == before.serial,
        versions=_versions(published.versions.items()),
        findings=tuple(
            FlowFindingShape(flow=issue.flow or path, finding=placed(issue, Place(issue.node), query.language))
            for path, issue in published.issues
        ),
        gates=tuple(map(_gate, published.gates)),
    )


@api.get("/publications", responses={200: PublicationList})
@allowed("flows.see")
def list_publications() -> PublicationList:
    """What callers got, and when."""
    current = site().store.releases.current()
    history = site().store.releases.history()
    return PublicationList(
        publications=tuple(
            _publication(each, current is not None and each.serial == current.serial) for each in history
        )
    )


@api.post("/publications/<int:publication>/rollback", responses={200: PublicationShape})
@allowed("publish")
def roll_back(path: PublicationPath, body: RollbackBody) -> PublicationShape:
    """Make what an earlier publication served current again; calls in progress stay on what they began with."""
    history = site().store.releases.history(10_000)
    found = next((each for each in history if each.serial == path.publication), None)
    if found is None:
        raise Unknown(f"there is no publication {path.publication}")
    note = body.note or f"back to publication {path.publication}"
    return _publication(site().roll_back(found.release, author(), note), True)


def _publication(each: Publication, current: bool) -> PublicationShape:
    proof: PublicationProof = each.proof
    return PublicationShape(
        publication=each.serial,
        author=each.author,
        note=each.note,
        created=each.created,
        current=current,
        versions=_versions(site().store.releases.get(each.release).versions),
        gates=tuple(map(_outcome, proof.gates)),
        skipped=proof.skipped,
    )


def _versions(pairs: Iterable[tuple[str, int]]) -> tuple[FlowVersion, ...]:
    return tuple(FlowVersion(flow=flow, version=number) for flow, number in pairs)


def _outcome(outcome: GateOutcome) -> GateShape:
    return GateShape(
        gate=outcome.gate,
        demanded=told(outcome.demanded, "gates"),
        found=told(outcome.found, "gates"),
        passed=outcome.passed,
    )


def _gate(report: GateReport) -> GateAnswer:
    return GateAnswer(
        **_outcome(report.outcome).model_dump(),
        missing=tuple(
            Missing(
                flow=each.flow,
                message=told(each.message, "gates"),
                detail=each.detail,
                exits=tuple(UncoveredExit(flow=flow, node=node, exit=name) for flow, node, name in each.exits),
                node=each.node,
                conversation=each.conversation,
            )
            for each in report.missing
        ),
        advice=told(report.advice, "gates"),
    )
