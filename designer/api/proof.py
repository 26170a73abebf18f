"""What exploring finds: findings with calls that show them, times, conversations that are missing."""

from __future__ import annotations

from designer.api.catalogue import LanguageQuery
from designer.api.context import site
from designer.api.documents import PlacedFinding, placed
from designer.api.drawn import Drawn, text_of
from designer.api.routing import Answer, FlowPath, allowed, routes
from designer.documents.places import Place
from designer.proof import work
from designer.proof.questions import Question

__all__ = ["api", "question_of"]

api = routes("proof", "What callers can live through, tried out in a worker process. Each takes a second or some.")


class ShownFinding(Answer):
    """A finding, and a call that shows it."""

    finding: PlacedFinding
    conversation: str
    """To be played in the simulator, or kept as a test; empty for none."""
    shows: bool
    """The call shows what is wrong; otherwise only the way to the node."""


class ProofAnswer(Answer):
    """What is known of a flow."""

    findings: tuple[ShownFinding, ...]
    complete: bool
    """Nothing was cut: within the classes of values that were tried there is no other call."""
    not_looked_at: tuple[str, ...]


class OptionTime(Answer):
    """After how long an option of a menu can be chosen, in milliseconds from the ring."""

    flow: str
    node: str
    keys: str
    label: str
    quickest_ms: int
    """By a caller who knows the way and interrupts where he may."""
    listening_ms: int
    """By one who hears everything until the option is named."""
    typical_ms: int | None
    """The same on the way without mistakes; None: only other ways lead there."""
    way: tuple[str, ...]
    estimated: tuple[str, ...]
    """Which of `quickest`, `listening` and `typical` rest on prompts that there is no sound of yet."""


class TimingAnswer(Answer):
    """The times of a flow."""

    options: tuple[OptionTime, ...]
    longest_ms: int | None
    """The longest stay; None: as long as the caller goes round the loops."""
    loops: tuple[tuple[str, ...], ...]
    silent_ms: int | None
    """The stay of a caller who never presses anything."""
    limit_ms: int
    estimated: bool


class SuggestedAnswer(Answer):
    """Conversations that are missing."""

    conversations: str
    """As a `.calls` file holds them."""


@api.post("/flows/<flow>/proof", responses={200: ProofAnswer})
@allowed("flows.test")
def prove_flow(path: FlowPath, query: LanguageQuery, body: Drawn) -> ProofAnswer:
    """All findings, those of the check included, each with a call where there is one."""
    proved = site().proof.ask(work.prove, question_of(path.flow, body))
    return ProofAnswer(
        findings=tuple(
            ShownFinding(
                finding=placed(each.issue, Place(each.issue.node), query.language),
                conversation=each.conversation,
                shows=each.shows,
            )
            for each in proved.findings
        ),
        complete=proved.complete,
        not_looked_at=proved.not_looked_at,
    )


@api.post("/flows/<flow>/timing", responses={200: TimingAnswer})
@allowed("flows.test")
def time_flow(path: FlowPath, body: Drawn) -> TimingAnswer:
    """After how long each option of each menu can be chosen."""
    return TimingAnswer.model_validate(site().proof.ask(work.time_options, question_of(path.flow, body)))


@api.post("/flows/<flow>/suggestions", responses={200: SuggestedAnswer})
@allowed("flows.test")
def suggest_conversations(path: FlowPath, body: Drawn) -> SuggestedAnswer:
    """Conversations for the exits that those of the draft do not cover."""
    known = site().drafts.get(path.flow).conversations
    return SuggestedAnswer.model_validate(site().proof.ask(work.suggest, question_of(path.flow, body), known))


def question_of(flow: str, body: Drawn) -> Question:
    """All drafts, the flow as it is being drawn. Raises Unknown, Misuse."""
    texts = {draft.flow: draft.text for draft in site().store.drafts.list()}
    drawn = text_of(body)
    if drawn is not None:
        texts[flow] = drawn
    site().drafts.get(flow)
    return Question(site().installation.configuration, texts, flow)
