"""Which edge gets which command, and what comes back at once."""

from __future__ import annotations

from collections.abc import Callable
from datetime import UTC, datetime
from typing import Any

import pytest

from ivrflow.channels.simulator.clock import VirtualClock
from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import (
    AwaitAgent,
    Cancel,
    Command,
    Consult,
    Enqueue,
    Flush,
    Gather,
    HandOff,
    HangUp,
    Issued,
    LeaveMessage,
    LeaveQueue,
    Mark,
    Play,
    Query,
    Record,
    RequestCallback,
    Transfer,
    Wait,
)
from ivrflow.model.events import Elapsed, Event, Failed, Offered, Played, Referred, Stored
from ivrflow.model.grammars import BuiltIn, Grammar
from ivrflow.model.inputs import InputSettings, RecordingSettings
from ivrflow.model.ports import Referral, Refusal, Report
from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.model.sound import Sound
from ivrflow.runtime.dispatcher import Dispatcher, Edges

SOUND = Sound(b"\xff" * 80)


class Recorder:
    """Every edge in one: keeps what it is told."""

    def __init__(self) -> None:
        self.capabilities = frozenset({Capability.REFER})
        self.done: list[tuple[Issued, Sound | Referral | None]] = []
        self.asked: list[int] = []
        self.cancelled: list[int] = []
        self.consulted: list[int] = []
        self.ready: list[Callable[[Sound | None], None]] = []
        self.events: list[Event] = []
        self.clock = VirtualClock()
        self.home: list[Callable[[], None]] = []

    def do(self, issued: Issued, detail: Sound | Referral | None = None) -> None:
        self.done.append((issued, detail))

    def run(self, number: int, query: Query, report: Report) -> None:
        self.asked.append(number)

    def cancel(self, number: int) -> None:
        self.cancelled.append(number)

    def consult(self, number: int, consult: Consult, report: Report) -> None:
        self.consulted.append(number)

    def render(self, prompt: Prompt, ready: Callable[[Sound | None], None]) -> None:
        self.ready.append(ready)

    def resolve(self, offered: Offered, command: HandOff | Transfer) -> Referral | Refusal:
        if isinstance(command, Transfer) and not command.attended:
            return Refusal("refused", "not allowed")
        if isinstance(command, Transfer):
            return Referral("sip:boss@example.invalid")
        return Referral(f"sip:{command.queue}@example.invalid")

    def store(self, number: int, command: LeaveMessage | RequestCallback, report: Report) -> None:
        report(Stored(number, "done"))

    def go_home(self) -> None:
        while self.home:
            self.home.pop(0)()


def dispatching(edges: Recorder, *, speaks: bool = True) -> Callable[[int, Command], None]:
    offered = Offered("1", "138", "95588", datetime(2026, 3, 2, tzinfo=UTC))
    every_edge: Any = edges
    parts = Edges(every_edge if speaks else None, every_edge, every_edge, every_edge)
    dispatcher = Dispatcher(offered, every_edge, parts, edges.events.append, edges.clock.call_later)
    return lambda number, command: dispatcher.carry_out(Issued(number, command), edges.home.append)


def test_a_prompt_is_made_sound_before_the_channel_sees_it() -> None:
    edges = Recorder()
    tell = dispatching(edges)
    tell(1, Play(()))
    assert edges.done == []
    edges.ready[0](SOUND)
    assert edges.done == [], "whatever thread it is ready in: the channel is told at home"
    edges.go_home()
    assert edges.done == [(Issued(1, Play(())), SOUND)]


def test_a_prompt_that_cannot_be_made_fails() -> None:
    edges = Recorder()
    dispatching(edges)(1, Play(()))
    edges.ready[0](None)
    edges.go_home()
    assert edges.done == []
    assert edges.events == [Failed(1, "failed", "the prompt could not be turned into sound")]


def test_a_prompt_that_is_cancelled_while_it_is_made_is_never_heard() -> None:
    edges = Recorder()
    tell = dispatching(edges)
    tell(1, Play(()))
    tell(1, Cancel(1))
    edges.ready[0](SOUND)
    edges.go_home()
    assert (edges.done, edges.events) == ([], [])


def test_a_channel_that_speaks_text_gets_prompts_as_they_are() -> None:
    edges = Recorder()
    dispatching(edges, speaks=False)(1, Play(()))
    assert edges.done == [(Issued(1, Play(())), None)]


def test_cancels_go_where_the_command_went() -> None:
    edges = Recorder()
    tell = dispatching(edges, speaks=False)
    tell(1, Query("bank.balance", ()))
    tell(2, Consult("calendar", "office"))
    tell(3, Play(()))
    for number in (1, 2, 3):
        tell(number, Cancel(number))
    assert (edges.asked, edges.consulted, edges.cancelled) == ([1], [2], [1])
    assert [issued.number for issued, _ in edges.done] == [3, 3]


