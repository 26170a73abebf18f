"""What the live wall tells, as pages read it: `WallPicture`, by request once and then by WebSocket once a second."""

from __future__ import annotations

from designer.api.routing import Answer

__all__ = [
    "AlarmShape",
    "EngineNow",
    "FlowNamesShape",
    "FlowNowShape",
    "TodayShape",
    "WallCall",
    "WallNames",
    "WallPicture",
    "WallTicket",
]


class EngineLine(Answer):
    """Where an engine takes calls."""

    name: str
    """`sip`: from the telephone network; `browser`: from the designer's page."""
    address: str
    calls: int


class EnginePeer(Answer):
    """Who sends calls."""

    address: str
    calls: int
    """In progress."""
    offered: int
    """Since the engine started."""
    refused: int
    last: int
    """When the latest one came, in milliseconds since 1970 UTC, as all times here."""


class EngineSource(Answer):
    """One of the company's databases or services."""

    name: str
    state: str
    """`up`; `down`: it failed several times in a row and is asked every few seconds only; `unasked`: nobody asked it
    since the engine started."""
    answered: int
    failed: int
    in_hand: int
    """Questions that run or wait."""
    p50_ms: float | None
    p95_ms: float | None


class EngineSpeech(Answer):
    """Text to speech."""

    workers: int
    running: int
    waiting: int
    """Prompts that nobody has begun yet."""
    resting: bool
    """Workers kept dying; none is started for a minute."""


class EngineJournal(Answer):
    """What is written to disk of calls."""

    waiting: int
    lost: int
    failing_since: int | None
    reason: str


class EngineNow(Answer):
    """One engine. Of one that never talked, all that it would tell of itself is missing."""

    name: str
    link: str
    """`watched`, `starting`, `unwatched` (it lives, and does not tell how it is doing), `gone`, `stopped`."""
    link_since: int
    reason: str
    """Why it is not watched, in English, for whoever mends it."""
    state: str | None = None
    """`serving` or `draining`, when it was heard last."""
    version: str | None = None
    pid: int | None = None
    since: int | None = None
    release: str | None = None
    calls: int | None = None
    max_calls: int | None = None
    cpu: float | None = None
    """Of one core; 1 is all of it."""
    memory_mb: int | None = None
    lines: tuple[EngineLine, ...] | None = None
    peers: tuple[EnginePeer, ...] | None = None
    sources: tuple[EngineSource, ...] | None = None
    speech: EngineSpeech | None = None
    journal: EngineJournal | None = None


class AlarmShape(Answer):
    """Something is wrong."""

    code: str
    level: str
    """`error` or `warning`."""
    engine: str
    """Empty: of the installation."""
    subject: str
    number: int | None
    since: int
    """When it was noticed."""


class WallCall(Answer):
    """One call in progress."""

    id: str
    engine: str
    channel: str
    ani: str
    """Who calls; `***1234` for those who may not see numbers."""
    name: str
    """The display name, as the network says it; empty for those who may not see numbers."""
    agent: str
    """The SIP User-Agent of the far side."""
    peer: str
    dnis: str
    route: str
    flow: str
    """That was dialled."""
    version: int | None
    test: str
    """`draft 3`: somebody tries what he draws."""
    started: int
    answered: int | None
    at_flow: str
    """The flow in which it is: `flow`, or a subflow."""
    at: str
    """The node."""
    since: int
    """When it came there."""
    doing: str
    """`ringing`, `playing`, `asking`, `looking_up`, `recording`, `queued`, `transferring`, `waiting`, `ending`."""
    language: str


class WallChange(Answer):
    """Of a call that is known already: the members that changed."""

    id: str
    answered: int | None = None
    at_flow: str | None = None
    at: str | None = None
    since: int | None = None
    doing: str | None = None
    language: str | None = None


class WallPicture(Answer):
    """A message of the wall."""

    whole: bool = False
    """All is told; what was known before is over. Otherwise: what changed."""
    now: int = 0
    """The server's clock."""
    engines: tuple[EngineNow, ...] = ()
    """All of them, always."""
    alarms: tuple[AlarmShape, ...] = ()
    """All of them, always; the worst first."""
    calls: tuple[WallCall, ...] = ()
    """New calls, or all."""
    changed: tuple[WallChange, ...] = ()
    gone: tuple[str, ...] = ()
    """Calls that are over, by id."""


class WallTicket(Answer):
    """What opens the WebSocket: its first message is `{"ticket": …}`, and then it tells a `WallPicture` each second.

    It is closed with the code 4401 when the ticket opens nothing, and when whoever watches is signed out."""

    url: str
    ticket: str
    """Good for one connection of this page."""
    expires_s: int
    """Seconds from now."""


class TodayShape(Answer):
    """Calls that came since midnight and are over."""

    begin_ms: int
    offered: int
    answered: int
    contained: int
    handed_off: int
    abandoned: int
    failed: int
    refused: int


class FlowNamesShape(Answer):
    """What people call a flow and its nodes."""

    flow: str
    title: str
    nodes: dict[str, str]
    """Node → title; those without one are not there."""


class WallNames(Answer):
    """Of what is published."""

    flows: tuple[FlowNamesShape, ...]


class NodeNowShape(Answer):
    """One node."""

    node: str
    here: int
    """Callers who are in it now."""
    exits: dict[str, int]
    """Exit → how often callers took it today; `""`: the call ended in the node."""


class FlowNowShape(Answer):
    """Where callers are in a flow, in the release that they were given."""

    here: int
    watched: bool
    """Some engine tells where callers are."""
    begin_ms: int
    """Exits are counted from then on: midnight."""
    zone: str
    """To whose clocks: those of the flow."""
    nodes: tuple[NodeNowShape, ...]
