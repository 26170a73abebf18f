"""The simulator's telephone by itself: what it reports, and when, for what is done on either side of it."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ivrflow.channels.simulator.channel import SimulatedChannel
from ivrflow.channels.simulator.clock import VirtualClock
from ivrflow.channels.simulator.waiting_line import LineAnswer
from ivrflow.model.commands import (
    Answer,
    AwaitAgent,
    Cancel,
    Command,
    Enqueue,
    Flush,
    Gather,
    HandOff,
    HangUp,
    Issued,
    LeaveQueue,
    Play,
    Record,
    Reject,
    Transfer,
)
from ivrflow.model.events import Answered, Event, Gathered, HungUp, Played, Recorded, Referred, Waiting
from ivrflow.model.grammars import BuiltIn, Grammar
from ivrflow.model.inputs import InputOutcome, InputSettings, RecordingSettings
from ivrflow.model.ports import Referral
from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.say import KnownRecordings

HELLO: Prompt = (Piece(PieceKind.SAY, "Hello and welcome to the bank.", "en-US"),)
NUMBER = Grammar("en-US", built_in=BuiltIn.NUMBER)
LISTENING = InputSettings(max_speech_ms=8_000)
RECORDING = RecordingSettings(max_ms=60_000, silence_ms=2_000)
REFERRAL = Referral("sip:x@example.invalid")


class Phone:
    """A channel with its clock, and what it reported."""

    def __init__(self, *line: LineAnswer) -> None:
        self.clock = VirtualClock()
        self.told: list[Event] = []
        answers = list(line)
        self.channel = SimulatedChannel(self.clock, self.told.append, lambda queue: answers.pop(0) if answers else None)

    def do(self, number: int, command: Command, detail: Referral | None = None) -> None:
        self.channel.do(Issued(number, command), detail)

    def wait(self, length_ms: int) -> None:
        self.clock.run_until(self.clock.now_ms() + length_ms)

    def tells(self) -> list[Event]:
        told = list(self.told)
        self.told.clear()
        return told


def test_a_recording_is_heard_by_its_words_and_as_long_as_it_is() -> None:
    known = KnownRecordings({("welcome", "en-US"): 3210}, {("welcome", "en-US"): "Welcome to the bank."})
    clock, told = VirtualClock(), list[Event]()
    channel = SimulatedChannel(clock, told.append, recordings=known)
    channel.do(Issued(1, Play((Piece(PieceKind.AUDIO, "welcome", "en-US"),))))
    clock.run_until(3209)
    assert told == []
    clock.run_until(3210)
    assert told == [Played(1)]
    assert [piece.heard for piece in channel.heard] == ["Welcome to the bank."]


def test_a_prompt_takes_its_time_and_a_key_cuts_it_off() -> None:
    phone = Phone()
    phone.do(1, Answer())
    phone.do(2, Play(HELLO))
    assert phone.tells() == [Answered(1)]
    phone.wait(60_000)
    assert phone.tells() == [Played(2)]
    phone.do(3, Play(HELLO))
    phone.wait(500)
    phone.channel.key("1")
    assert phone.tells() == [Played(3, stopped=True)]
    assert phone.channel.heard[-1].cut
    assert phone.channel.heard[-1].end_ms - phone.channel.heard[-1].start_ms == 500


def test_music_goes_on_until_it_is_cancelled() -> None:
    phone = Phone()
    phone.do(1, Play(HELLO, barge_in=False, loop=True))
    phone.wait(60_000)
    assert len(phone.channel.heard) > 5
    phone.do(1, Cancel(1))
    heard = len(phone.channel.heard)
    phone.wait(60_000)
    assert (phone.tells(), len(phone.channel.heard)) == ([], heard)


def test_an_input_waits_takes_keys_and_forgets_them_when_told() -> None:
    phone = Phone()
    phone.channel.key("7")
    phone.do(1, Flush())
    phone.do(2, Gather(HELLO, InputSettings()))
    assert not phone.channel.awaits_input
    phone.wait(4_000)
    assert phone.channel.awaits_input
    phone.channel.key("5")
    (gathered,) = phone.tells()
    assert isinstance(gathered, Gathered)
    assert gathered.keys == "5"
    assert not phone.channel.awaits_input


@pytest.mark.parametrize(
    ("text", "outcome", "meaning", "confidence"),
    [
        ("twenty three", InputOutcome.SPEECH, Decimal(23), 100),
        ("bananas", InputOutcome.NOMATCH, None, 0),
        ("", InputOutcome.NOMATCH, None, 0),
    ],
)
def test_what_is_said_is_understood_by_its_words(
    text: str, outcome: InputOutcome, meaning: Decimal | None, confidence: int
) -> None:
    phone = Phone()
    phone.do(1, Gather(HELLO, LISTENING, NUMBER))
    assert phone.channel.listens
    phone.channel.begin_to_speak()
    assert phone.channel.heard[-1].cut, "speech stops the prompt"
    phone.wait(900)
    phone.channel.finish_speaking(text)
    assert phone.tells() == [Gathered(1, outcome, text=text, meaning=meaning, confidence=confidence)]
    assert not phone.channel.listens


def test_nobody_listens_to_who_speaks_where_keys_are_asked() -> None:
    phone = Phone()
    phone.do(1, Gather(HELLO, InputSettings()))
    assert not phone.channel.listens
    phone.channel.begin_to_speak()
    phone.channel.finish_speaking("hello")
    assert phone.tells() == []


def test_a_recording_ends_by_silence_and_has_a_handle() -> None:
    phone = Phone()
    phone.do(1, Record((), RECORDING))
    phone.wait(1_000)
    phone.channel.begin_to_speak()
    phone.wait(3_000)
    phone.channel.finish_speaking("whatever")
    phone.wait(1_999)
    assert phone.tells() == []
    phone.wait(1)
    assert phone.tells() == [Recorded(1, "silence", 6_000, "simulated/1")]


def test_who_says_nothing_leaves_no_handle() -> None:
    phone = Phone()
    phone.do(1, Record((), RECORDING))
    phone.wait(2_000)
    assert phone.tells() == [Recorded(1, "noinput")]


def test_a_recording_is_told_before_the_hang_up_that_ends_it() -> None:
    phone = Phone()
    phone.do(1, Record((), RECORDING))
    phone.wait(500)
    phone.channel.begin_to_speak()
    phone.wait(1_000)
    phone.channel.hang_up()
    assert phone.tells() == [Recorded(1, "hangup", 1_500, "simulated/1"), HungUp("caller")]


def test_a_recording_that_is_cancelled_is_told_to_nobody() -> None:
    phone = Phone()
    phone.do(1, Record(HELLO, RECORDING))
    phone.do(1, Cancel(1))
    phone.wait(60_000)
    phone.do(2, Gather((), InputSettings()))
    phone.channel.key("5")
    assert [type(event) for event in phone.tells()] == [Gathered], "keys go to the input again"


def test_an_agent_ends_the_wait_and_takes_the_call() -> None:
    phone = Phone(LineAnswer("waiting", 2, 60_000), LineAnswer("done", after_ms=8_000))
    phone.do(1, Enqueue("cards"))
    assert phone.tells() == [Waiting(1, 2, 60_000)]
    phone.do(2, AwaitAgent(HELLO, InputSettings(choices=("1",)), 30_000))
    phone.wait(8_000)
    assert phone.tells() == [Referred(2, "done", "simulated"), HungUp("flow")]
    assert phone.channel.handed == Enqueue("cards")


def test_a_key_ends_the_wait_and_the_line_stays_silent() -> None:
    phone = Phone(LineAnswer("waiting", 2, 60_000), LineAnswer("done", after_ms=8_000))
    phone.do(1, Enqueue("cards"))
    phone.do(2, AwaitAgent(HELLO, InputSettings(choices=("1",)), 30_000))
    phone.wait(1_000)
    phone.channel.key("1")
    phone.do(3, LeaveQueue())
    phone.wait(60_000)
    assert [type(event) for event in phone.tells()] == [Waiting, Gathered]


def test_a_hand_off_ends_the_call_or_comes_back() -> None:
    phone = Phone()
    phone.channel.refer_outcome = "busy"
    phone.do(1, HandOff("cards"), REFERRAL)
    assert phone.tells() == [Referred(1, "busy", "simulated")]
    phone.do(2, Transfer("+44"), REFERRAL)
    assert phone.tells() == [Referred(2, "done"), HungUp("flow")]
    assert (phone.channel.handed, phone.channel.referral) == (Transfer("+44"), REFERRAL)


def test_after_the_end_nothing_happens() -> None:
    phone = Phone()
    phone.do(1, Reject("busy"))
    assert (phone.channel.rejected, phone.tells()) == ("busy", [HungUp("flow")])
    phone.do(2, HangUp())
    phone.channel.hang_up()
    phone.channel.key("1")
    phone.channel.begin_to_speak()
    phone.channel.finish_speaking("x")
    assert phone.tells() == []
