"""One call: events from the edges in, commands to the edges out; its journal and its CDR.

Lives in one thread, its home. Events are handled one after the other, in the order in which they were posted, and never
one within another: what an edge reports while it is told something waits in the inbox.
"""

from __future__ import annotations

import logging
from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from ivrflow.compiler.program import Program
from ivrflow.engine.interpreter import Call
from ivrflow.model.cdr import Cdr
from ivrflow.model.commands import HandOff, HangUp, Issued, Play
from ivrflow.model.events import Answered, Event, HungUp, Offered, Played, TimeUp
from ivrflow.model.journal import Step
from ivrflow.model.lines import Home, Timer
from ivrflow.model.ports import Channel, Journal
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.runtime.dispatcher import Dispatcher, Edges

__all__ = ["HANDLERS_LIMIT_MS", "CallRunner"]

_log = logging.getLogger(__name__)

HANDLERS_LIMIT_MS = 30_000
"""How long hang-up handlers may take: long enough for a slow host, short enough for a drain."""

_MAX_PATH = 1_000
"""Nodes that a CDR lists; the journal has all."""

_APOLOGY = {
    "en": "We are sorry, a technical error has occurred. Please call again later.",
    "zh": "非常抱歉，系统出现故障，请稍后再拨。",
}


@dataclass(slots=True)
class _Summary:
    """What the CDR will say, gathered on the way."""

    answered_ms: int | None = None
    path: list[str] = field(default_factory=list)
    queue: str = ""
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
        self._dispatcher = Dispatcher(offered, channel, self._edges, self.post)
        self._journal.started(offered)
        limit_ms = self._programs[offered.flow].max_duration_ms
        self._timers.append(self._clock.call_later(limit_ms, lambda: self.handle(TimeUp("overtime"))))
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
        if self._broken:
            self._after_bug(event)
            return
        at_ms = self._clock.now_ms() - self._begun_ms
        try:
            step = self.call.handle(event, at_ms)
        except Exception:
            # A bug of ours must end this call only, and leave its journal to be looked at. Everything that callers,
            # hosts and flows can do comes back as a step, never as an exception.
            _log.exception("call %s: the interpreter failed; the call ends with an apology", self._offered.call_id)
            self._apologise()
            return
        self._journal.append(self._offered.call_id, step)
        self._note(step)
        for issued in step.commands:
            self._dispatcher.carry_out(issued, self._clock.call_soon)
        if self.call.walk.hung_up:
            if self.call.finished:
                self._finish()
            elif isinstance(event, HungUp):
                self._timers.append(self._clock.call_later(HANDLERS_LIMIT_MS, self._stop_handlers))

    def _stop_handlers(self) -> None:
        self.handle(TimeUp("handlers"))

    def _note(self, step: Step) -> None:
        summary, event = self._summary, step.event
        if isinstance(event, Answered):
            summary.answered_ms = step.at_ms
        elif isinstance(event, HungUp):
            summary.cause = event.cause
        if len(summary.path) < _MAX_PATH:
            summary.path.extend(f"{visit.flow}.{visit.node}" for visit in step.visits)
        for _, command in step.commands:
            if isinstance(command, HandOff):
                summary.queue = command.queue

    def _finish(self) -> None:
        self._over = True
        for timer in self._timers:
            timer.cancel()
        walk, offered, summary = self.call.walk, self._offered, self._summary
        path = summary.path
        last = f"{walk.program.id}.{walk.current.id}"
        if not path or path[-1] != last:
            path.append(last)
        cdr = Cdr(
            call_id=offered.call_id,
            channel=offered.channel,
            ani=offered.ani,
            dnis=offered.dnis,
            flow=offered.flow,
            release=offered.release,
            offered=offered.started,
            answered=None if summary.answered_ms is None else self._time(summary.answered_ms),
            ended=self._time(self._clock.now_ms() - self._begun_ms),
            ended_by=walk.ended_by or "error",
            cause=summary.cause or walk.error,
            path=tuple(path),
            language=walk.language,
            queue=summary.queue if walk.ended_by == "handoff" else "",
            facts=tuple(sorted(offered.facts.items())),
        )
        self._journal.ended(cdr)
        self._ended(cdr)

    def _time(self, at_ms: int) -> datetime:
        return self._offered.started + timedelta(milliseconds=at_ms)

    # A bug of ours ---------------------------------------------------------------------------------------------------

    def _apologise(self) -> None:
        self._broken = True
        walk = self.call.walk
        walk.ended_by = "error"
        language = walk.language
        text = _APOLOGY.get(language.partition("-")[0], _APOLOGY["en"])
        apology = Play((Piece(PieceKind.SAY, text, language),), barge_in=False)
        self._dispatcher.carry_out(Issued(0, apology), self._clock.call_soon)

    def _after_bug(self, event: Event) -> None:
        walk = self.call.walk
        if isinstance(event, HungUp):
            walk.hung_up = True
            self._finish()
        elif isinstance(event, Played) or getattr(event, "number", None) == 0:
            self._channel.do(Issued(0, HangUp()))