def test_hand_offs_are_resolved_or_refused() -> None:
    edges = Recorder()
    tell = dispatching(edges)
    tell(1, HandOff("cards"))
    tell(2, Transfer("+4420"))
    assert edges.done == [(Issued(1, HandOff("cards")), Referral("sip:cards@example.invalid"))]
    assert edges.events == [Referred(2, "refused", "not allowed")]


def test_the_rest_is_the_channels() -> None:
    edges = Recorder()
    tell = dispatching(edges)
    tell(1, Flush())
    tell(2, HangUp())
    assert [issued.command for issued, _ in edges.done] == [Flush(), HangUp()]


LISTENING = Gather((), InputSettings(max_speech_ms=8000), Grammar("en-US", built_in=BuiltIn.YES_NO))


@pytest.mark.parametrize(
    ("command", "capability"),
    [
        (LISTENING, Capability.SPEECH),
        (Record((), RecordingSettings()), Capability.RECORDING),
        (Transfer("+44", attended=True), Capability.SECOND_LEG),
        (Enqueue("cards"), Capability.QUEUE_POSITION),
        (AwaitAgent((), InputSettings(), 1000), Capability.QUEUE_POSITION),
    ],
)
def test_what_the_channel_cannot_do_fails_and_what_it_can_it_gets(command: Command, capability: Capability) -> None:
    edges = Recorder()
    dispatching(edges, speaks=False)(1, command)
    failed = Failed(1, "failed", f"the channel of this call cannot do {capability.value}")
    assert (edges.done, edges.events) == ([], [failed])
    edges = Recorder()
    edges.capabilities = frozenset({capability})
    dispatching(edges, speaks=False)(1, command)
    assert [issued for issued, _ in edges.done] == [Issued(1, command)]


def test_what_has_no_reply_is_dropped_where_it_cannot_be_done() -> None:
    edges = Recorder()
    dispatching(edges)(1, LeaveQueue())
    assert (edges.done, edges.events) == ([], [])


def test_an_announcement_travels_with_the_referral_as_sound() -> None:
    edges = Recorder()
    edges.capabilities = frozenset({Capability.SECOND_LEG})
    command = Transfer("+44", attended=True, announcement=(Piece(PieceKind.SAY, "A caller.", "en-US"),))
    dispatching(edges)(1, command)
    edges.ready[0](SOUND)
    edges.go_home()
    assert edges.done == [(Issued(1, command), Referral("sip:boss@example.invalid", announcement=SOUND))]


def test_messages_and_requests_go_to_whoever_keeps_them() -> None:
    edges = Recorder()
    dispatching(edges)(1, LeaveMessage("sales", "r1"))
    dispatching(edges)(2, RequestCallback("cards", "138"))
    assert edges.events == [Stored(1, "done"), Stored(2, "done")]


def test_time_passes_by_the_clock_of_the_runtime() -> None:
    edges = Recorder()
    dispatching(edges)(1, Wait(4_000))
    edges.clock.run_until(3_999)
    assert edges.events == []
    edges.clock.run_until(4_000)
    assert edges.events == [Elapsed(1)]
    assert edges.done == [], "no channel need know of it"


def test_a_wait_that_is_cancelled_is_over_for_good() -> None:
    edges = Recorder()
    tell = dispatching(edges)
    tell(1, Wait(4_000))
    tell(1, Cancel(1))
    edges.clock.run_until(5_000)
    assert (edges.events, edges.done) == ([], [])


def test_music_ends_after_its_time_from_when_it_began() -> None:
    edges = Recorder()
    music = Play((), loop=True, limit_ms=10_000)
    dispatching(edges)(1, music)
    edges.clock.run_until(2_000)
    edges.ready[0](SOUND)
    edges.go_home()
    edges.clock.run_until(11_999)
    assert edges.events == []
    edges.clock.run_until(12_000)
    assert edges.events == [Played(1)]
    assert edges.done == [(Issued(1, music), SOUND), (Issued(1, Cancel(1)), None)]


def test_no_time_is_kept_of_what_was_stopped_or_of_a_call_that_is_over() -> None:
    edges = Recorder()
    offered = Offered("1", "138", "95588", datetime(2026, 3, 2, tzinfo=UTC))
    every_edge: Any = edges
    parts = Edges(None, every_edge, every_edge, every_edge)
    dispatcher = Dispatcher(offered, every_edge, parts, edges.events.append, edges.clock.call_later)
    for number in (1, 2):
        dispatcher.carry_out(Issued(number, Play((), loop=True, limit_ms=10_000)), edges.home.append)
    dispatcher.settled(1)
    dispatcher.close()
    edges.clock.run_until(20_000)
    assert edges.events == []
    assert len(edges.done) == 2


def test_a_mark_is_for_the_journal_alone() -> None:
    edges = Recorder()
    dispatching(edges)(1, Mark("told"))
    assert (edges.events, edges.done) == ([], [])
