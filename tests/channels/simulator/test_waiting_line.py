"""How a line moves, by what whoever drives the simulator says."""

from __future__ import annotations

from ivrflow.channels.simulator.clock import VirtualClock
from ivrflow.channels.simulator.waiting_line import LineAnswer, WaitingLine
from ivrflow.model.commands import AwaitAgent, Enqueue
from ivrflow.model.events import Referred, Waiting
from ivrflow.model.inputs import InputSettings

WAIT = AwaitAgent((), InputSettings(), 30_000)


class Line:
    """A line whose answers are given beforehand, the last one staying."""

    def __init__(self, *answers: LineAnswer) -> None:
        self.clock = VirtualClock()
        self.answers = list(answers)
        self.told: list[tuple[int, Waiting | Referred]] = []
        self.line = WaitingLine(self.clock, self._ask, lambda event: self.told.append((self.clock.now_ms(), event)))

    def _ask(self, queue: str) -> LineAnswer | None:
        assert queue == "cards"
        if not self.answers:
            return None
        return self.answers.pop(0) if len(self.answers) > 1 else self.answers[0]

    def tells(self) -> list[tuple[int, Waiting | Referred]]:
        told, self.told = self.told, []
        return told


def test_where_nobody_says_anything_the_caller_is_first_and_an_agent_is_free() -> None:
    line = Line()
    line.line.join(1, Enqueue("cards"))
    assert line.tells() == [(0, Waiting(1, 1, 0))]
    line.line.wait(2, WAIT)
    line.clock.run_until(30_000)
    assert line.tells() == [(0, Referred(2, "done", "simulated"))]


def test_a_line_that_stands_is_told_at_every_limit() -> None:
    line = Line(LineAnswer("waiting", 3, 90_000))
    line.line.join(1, Enqueue("cards"))
    line.line.wait(2, WAIT)
    line.clock.run_until(30_000)
    line.line.wait(3, WAIT)
    line.clock.run_until(60_000)
    assert line.tells() == [
        (0, Waiting(1, 3, 90_000)),
        (30_000, Waiting(2, 3, 90_000)),
        (60_000, Waiting(3, 3, 90_000)),
    ]


def test_an_agent_comes_when_he_was_announced_however_often_is_asked() -> None:
    line = Line(LineAnswer("waiting", 2, 50_000), LineAnswer("done", after_ms=70_000))
    line.line.join(1, Enqueue("cards"))
    for number in (2, 3, 4):
        line.line.wait(number, WAIT)
        line.clock.run_until(line.clock.now_ms() + 30_000)
    assert [at_ms for at_ms, _ in line.tells()] == [0, 30_000, 60_000, 70_000]


def test_a_full_queue_takes_nobody() -> None:
    line = Line(LineAnswer("busy"))
    line.line.join(1, Enqueue("cards"))
    assert line.tells() == [(0, Referred(1, "busy", "simulated"))]


def test_who_stops_waiting_is_told_nothing_and_keeps_his_place() -> None:
    line = Line(LineAnswer("waiting", 2, 50_000))
    line.line.join(1, Enqueue("cards"))
    line.line.wait(2, WAIT)
    line.line.stop_waiting()
    line.clock.run_until(90_000)
    assert line.tells() == [(0, Waiting(1, 2, 50_000))]
    assert line.line.joined == Enqueue("cards")


def test_who_left_the_line_waits_for_nobody() -> None:
    line = Line()
    line.line.join(1, Enqueue("cards"))
    line.line.leave()
    line.line.wait(2, WAIT)
    assert line.tells()[-1] == (0, Referred(2, "failed", "the caller is in no line"))
