"""Real calls, run on what is being drawn: who would have ended elsewhere, and where."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated

from pydantic import AwareDatetime, BaseModel, Field

from designer.api.context import author, site
from designer.api.drawn import Drawn, read_drawn
from designer.api.proof import question_of
from designer.api.routing import Answer, FlowName, FlowPath, allowed, routes
from designer.drafts.desk import Unknown
from designer.proof.replaying import replay_calls
from ivrflow.lang.conversations import print_conversations
from ivrflow.model.errors import Misuse
from ivrflow.runtime.simulation.past_call import conversation_of
from ivrflow.store.calls import PastCall

__all__ = ["api"]

api = routes("replay", "Real calls, run on what is being drawn, in a worker process. A day of them takes seconds.")


class ReplayBody(Drawn):
    """Which calls; test calls from the page are never among them."""

    since: AwareDatetime
    until: AwareDatetime


class LeftOutShape(Answer):
    """Calls that could not be compared."""

    reason: str
    calls: int


class OutcomeChangeShape(Answer):
    """Calls that would have ended otherwise."""

    before: str
    """Who or what ended them, with the queue: `handoff to cards`, `caller`."""
    after: str
    calls: int


class HeardOtherwise(Answer):
    """Calls that would hear other words at a node."""

    place: str
    """`flow.node`."""
    calls: int


class ChangedCallShape(Answer):
    """A call that would not have gone the same way. Nothing of its caller is told."""

    call_id: str
    offered: datetime
    flow: str
    node: str
    """Where it first goes another way, or cannot be told."""
    exit_before: str
    exit_after: str
    outcome_before: str
    outcome_after: str
    """Empty when undecided."""
    undecided: str
    """What the journal cannot tell; empty when it tells all."""


class ReplayAnswer(Answer):
    """What would have become of these calls."""

    calls: int
    same: int
    diverged: int
    undecided: int
    left_out: tuple[LeftOutShape, ...]
    outcomes: tuple[OutcomeChangeShape, ...]
    """The most first."""
    heard_otherwise: tuple[HeardOtherwise, ...]
    changed: tuple[ChangedCallShape, ...]
    """The first 200 of those that are not the same."""
    complete: bool
    """False: there were more calls than there was time for."""


class PastCallPath(BaseModel):
    """A call of the store, to be played on a flow."""

    flow: FlowName
    call: Annotated[str, Field(pattern=r"^[0-9A-Za-z.-]+$", max_length=64)]


class PlayableCall(Answer):
    """What its caller did, and what the world answered."""

    conversation: str
    """To be played in the simulator. Keys of secrets are made up."""


@api.post("/flows/<flow>/replay", responses={200: ReplayAnswer})
@allowed("flows.test")
def replay_flow(path: FlowPath, body: ReplayBody) -> ReplayAnswer:
    """Run the real calls of a time on what is being drawn, each beside the version that it ran on."""
    if body.until <= body.since:
        raise Misuse("the end of the time comes before its beginning")
    question = question_of(path.flow, body)
    told = site().proof.ask(replay_calls, question, body.since, body.until)
    return ReplayAnswer(
        calls=told.same + told.diverged + told.undecided + sum(calls for _, calls in told.left_out),
        same=told.same,
        diverged=told.diverged,
        undecided=told.undecided,
        left_out=tuple(LeftOutShape(reason=reason, calls=calls) for reason, calls in told.left_out),
        outcomes=tuple(OutcomeChangeShape(before=was, after=now, calls=calls) for was, now, calls in told.outcomes),
        heard_otherwise=tuple(HeardOtherwise(place=place, calls=calls) for place, calls in told.wording),
        changed=tuple(map(ChangedCallShape.model_validate, told.changed)),
        complete=told.complete,
    )


@api.post("/flows/<flow>/replay/<call>", responses={200: PlayableCall})
@allowed("calls.see")
def play_past_call(path: PastCallPath, body: Drawn) -> PlayableCall:
    """A real call as a conversation, with what its caller entered: who asks is written into the record of changes."""
    calls = site().store.calls
    cdr = calls.get(path.call)
    if cdr is None:
        raise Unknown(f"there is no finished call {path.call}")
    programs = read_drawn(path.flow, body).of(path.flow)
    program = programs.get(cdr.flow, programs[path.flow])
    site().note(author(), "real call played", path.call)
    conversation = conversation_of(PastCall(cdr, calls.journal(path.call)), program, path.call)
    return PlayableCall(conversation=print_conversations([conversation]))
