"""The line of an agent queue, as whoever drives the simulator says it is."""

from __future__ import annotations

from collections.abc import Callable
from typing import NamedTuple, TypeAlias

from ivrflow.channels.simulator.clock import VirtualClock, VirtualTimer
from ivrflow.model.commands import AwaitAgent, Enqueue
from ivrflow.model.events import Referred, Waiting

__all__ = ["AskLine", "LineAnswer", "WaitingLine"]


class LineAnswer(NamedTuple):
    """How a line stands, or what comes of waiting in it."""

    outcome: str
    """`waiting`, or an outcome of `Referred`."""
    position: int = 1
    wait_ms: int = 0
    after_ms: int = 0
    """When an outcome comes, from when it is asked for."""


AskLine: TypeAlias = Callable[[str], LineAnswer | None]
"""The name of a queue → its next answer. None: nobody said; then the caller is the first, and an agent is free."""

_FIRST = LineAnswer("waiting")
_FREE = LineAnswer("done")


class WaitingLine:
    """One caller in the lines of queues. Reports once for each Enqueue and each AwaitAgent that is not given up."""

    def __init__(self, clock: VirtualClock, ask: AskLine, report: Callable[[Waiting | Referred], None]) -> None:
        self._clock, self._ask, self._report = clock, ask, report
        self._stands = _FIRST
        self._coming: tuple[int, str] | None = None
        """(when, outcome) of what is known to come."""
        self._timer: VirtualTimer | None = None
        self.joined: Enqueue | None = None
        """How the caller got into the line; None when he is in none."""

    def join(self, number: int, command: Enqueue) -> None:
        self._stands, self._coming, self.joined = _FIRST, None, command
        self._see(self._ask(command.queue) or _FIRST)
        if self._coming is not None and self._coming[0] <= self._clock.now_ms():
            self._finish(number)
        else:
            self._report(Waiting(number, self._stands.position, self._stands.wait_ms))

    def wait(self, number: int, command: AwaitAgent) -> None:
        """Until an outcome comes, or the limit is over."""
        if self.joined is None:
            self._report(Referred(number, "failed", "the caller is in no line"))
            return
        if self._coming is None:
            self._see(self._ask(self.joined.queue) or _FREE)
        now_ms = self._clock.now_ms()
        if self._coming is not None and self._coming[0] - now_ms <= command.limit_ms:
            self._timer = self._clock.call_later(self._coming[0] - now_ms, lambda: self._finish(number))
        else:
            stands = self._stands
            told = Waiting(number, stands.position, stands.wait_ms)
            self._timer = self._clock.call_later(command.limit_ms, lambda: self._report(told))

    def stop_waiting(self) -> None:
        """Wait no longer, and keep the place in the line."""
        if self._timer is not None:
            self._timer.cancel()

    def leave(self) -> None:
        self.stop_waiting()
        self.joined = self._coming = None

    def _see(self, answer: LineAnswer) -> None:
        if answer.outcome == "waiting":
            self._stands = answer
        else:
            self._coming = (self._clock.now_ms() + answer.after_ms, answer.outcome)

    def _finish(self, number: int) -> None:
        assert self._coming is not None
        self._report(Referred(number, self._coming[1], "simulated"))
