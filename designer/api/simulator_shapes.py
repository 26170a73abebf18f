"""What the simulator is told, and what it tells."""

from __future__ import annotations

from datetime import datetime
from typing import Annotated, Literal, TypeAlias

from pydantic import BaseModel, Field

from designer.api.drawn import Drawn
from designer.api.routing import Answer, FlowName, Request
from ivrflow.model.conversation import ORDINARY_CALLER

__all__ = [
    "ActBody",
    "AnswerAction",
    "AnyAction",
    "AwaitedShape",
    "CallBody",
    "CallPath",
    "CallState",
    "ChoiceShape",
    "HandedShape",
    "HangUpAction",
    "KeepBody",
    "KeptAnswer",
    "LineShape",
    "ListenAction",
    "NodeNameShape",
    "PendingShape",
    "PressAction",
    "SayAction",
    "SeenVariable",
    "SilenceAction",
    "SpeakAction",
    "StateAction",
    "TypedResult",
    "VisitShape",
    "WaitAction",
]

Keys = Annotated[str, Field(pattern=r"^[0-9*#]{1,64}$")]
Words = Annotated[str, Field(min_length=1, max_length=1000)]
Milliseconds = Annotated[int, Field(ge=0, le=86_400_000)]
AnswerLine = Annotated[str, Field(max_length=2000)]


class PressAction(Request):
    """Keys, now, 150 ms apart."""

    do: Literal["press"]
    keys: Keys


class SayAction(Request):
    """Say something."""

    do: Literal["say"]
    text: Words


class SpeakAction(Request):
    """Talk for so long, for a recording."""

    do: Literal["speak"]
    ms: Milliseconds


class SilenceAction(Request):
    """Do nothing until the flow goes on by itself."""

    do: Literal["silence"]


class WaitAction(Request):
    """Put the clock forward."""

    do: Literal["wait"]
    ms: Milliseconds


class HangUpAction(Request):
    """Hang up."""

    do: Literal["hang_up"]


class ListenAction(Request):
    """Listen on, after a piece."""

    do: Literal["listen"]


class AnswerAction(Request):
    """A look-up that waits gets its answer."""

    do: Literal["answer"]
    number: int
    outcome: Annotated[str, Field(pattern=r"^(found|empty|many|done|failed)$")]
    results: dict[str, Annotated[str, Field(max_length=1000)]] = Field(default_factory=dict)
    """Result → value as people write it: `CNY 88`, `2026-03-02`, plain words for texts."""
    reason: Annotated[str, Field(pattern=r"^[a-z0-9 ]{0,40}$")] = ""


class StateAction(Request):
    """From now on a look-up is answered so, in the words of conversations."""

    do: Literal["state"]
    line: AnswerLine
    """`bank.balance returns balance = CNY 88`, `calendar branch is closed`, `queue cards is busy`."""


AnyAction: TypeAlias = Annotated[
    PressAction
    | SayAction
    | SpeakAction
    | SilenceAction
    | WaitAction
    | HangUpAction
    | ListenAction
    | AnswerAction
    | StateAction,
    Field(discriminator="do"),
]


class CallBody(Drawn):
    """Who calls what, and when."""

    flow: FlowName
    ani: Annotated[str, Field(max_length=64)] = ORDINARY_CALLER
    dnis: Annotated[str, Field(max_length=64)] = ""
    at: datetime | None = None
    """Absent: a Monday morning. Without zone, the flow's is meant."""
    answers: tuple[AnswerLine, ...] = ()
    """What look-ups will be answered, as in `state`."""
    real: bool = False
    """Ask the real sources for what nobody stated; only reads."""
    piece_by_piece: bool = False
    """Stop after each piece that is said, so that the caller can interrupt."""
    conversation: Annotated[str, Field(max_length=100_000)] | None = None
    """Played as far as it holds; then the call goes on by hand. Its own caller, number and time are taken."""


class ActBody(Request):
    """What the caller does now."""

    action: AnyAction
    piece_by_piece: bool = False


class CallPath(BaseModel):
    """One simulated call."""

    call: Annotated[str, Field(max_length=64)]


class KeepBody(Request):
    """How the test is called."""

    title: Annotated[str, Field(max_length=200)] = ""


class KeptAnswer(Answer):
    """The talk is a test now."""

    title: str
    revision: int
    """Of the draft: what is saved next is based on it."""


class NodeNameShape(Answer):
    """A node."""

    flow: str
    node: str


class LineShape(Answer):
    """One line of the transcript."""

    who: str
    """`flow`, `caller` or `host`."""
    text: str
    at_ms: int
    cut: bool
    """A prompt that was interrupted: the text is what was heard of it."""
    language: str
    where: NodeNameShape | None
    """The node that says it."""
    did: str = ""
    """Of a caller: `press`, `say`, `speak`, `wait`, `silence`, `hang_up`; of a look-up its outcome."""
    what: str = ""
    """Keys, words, milliseconds; what a look-up gave back."""
    statement: str = ""
    """What was looked up."""


class VisitShape(Answer):
    """A node that the call went through, and the exit by which it left."""

    flow: str
    node: str
    exit: str


class SeenVariable(Answer):
    """A variable as it may be seen."""

    name: str
    type: str
    value: str
    masked: bool


class ChoiceShape(Answer):
    """Keys that lead somewhere now."""

    keys: str
    label: str
    leads_to: str = ""
    """Of keys that hold in the whole flow, which have no label: a node, `back` or `repeat`."""


class AwaitedShape(Answer):
    """What the caller may do now."""

    input: bool
    """The flow waits for keys (or speech)."""
    speech: bool
    """What is said now is understood, or recorded."""
    recording: bool
    choices: tuple[ChoiceShape, ...]
    max_length: int
    """Of free input; 0 when there are choices."""


class TypedResult(Answer):
    """A result with its type."""

    name: str
    type: str


class PendingShape(Answer):
    """A look-up that waits for an answer by hand."""

    number: int
    statement: str
    write: bool
    arguments: tuple[SeenVariable, ...]
    results: tuple[TypedResult, ...]


class HandedShape(Answer):
    """Who the caller was given to."""

    how: str
    """`queue` or `transfer`."""
    to: str
    data: tuple[SeenVariable, ...]


class CallState(Answer):
    """All that can be seen of the call."""

    id: str
    flow: str
    now_ms: int
    """Since it rang."""
    time: datetime
    """In the zone of the flow."""
    language: str
    ended: bool
    ended_by: str | None
    rejected: str | None
    handed: HandedShape | None
    at: NodeNameShape | None
    """The node that is active; in a subflow it is one of another flow."""
    visits: tuple[VisitShape, ...]
    """The way so far."""
    transcript: tuple[LineShape, ...]
    awaited: AwaitedShape
    pending: tuple[PendingShape, ...]
    variables: tuple[SeenVariable, ...]
    stuck: str = ""
    """Why the conversation that was played did not go on to its end."""
