"""One call: events from the edges in, commands to the edges out; its journal and its CDR.

Lives in one thread, its home. Events are handled one after the other, in the order in which they were posted, and never
one within another: what an edge reports while it is told something waits in the inbox.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime, timedelta

from ivrflow.compiler.program import Program
from ivrflow.engine.interpreter import Call
from ivrflow.model.cdr import Cdr, Milestone, ended_call, milestones_of
from ivrflow.model.commands import Enqueue, HandOff, HangUp, Issued, Play, Reject
from ivrflow.model.events import Answered, Event, HungUp, Offered, Played, TimeUp
from ivrflow.model.input_counts import InputCounts
from ivrflow.model.journal import Step
from ivrflow.model.lines import Home, Timer
from ivrflow.model.ports import Channel, Journal
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.runtime.dispatcher import Dispatcher, Edges

__all__ = ["HANDLERS_LIMIT_MS", "CallRunner"]

_log = logging.getLogger(__name__)

HANDLERS_LIMIT_MS = 30_000
"""How long hang-up handlers may take: long enough for a slow host, short enough for a drain."""

_APOLOGY_LIMIT_MS = 15_000
"""How long the apology for a bug may take until the call is ended without it."""

_MAX_PATH = 1_000
"""Nodes, and milestones, that a CDR lists; the journal has all."""

_APOLOGY = {
    "en": "We are sorry, a technical error has occurred. Please call again later.",
    "zh": "非常抱歉，系统出现故障，请稍后再拨。",
}


@dataclass(slots=True)
class _Summary:
    """What the CDR will say, gathered on the way."""

    answered_ms: int | None = None
    ended_ms: int | None = None
    path: list[str] = field(default_factory=list)
    queue: str = ""
    milestones: list[Milestone] = field(default_factory=list)
    inputs: InputCounts = field(default_factory=InputCounts)
    left_at: str = ""
    cause: str = ""


class CallRunner:
    """Runs one call on a channel, from its offer to its CDR."""

    def __init__(
        self,
        programs: Mapping[str, Program],
        edges: Edges,
        journal: Journal,
        clock: Home,
        ended: Callable[[Cdr], None],
    ) -> None:
        self._edges, self._journal, self._clock, self._ended = edges, journal, clock, ended
        self._programs = programs
        self.call = Call(programs)
        self._inbox: deque[Event] = deque()
        self._busy = False
        self._over = False
        self._broken = False
        self._summary = _Summary()
        self._timers: list[Timer] = []
        self._begun_ms = 0
        self._offered: Offered
        self._channel: Channel
        self._dispatcher: Dispatcher

    def start(self, offered: Offered, channel: Channel) -> None:
        """The call rings. In the home thread, like everything but `post`."""
        self._offered, self._channel = offered, channel
        self._begun_ms = self._clock.now_ms()
        self._dispatcher = Dispatcher(offered, channel, self._edges, self.post, self._clock.call_later)
        self._journal.started(offered)
        limit_ms = self._programs[offered.flow].max_duration_ms
        self._later(limit_ms, TimeUp("overtime"))
        self.handle(offered)

    def post(self, event: Event) -> None:
        """Bring an event home. From any thread."""
        self._clock.call_soon(lambda: self.handle(event))

    def handle(self, event: Event) -> None:
        """Take in an event, now or after those that are being handled."""
        self._inbox.append(event)
        if self._busy:
            return
        self._busy = True
        try:
            while self._inbox and not self._over:
                self._handle_one(self._inbox.popleft())
        finally:
            self._busy = False

    def _handle_one(self, event: Event) -> None:
        at_ms = self._clock.now_ms() - self._begun_ms
        if isinstance(event, HungUp) and self._summary.ended_ms is None:
            self._summary.ended_ms, self._summary.cause = at_ms, event.cause
        if self._broken:
            self._after_bug(event)
            return
        try:
            self._take(event, at_ms)
        except Exception:
            # A bug of ours must end this call only, and leave its journal to be looked at. Everything that callers,
            # hosts and flows can do comes back as a step, never as an exception.
            _log.exception("call %s: the interpreter failed; the call ends with an apology", self._offered.call_id)
            self._journal_bug(event, at_ms)
            self._apologise()

    def _take(self, event: Event, at_ms: int) -> None:
        if isinstance(event, Played):
            self._dispatcher.settled(event.number)
        step = self.call.handle(event, at_ms)
        self._journal.append(self._offered.call_id, step)
        self._note(step)
        for issued in step.commands:
            self._dispatcher.carry_out(issued, self._clock.call_soon)
        if self.call.walk.hung_up:
            if self.call.finished:
                self._finish()
            elif isinstance(event, HungUp):
                self._later(HANDLERS_LIMIT_MS, TimeUp("handlers"))

    def _later(self, delay_ms: int, event: Event) -> None:
        self._timers.append(self._clock.call_later(delay_ms, lambda: self.handle(event)))

    def _note(self, step: Step) -> None:
        summary = self._summary
        if isinstance(step.event, Answered) and summary.answered_ms is None:
            summary.answered_ms = step.at_ms
        if len(summary.path) < _MAX_PATH:
            summary.path.extend(f"{visit.flow}.{visit.node}" for visit in step.visits)
        for _, command in step.commands:
            if isinstance(command, HandOff | Enqueue):
                summary.queue = command.queue
        summary.milestones.extend(milestones_of((step,)))
        summary.inputs.note(step)
        if isinstance(step.event, HungUp) and not summary.left_at:
            flow, node, _ = step.position
            summary.left_at = f"{flow}.{node}" if node else ""

    def _finish(self) -> None:
        self._over = True
        for timer in self._timers:
            timer.cancel()
        self._dispatcher.close()
        offered, summary = self._offered, self._summary
        walk = getattr(self.call, "walk", None)
        ended_by = "error" if self._broken or walk is None else walk.ended_by or "error"
        error = "a defect of IVRFlow; the engine's log says more" if self._broken else walk.error if walk else ""
        ended_ms = self._clock.now_ms() - self._begun_ms if summary.ended_ms is None else summary.ended_ms
        cause = (error if ended_by == "error" else "") or summary.cause
        cdr = replace(
            ended_call(offered, self._time(ended_ms), ended_by, cause),
            answered=None if summary.answered_ms is None else self._time(summary.answered_ms),
            path=tuple(summary.path[:_MAX_PATH]),
            language=walk.language if walk is not None else "",
            queue=summary.queue if ended_by == "handoff" else "",
            milestones=tuple(summary.milestones[:_MAX_PATH]),
            left_at=summary.left_at,
            inputs=summary.inputs.counted(),
        )
        self._journal.ended(cdr)
        self._ended(cdr)

    def _time(self, at_ms: int) -> datetime:
        return self._offered.started + timedelta(milliseconds=at_ms)

    # A bug of ours ---------------------------------------------------------------------------------------------------

    def _journal_bug(self, event: Event, at_ms: int) -> None:
        """Keep what led to the bug; nobody knows any more whether its keys are secret."""
        walk = getattr(self.call, "walk", None)
        position = walk.position if walk is not None else (self._offered.flow, "", 0)
        self._journal.append(self._offered.call_id, Step(at_ms, event, position, True, (), ()))

    def _apologise(self) -> None:
        self._broken = True
        if self._summary.ended_ms is not None:
            self._finish()
        elif self._summary.answered_ms is None:
            self._channel.do(Issued(0, Reject("unavailable")))
        else:
            walk = getattr(self.call, "walk", None)
            language = walk.language if walk is not None else ""
            text = _APOLOGY.get(language.partition("-")[0], _APOLOGY["en"])
            apology = Play((Piece(PieceKind.SAY, text, language or "en-US"),), barge_in=False)
            self._dispatcher.carry_out(Issued(0, apology), self._clock.call_soon)
            self._later(_APOLOGY_LIMIT_MS, TimeUp("error"))

    def _after_bug(self, event: Event) -> None:
        """The apology was heard, or cannot be: hang up. Everything else that is still reported is too late."""
        if isinstance(event, HungUp):
            self._finish()
        elif isinstance(event, TimeUp) or getattr(event, "number", None) == 0:
            self._channel.do(Issued(0, HangUp()))
