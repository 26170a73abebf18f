"""Look-ups of a simulated call: answered as stated, by the real source, or by the person who looks on."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass

from ivrflow.channels.simulator.clock import VirtualClock
from ivrflow.model.commands import Query
from ivrflow.model.conversation import StubAnswer
from ivrflow.model.events import Queried
from ivrflow.model.ports import Report
from ivrflow.runtime.simulation.stubs import AnswerBook, StubHost

__all__ = ["AskingHost", "PendingQuery"]


@dataclass(frozen=True, slots=True)
class PendingQuery:
    """A look-up that waits for its answer."""

    number: int
    query: Query
    report: Report
    asked_ms: int
    """Time of the call."""


class AskingHost:
    """The host port of a simulation in a browser."""

    def __init__(self, book: AnswerBook, clock: VirtualClock, ask: Callable[[Query], Queried] | None = None) -> None:
        self._book, self._ask = book, ask
        self._clock = clock
        self._stub = StubHost(book, clock)
        self.stated: set[str] = set()
        """Statements whose answers were stated beforehand."""
        self.pending: dict[int, PendingQuery] = {}
        self.answered: list[tuple[int, Query, StubAnswer]] = []
        """(time of the call in ms, what was asked, what came) of all look-ups so far."""

    def state(self, answer: StubAnswer) -> None:
        """From now on this is answered, in the order stated."""
        self._book.add(answer)
        self.stated.add(answer.statement)

    def run(self, number: int, query: Query, report: Report) -> None:
        if query.statement in self.stated:
            self._stub.run(number, query, lambda event: self._pass_on(query, event, report))
        elif self._ask is not None and not query.write:
            answer = self._ask(query)
            event = Queried(number, answer.outcome, answer.results, answer.reason)
            self._clock.call_later(0, lambda: self._pass_on(query, event, report))
        else:
            self.pending[number] = PendingQuery(number, query, report, self._clock.now_ms())

    def cancel(self, number: int) -> None:
        self.pending.pop(number, None)
        self._stub.cancel(number)

    def answer(self, number: int, answer: StubAnswer) -> None:
        """The person says what comes back. Raises KeyError when nothing of that number waits."""
        waiting = self.pending.pop(number)
        outcome = "done" if waiting.query.write and answer.outcome == "found" else answer.outcome
        event = Queried(number, outcome, dict(answer.results), answer.reason)
        self._pass_on(waiting.query, event, waiting.report, self._clock.now_ms() - waiting.asked_ms)

    def _pass_on(self, query: Query, event: object, report: Report, after_ms: int = 0) -> None:
        assert isinstance(event, Queried)
        given = StubAnswer(query.statement, event.outcome, tuple(event.results.items()), event.reason, after_ms)
        self.answered.append((self._clock.now_ms(), query, given))
        report(event)
