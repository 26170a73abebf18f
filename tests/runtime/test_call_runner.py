"""One call between interpreter and edges: its journal, its CDR, its timers, and what a bug of ours does to it."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field, replace
from datetime import UTC, datetime, timedelta
from typing import ClassVar

import pytest

from ivrflow.channels.simulator.channel import SimulatedChannel
from ivrflow.channels.simulator.clock import VirtualClock
from ivrflow.compiler.program import Program
from ivrflow.model.cdr import Cdr, NodeInputs
from ivrflow.model.commands import Consult, Query
from ivrflow.model.events import Offered, Queried, TimeUp
from ivrflow.model.ports import Report
from ivrflow.nodes.catalogue import BUILT_IN, catalogue_of
from ivrflow.nodes.declare import ExitSpec
from ivrflow.nodes.node import CallView, Node
from ivrflow.nodes.outcomes import Exit
from ivrflow.runtime.call_runner import HANDLERS_LIMIT_MS, CallRunner
from ivrflow.runtime.dispatcher import Edges
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.simulation.simulated_call import KeptJournal
from ivrflow.runtime.simulation.stubs import AnswerBook, OpenDirectory

from ..engine.driving import WORLD, flow

BYE = "hang_up bye {\n}\n"
MENU = 'menu a {\n  prompt = say("a")\n  key "1" -> next\n  noinput -> bye\n  nomatch -> bye\n}\n'
NOTE = 'update note {\n  call = bank.note(reason = "x")\n  done -> noted\n  failed -> noted\n}\nreturn noted {\n}\n'
STARTED = datetime(2026, 3, 2, 2, 15, tzinfo=UTC)


@dataclass(frozen=True)
class BrokenNode(Node):
    """Has a bug."""

    kind: ClassVar[str] = "broken"
    family: ClassVar[str] = "logic"
    title: ClassVar[str] = "Broken"
    exits: ClassVar[tuple[ExitSpec, ...]] = (ExitSpec("done", "Never."),)

    def run(self, call: CallView) -> Exit:
        raise ZeroDivisionError("a bug")


@dataclass
class SlowHost:
    """Answers when it is told to."""

    asked: dict[int, tuple[Query, Report]] = field(default_factory=dict)
    cancelled: list[int] = field(default_factory=list)

    def run(self, number: int, query: Query, report: Report) -> None:
        self.asked[number] = query, report

    def cancel(self, number: int) -> None:
        self.cancelled.append(number)

    def answer(self, outcome: str) -> None:
        number, (_, report) = self.asked.popitem()
        report(Queried(number, outcome))


class NoLive:
    def consult(self, number: int, consult: Consult, report: Report) -> None:
        raise AssertionError("no calendar here")


@dataclass
class Line:
    """A call through the runner, on a virtual clock."""

    programs: Mapping[str, Program]
    clock: VirtualClock = field(default_factory=VirtualClock)
    host: SlowHost = field(default_factory=SlowHost)
    journal: KeptJournal = field(default_factory=KeptJournal)
    ended: list[Cdr] = field(default_factory=list)

    def __post_init__(self) -> None:
        edges = Edges(None, self.host, NoLive(), OpenDirectory(AnswerBook()))
        self.runner = CallRunner(self.programs, edges, self.journal, self.clock, self.ended.append)
        self.channel = SimulatedChannel(self.clock, self.runner.handle)
        self.runner.start(Offered("1", "138", "95588", STARTED, flow="main", route="955*"), self.channel)

    def until(self, at_ms: int) -> None:
        self.clock.run_until(at_ms)

    @property
    def cdr(self) -> Cdr:
        (cdr,) = self.ended
        assert self.journal.cdr is cdr
        return cdr


def line(header: str, nodes: str, change: Callable[[str], str] = str) -> Line:
    world = replace(WORLD, catalogue=catalogue_of((*BUILT_IN, BrokenNode)))
    read = FlowSet(world).read({"main": FlowText("main", change(flow(header, nodes)))})["main"]
    assert read.program is not None, [issue.message for issue in read.issues]
    return Line({"main": read.program})


def test_a_call_from_offer_to_record() -> None:
    call = line("  start = a", MENU.replace("next", "bye") + BYE)
    call.until(100)
    call.channel.key("1")
    call.until(200)
    cdr = call.cdr
    assert (cdr.ended_by, cdr.path, cdr.language) == ("flow", ("main.a", "main.bye"), "en-US")
    assert cdr.answered == STARTED
    assert cdr.ended == STARTED + timedelta(milliseconds=100)
    assert [type(step.event).__name__ for step in call.journal.steps] == ["Offered", "Answered", "Gathered", "HungUp"]
    assert (cdr.left_at, cdr.inputs, cdr.route) == ("main.bye", (NodeInputs("main.a", 1, 0, 0),), "955*")


def test_silence_and_wrong_keys_are_in_the_record_by_node() -> None:
    call = line("  start = a", MENU.replace("next", "bye") + BYE)
    call.until(100)
    call.channel.key("7")
    call.until(100_000)
    assert call.cdr.inputs == (NodeInputs("main.a", 3, 2, 1),)


def test_the_record_ends_when_the_caller_does_whatever_the_handlers_take() -> None:
    call = line("  start = a\n  on hangup -> note", MENU.replace("next", "bye") + NOTE + BYE)
    call.until(700)
    call.channel.hang_up()
    call.until(5_000)
    assert call.ended == [], "the write is awaited"
    call.host.answer("done")
    call.until(5_001)
    cdr = call.cdr
    assert cdr.ended == STARTED + timedelta(milliseconds=700)
    assert cdr.path == ("main.a", "main.note", "main.noted")
    assert cdr.ended_by == "caller"
    assert cdr.left_at == "main.a", "where the caller gave up, not where his hang-up was noted"
    assert cdr.inputs == ()


def test_handlers_have_thirty_seconds() -> None:
    read = 'query note {\n  call = bank.balance(number = "1")\n  found -> bye\n  empty -> bye\n  failed -> bye\n}\n'
    call = line("  start = a\n  on hangup -> note", MENU.replace("next", "bye") + read + BYE)
    call.until(10)
    call.channel.hang_up()
    call.until(10 + HANDLERS_LIMIT_MS - 1)
    assert call.ended == []
    call.until(10 + HANDLERS_LIMIT_MS)
    assert call.cdr.path == ("main.a", "main.note")
    assert call.host.cancelled == list(call.host.asked)


def test_a_write_is_awaited_also_after_the_handlers_time() -> None:
    call = line("  start = a\n  on hangup -> note", MENU.replace("next", "bye") + NOTE + BYE)
    call.until(10)
    call.channel.hang_up()
    call.until(10 + 2 * HANDLERS_LIMIT_MS)
    assert call.ended == []
    assert call.host.cancelled == []
    call.host.answer("failed")
    call.until(10 + 2 * HANDLERS_LIMIT_MS)
    assert call.cdr.ended_by == "caller"


def test_overtime() -> None:
    call = line("  start = a\n  max_duration = 3s", MENU.replace("next", "bye") + BYE)
    call.until(2_999)
    assert call.ended == []
    call.until(3_000)
    assert call.cdr.ended_by == "overtime"
    assert call.channel.ended


def test_the_queue_that_took_the_caller_is_in_the_record() -> None:
    call = line("  start = q\n  on error -> bye", "queue q {\n  queue = cards\n}\n" + BYE)
    call.until(10)
    assert (call.cdr.ended_by, call.cdr.queue, call.cdr.path) == ("handoff", "cards", ("main.q",))


def test_an_error_of_the_flow_is_the_cause() -> None:
    call = line(
        "  start = q", 'query q {\n  call = bank.balance(number = "1")\n  found -> bye\n  empty -> bye\n}\n' + BYE
    )
    call.host.answer("failed")
    call.until(10)
    assert (call.cdr.ended_by, call.cdr.cause) == ("error", "main.q: failed")
    assert call.cdr.answered is None
    assert call.channel.rejected == "unavailable"


BUG = "broken next {\n  done -> bye\n}\n"


def test_a_bug_of_ours_ends_the_call_with_an_apology_and_keeps_its_journal(caplog: pytest.LogCaptureFixture) -> None:
    call = line("  start = a", MENU + BUG + BYE)
    call.until(100)
    call.channel.key("1")
    call.until(20_000)
    assert call.channel.heard[-1].text.startswith("We are sorry")
    assert call.cdr.ended_by == "error"
    assert "defect" in call.cdr.cause
    last = call.journal.steps[-1]
    assert type(last.event).__name__ == "Gathered"
    assert last.secret, "nobody knows any more whether its keys are"
    assert "the call ends with an apology" in caplog.text


def test_a_bug_while_it_rings_refuses_the_call(caplog: pytest.LogCaptureFixture) -> None:
    call = line("  start = next", BUG + BYE)
    call.until(10)
    assert call.channel.rejected == "unavailable"
    assert call.cdr.ended_by == "error"
    assert caplog.records


def test_a_bug_in_a_hang_up_handler_still_gives_a_record(caplog: pytest.LogCaptureFixture) -> None:
    call = line("  start = a\n  on hangup -> next", MENU + BUG + BYE)
    call.until(10)
    call.channel.hang_up()
    call.until(20)
    assert call.cdr.ended_by == "error"
    assert caplog.records


def test_after_a_bug_only_the_end_of_the_apology_counts(caplog: pytest.LogCaptureFixture) -> None:
    call = line("  start = a", MENU + BUG + BYE)
    call.until(100)
    call.channel.key("1")
    call.runner.handle(Queried(17, "found"))
    assert not call.channel.ended
    call.runner.handle(TimeUp("drain"))
    assert call.channel.ended
    assert call.cdr.ended_by == "error"
    assert caplog.records


def test_what_is_reported_after_the_end_is_ignored() -> None:
    call = line("  start = a", MENU.replace("next", "bye") + BYE)
    call.channel.hang_up()
    steps = len(call.journal.steps)
    call.runner.post(Queried(3, "found"))
    call.until(10)
    assert len(call.journal.steps) == steps
    assert len(call.ended) == 1
