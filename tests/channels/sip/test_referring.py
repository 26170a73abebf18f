"""What becomes of a hand-off, without waiting for it."""

from __future__ import annotations

from collections.abc import Callable

import pytest

from ivrflow.channels.sip.referring import Outcome, Progress, Referring, outcome_of, progress_of
from ivrflow.channels.sip.wire import Message


def notify(body: str, state: str = "active;expires=60", event: str = "refer", kind: str = "message/sipfrag") -> Message:
    headers = (("event", event), ("subscription-state", state), ("content-type", f"{kind};version=2.0"))
    return Message("NOTIFY sip:a@b SIP/2.0", "NOTIFY", 0, headers, body.encode())


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        (200, "done"),
        (202, "done"),
        (302, "failed"),
        (486, "busy"),
        (600, "busy"),
        (408, "noanswer"),
        (480, "noanswer"),
        (487, "noanswer"),
        (401, "refused"),
        (403, "refused"),
        (407, "refused"),
        (603, "refused"),
        (404, "failed"),
        (503, "failed"),
    ],
)
def test_statuses(status: int, outcome: str) -> None:
    assert outcome_of(status, "As Said") == Outcome(outcome, f"{status} As Said")


@pytest.mark.parametrize(
    ("message", "expected"),
    [
        (notify("SIP/2.0 100 Trying\r\n"), Progress(None)),
        (notify("SIP/2.0 180 Ringing"), Progress(None)),
        (notify("SIP/2.0 200 OK\r\n", "terminated;reason=noresource"), Progress(Outcome("done", "200 OK"))),
        (notify("SIP/2.0 200 OK\r\nContact: <sip:x@y>\r\n"), Progress(Outcome("done", "200 OK"))),
        (notify("SIP/2.0 486 占线\r\n"), Progress(Outcome("busy", "486 占线"))),
        (notify("SIP/2.0 603"), Progress(Outcome("refused", "603"))),
        (
            notify("SIP/2.0 100 Trying", "terminated"),
            Progress(Outcome("failed", "the far side ended it at 100 Trying")),
        ),
        (notify("", "terminated"), Progress(Outcome("failed", "the far side ended it without an outcome"))),
        (notify("hello"), None),
        (notify("SIP/2.0 999 x"), None),
        (notify("SIP/2.0 200 OK", event="presence"), None),
        (notify("SIP/2.0 200 OK", kind="text/plain"), None),
    ],
)
def test_notifies(message: Message, expected: Progress | None) -> None:
    assert progress_of(message) == expected


class Clock:
    """Timers that ring when the test says so."""

    def __init__(self) -> None:
        self.pending: dict[int, tuple[float, Callable[[], None]]] = {}
        self._count = 0

    def call_later(self, delay_s: float, job: Callable[[], None]) -> Ticket:
        self._count += 1
        self.pending[self._count] = (delay_s, job)
        return Ticket(self, self._count)

    def ring(self, delay_s: float) -> None:
        for number, (delay, job) in list(self.pending.items()):
            if delay == delay_s and number in self.pending:
                del self.pending[number]
                job()


class Ticket:
    def __init__(self, clock: Clock, number: int) -> None:
        self._clock, self._number = clock, number

    def cancel(self) -> None:
        self._clock.pending.pop(self._number, None)


@pytest.fixture
def clock() -> Clock:
    return Clock()


@pytest.fixture
def told() -> list[Outcome]:
    return []


@pytest.fixture
def referring(clock: Clock, told: list[Outcome]) -> Referring:
    return Referring(7, told.append, clock.call_later, 30, 180)


def test_the_outcome_is_told_once(referring: Referring, clock: Clock, told: list[Outcome]) -> None:
    referring.answered(202, "Accepted")
    assert referring.notified(notify("SIP/2.0 200 OK"))
    assert not referring.notified(notify("SIP/2.0 200 OK"))
    referring.peer_left()
    assert told == [Outcome("done", "200 OK")]
    assert not clock.pending


def test_a_notify_may_overtake_the_answer(referring: Referring, told: list[Outcome]) -> None:
    assert referring.notified(notify("SIP/2.0 200 OK"))
    referring.answered(202, "Accepted")
    assert told == [Outcome("done", "200 OK")]


def test_news_keep_it_alive_but_not_for_ever(referring: Referring, clock: Clock, told: list[Outcome]) -> None:
    referring.answered(202, "Accepted")
    referring.notified(notify("SIP/2.0 180 Ringing"))
    assert sorted(delay for delay, _ in clock.pending.values()) == [30, 180]
    clock.ring(180)
    assert told[0].outcome == "failed"
    assert not clock.pending


def test_silence_is_a_failure(referring: Referring, clock: Clock, told: list[Outcome]) -> None:
    clock.ring(30)
    assert told[0].outcome == "failed"


@pytest.mark.parametrize(("event", "ours"), [("refer", True), ("refer;id=7", True), ("refer; id=8", False)])
def test_only_its_own_notifies_count(referring: Referring, event: str, ours: bool) -> None:
    assert referring.notified(notify("SIP/2.0 200 OK", event=event)) is ours


def test_a_peer_that_leaves(clock: Clock) -> None:
    for accepted, outcomes in ((True, ["unknown"]), (False, [])):
        told: list[Outcome] = []
        referring = Referring(7, told.append, clock.call_later, 30, 180)
        if accepted:
            referring.answered(202, "Accepted")
        referring.peer_left()
        assert [outcome.outcome for outcome in told] == outcomes
    assert not clock.pending
