"""Answers of hosts, calendars and queues, as a conversation states them."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal

from ivrflow.channels.simulator.waiting_line import LineAnswer
from ivrflow.model.calendar import WEEKDAYS
from ivrflow.model.commands import Consult, HandOff, LeaveMessage, Query, RequestCallback, Transfer
from ivrflow.model.conversation import StubAnswer
from ivrflow.model.events import Consulted, Offered, Queried, Stored
from ivrflow.model.lines import Home, Timer
from ivrflow.model.live import LiveDatum, answer_of
from ivrflow.model.ports import Referral, Refusal, Report
from ivrflow.model.shared_table import as_written

__all__ = ["AnswerBook", "OpenDirectory", "StubHost", "StubLive"]


class AnswerBook:
    """What look-ups will be answered, per subject; in the order given, and the last answer stays."""

    def __init__(self) -> None:
        self._answers: dict[str, list[StubAnswer]] = {}

    def add(self, answer: StubAnswer) -> None:
        self._answers.setdefault(answer.statement, []).append(answer)

    def next_for(self, subject: str) -> StubAnswer | None:
        """The answer to the next question about this; None when nobody said."""
        answers = self._answers.get(subject)
        if not answers:
            return None
        return answers.pop(0) if len(answers) > 1 else answers[0]


class StubHost:
    """The host port of a simulation. A statement without an answer in the book fails with the reason `no stub`."""

    def __init__(self, book: AnswerBook, clock: Home) -> None:
        self._book, self._clock = book, clock
        self._waiting: dict[int, Timer] = {}
        self.asked: list[Query] = []

    def run(self, number: int, query: Query, report: Report) -> None:
        self.asked.append(query)
        answer = self._book.next_for(query.statement)
        if answer is None:
            event, after_ms = Queried(number, "done" if query.write else "failed", reason="no stub"), 0
        elif answer.after_ms >= query.timeout_ms:
            # Nobody knows whether a write that took too long was made.
            reason = "unknown" if query.write else "timeout"
            event, after_ms = Queried(number, "failed", reason=reason), query.timeout_ms
        else:
            # `bank.order returns number = 7`: what changes data is done when it gives something back.
            outcome = "done" if query.write and answer.outcome == "found" else answer.outcome
            event = Queried(number, outcome, dict(answer.results), answer.reason)
            after_ms = answer.after_ms
        self._waiting[number] = self._clock.call_later(after_ms, lambda: report(event))

    def cancel(self, number: int) -> None:
        timer = self._waiting.pop(number, None)
        if timer is not None:
            timer.cancel()


class StubLive:
    """The live data of a simulation: what the conversation says, else what the workspace holds."""

    def __init__(self, book: AnswerBook, data: Mapping[tuple[str, str], LiveDatum], today: Offered) -> None:
        self._book, self._data, self._offered = book, data, today

    def consult(self, number: int, consult: Consult, report: Report) -> None:
        answer = self._book.next_for(f"{consult.subject} {consult.name}")
        if answer is not None:
            report(Consulted(number, "stub", self._as_said(consult, answer)))
            return
        datum = self._data.get((consult.subject, consult.name))
        found = answer_of(datum.value if datum else None, consult.key)
        report(Consulted(number, datum.revision if datum else "", found))

    def _as_said(self, consult: Consult, answer: StubAnswer) -> Mapping[str, object] | None:
        if answer.outcome == "failed":
            return None
        match consult.subject:
            case "list":
                return {"entry": consult.key or ""} if answer.outcome == "yes" else {}
            case "table":
                return {"row": as_written(dict(answer.results))} if answer.outcome == "found" else {}
        return self._calendar(answer.outcome)

    def _calendar(self, state: str) -> Mapping[str, object]:
        """A calendar that is in this state whenever it is asked."""
        week = {day: ["00:00-24:00"] if state == "open" else [] for day in WEEKDAYS}
        if state != "holiday":
            return week
        start = self._offered.started.date()
        days = {str(start + timedelta(days=offset)): "holiday" for offset in range(-1, 3)}
        return {**week, "holidays": days}


class OpenDirectory:
    """Queues, targets and boxes of a simulation: all exist; what becomes of a hand-off or a message is in the book."""

    def __init__(self, book: AnswerBook) -> None:
        self._book = book
        self.stored: list[LeaveMessage | RequestCallback] = []

    def resolve(self, offered: Offered, command: HandOff | Transfer) -> Referral | Refusal:
        subject = f"queue {command.queue}" if isinstance(command, HandOff) else f"transfer {command.target}"
        answer = self._book.next_for(subject)
        if answer is not None and answer.outcome != "done":
            return Refusal(answer.outcome, "as the conversation says")
        return Referral(f"sip:{subject.partition(' ')[2]}@simulated.invalid")

    def store(self, number: int, command: LeaveMessage | RequestCallback, report: Report) -> None:
        subject = f"box {command.box}" if isinstance(command, LeaveMessage) else f"callback {command.queue}"
        answer = self._book.next_for(subject)
        if answer is not None and answer.outcome != "done":
            report(Stored(number, "failed", answer.outcome))
            return
        self.stored.append(command)
        report(Stored(number, "done"))

    def line(self, queue: str) -> LineAnswer | None:
        """What comes next for a caller who waits for an agent of this queue."""
        answer = self._book.next_for(f"queue {queue}")
        if answer is None:
            return None
        results = dict(answer.results)
        position, wait = results.get("position"), results.get("wait")
        return LineAnswer(
            answer.outcome,
            int(position) if isinstance(position, Decimal) else 1,
            wait // timedelta(milliseconds=1) if isinstance(wait, timedelta) else 0,
            answer.after_ms,
        )
