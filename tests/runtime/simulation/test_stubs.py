"""Answers of hosts, calendars and queues as a conversation states them."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ivrflow.channels.simulator.clock import VirtualClock
from ivrflow.model.calendar import calendar_from_plain, state_at
from ivrflow.model.commands import Consult, HandOff, Query, Transfer
from ivrflow.model.conversation import StubAnswer
from ivrflow.model.events import Consulted, Event, Offered, Queried
from ivrflow.model.live import LiveDatum
from ivrflow.model.ports import Referral, Refusal
from ivrflow.runtime.simulation.stubs import AnswerBook, OpenDirectory, StubHost, StubLive

OFFERED = Offered("1", "138", "95588", datetime(2026, 3, 2, 2, 15, tzinfo=UTC))
READ, WRITE = Query("bank.balance", ()), Query("bank.note", (), write=True)


def test_answers_are_used_in_the_order_given_and_the_last_stays() -> None:
    book = AnswerBook()
    assert book.next_for("bank.balance") is None
    for outcome in ("empty", "found"):
        book.add(StubAnswer("bank.balance", outcome))
    outcomes = [answer.outcome for _ in range(3) if (answer := book.next_for("bank.balance")) is not None]
    assert outcomes == ["empty", "found", "found"]


def answered(query: Query, *stubs: StubAnswer) -> tuple[Queried, int]:
    """What the host says, and after how many ms."""
    clock, book, events = VirtualClock(), AnswerBook(), list[Event]()
    for stub in stubs:
        book.add(stub)
    StubHost(book, clock).run(7, query, events.append)
    assert events == [], "never at once: the interpreter would hear it while it speaks"
    while not events:
        assert clock.run_next()
    (event,) = events
    assert isinstance(event, Queried)
    assert event.number == 7
    return event, clock.now_ms()


def test_a_host_answers_when_it_is_said_to() -> None:
    event, at_ms = answered(READ, StubAnswer("bank.balance", "found", (("balance", Decimal(5)),), after_ms=1200))
    assert (event.outcome, dict(event.results), at_ms) == ("found", {"balance": Decimal(5)}, 1200)


@pytest.mark.parametrize(("query", "reason"), [(READ, "timeout"), (WRITE, "unknown")])
def test_a_host_that_takes_too_long_has_failed(query: Query, reason: str) -> None:
    event, at_ms = answered(query, StubAnswer(query.statement, "found", after_ms=60_000))
    assert (event.outcome, event.reason, at_ms) == ("failed", reason, query.timeout_ms)


def test_a_read_that_nobody_answers_fails_and_a_write_is_done() -> None:
    assert answered(READ)[0] == Queried(7, "failed", reason="no stub")
    assert answered(WRITE)[0] == Queried(7, "done", reason="no stub")


def test_a_write_that_gives_something_back_is_done() -> None:
    event, _ = answered(WRITE, StubAnswer("bank.note", "found", (("number", Decimal(7)),)))
    assert (event.outcome, dict(event.results)) == ("done", {"number": Decimal(7)})


def test_a_cancelled_read_is_not_reported() -> None:
    clock, events = VirtualClock(), list[Event]()
    host = StubHost(AnswerBook(), clock)
    host.run(7, READ, events.append)
    host.cancel(7)
    host.cancel(8)
    assert not clock.run_next()
    assert events == []


@pytest.mark.parametrize("state", ["open", "closed", "holiday"])
def test_a_calendar_is_in_the_state_that_is_said(state: str) -> None:
    book, events = AnswerBook(), list[Event]()
    book.add(StubAnswer("calendar office", state))
    StubLive(book, {}, OFFERED).consult(3, Consult("calendar", "office"), events.append)
    (event,) = events
    assert isinstance(event, Consulted)
    assert event.value is not None
    for hour in (0, 3, 12, 23):
        assert state_at(calendar_from_plain("office", event.value), datetime(2026, 3, 2, hour, tzinfo=UTC)) == state


def test_else_it_is_the_workspaces() -> None:
    events = list[Event]()
    data = {("calendar", "office"): LiveDatum("calendar", "office", "5", {"mon": ["09:00-17:00"]})}
    live = StubLive(AnswerBook(), data, OFFERED)
    live.consult(3, Consult("calendar", "office"), events.append)
    live.consult(4, Consult("calendar", "shop"), events.append)
    assert events == [Consulted(3, "5", {"mon": ["09:00-17:00"]}), Consulted(4, "", None)]


def test_every_queue_exists_and_refuses_when_it_is_said_to() -> None:
    book = AnswerBook()
    directory = OpenDirectory(book)
    assert isinstance(directory.resolve(OFFERED, HandOff("cards")), Referral)
    book.add(StubAnswer("queue cards", "busy"))
    book.add(StubAnswer("transfer +4420", "refused"))
    assert directory.resolve(OFFERED, HandOff("cards")) == Refusal("busy", "as the conversation says")
    refusal = directory.resolve(OFFERED, Transfer("+4420"))
    assert isinstance(refusal, Refusal)
    assert refusal.outcome == "refused"


@pytest.mark.parametrize(
    ("said", "consult", "told"),
    [
        (StubAnswer("list vip", "yes"), Consult("list", "vip", "138"), {"entry": "138"}),
        (StubAnswer("list vip", "no"), Consult("list", "vip", "138"), {}),
        (StubAnswer("list vip", "failed"), Consult("list", "vip", "138"), None),
        (StubAnswer("table t", "found", (("a", "x"),)), Consult("table", "t", "1"), {"row": {"a": "x"}}),
        (StubAnswer("table t", "empty"), Consult("table", "t", "1"), {}),
        (StubAnswer("calendar office", "failed"), Consult("calendar", "office"), None),
    ],
)
def test_lists_and_tables_say_what_is_said(said: StubAnswer, consult: Consult, told: dict[str, object] | None) -> None:
    book, events = AnswerBook(), list[Event]()
    book.add(said)
    StubLive(book, {}, OFFERED).consult(3, consult, events.append)
    assert events == [Consulted(3, "stub", told)]
