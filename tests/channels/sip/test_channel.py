"""One call: commands in, events out, with real signalling and real RTP."""

from __future__ import annotations

import pytest

from ivrflow.channels.sip.line import SipLine
from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import (
    Answer,
    Cancel,
    Consult,
    Flush,
    Gather,
    HangUp,
    Play,
    Reject,
)
from ivrflow.model.events import Answered, Failed, Gathered, HungUp, Played
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.model.sound import Sound

from .answered import LONG, PIN, TONE, answered
from .conftest import Office
from .phone import Phone


def test_what_it_can_do(phone: Phone, office: Office) -> None:
    _, taken = answered(phone, office)
    assert taken.channel.capabilities == {Capability.EARLY_MEDIA, Capability.REFER}
    taken.do(2, Answer())
    assert taken.reports(Answered) == Answered(2)


@pytest.mark.parametrize(
    ("cause", "status"),
    [("busy", 486), ("declined", 603), ("unavailable", 480), ("not_found", 404), ("forbidden", 403)],
)
def test_a_ringing_call_is_rejected(phone: Phone, office: Office, line: SipLine, cause: str, status: int) -> None:
    call = phone.call("1")
    call.invite()
    taken = office.next_call()
    taken.do(1, Reject(cause))
    assert taken.reports(HungUp) == HungUp("flow", cause)
    assert call.refused().status == status
    phone.nothing_but(0)
    assert line.calls == 0


def test_a_ringing_call_that_is_hung_up_is_declined(phone: Phone, office: Office) -> None:
    call = phone.call("1")
    call.invite()
    office.next_call().do(1, HangUp())
    assert call.refused().status == 603


def test_an_answered_call_that_is_rejected_is_ended(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Reject("busy"))
    assert taken.reports(HungUp) == HungUp("flow", "busy")
    call.hung_up()


def test_a_prompt_is_heard_to_its_end(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Play(()), TONE)
    heard = call.rtp.receive(5)
    assert b"".join(packet.payload for packet in heard) == TONE.ulaw
    assert {packet.payload_type for packet in heard} == {0}
    assert taken.reports(Played) == Played(2, stopped=False)


def test_the_prompt_of_no_length_ends_at_once(phone: Phone, office: Office) -> None:
    _, taken = answered(phone, office)
    taken.do(2, Play(()), Sound(b""))
    assert taken.reports(Played) == Played(2)
    taken.do(3, Gather((), InputSettings(first_digit_ms=0)), Sound(b""))
    assert taken.reports(Gathered).outcome is InputOutcome.NOINPUT


def test_an_empty_prompt_takes_the_place_of_what_plays(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Play((), loop=True), TONE)
    call.rtp.receive(1)
    taken.do(3, Play(()), Sound(b""))
    assert taken.reports(Played) == Played(3)


def test_a_key_stops_the_prompt_and_is_gathered(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Gather((), PIN), LONG)
    call.rtp.receive(2)
    for key in "12#":
        call.rtp.press(key)
    gathered = taken.reports(Gathered)
    assert (gathered.number, gathered.keys, gathered.terminator) == (2, "12", "#")
    assert [pressed.key for pressed in gathered.pressed] == ["1", "2", "#"]
    assert gathered.pressed[0].offset_ms >= 0


def test_keys_typed_ahead_stop_the_prompt_that_follows(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Play(()), LONG)
    call.rtp.receive(1)
    call.rtp.press("7")
    assert taken.reports(Played) == Played(2, stopped=True)
    taken.do(3, Gather((), InputSettings()), LONG)
    assert taken.reports(Gathered).keys == "7"


def test_a_needless_terminator_does_not_stop_the_next_prompt(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Gather((), InputSettings(max_length=2)), LONG)
    call.rtp.receive(1)
    call.rtp.press("1")
    call.rtp.press("2")
    assert taken.reports(Gathered).keys == "12"
    taken.do(3, Play(()), TONE)
    call.rtp.press("#")
    assert taken.reports(Played) == Played(3, stopped=False)


def test_flush_forgets_what_was_typed_ahead(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Play(()), LONG)
    call.rtp.receive(1)
    call.rtp.press("7")
    taken.reports(Played)
    taken.do(3, Flush())
    taken.do(4, Gather((), InputSettings(first_digit_ms=0)), Sound(b""))
    assert taken.reports(Gathered).outcome is InputOutcome.NOINPUT


def test_the_first_digit_timeout_starts_when_the_prompt_ends(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Gather((), InputSettings(first_digit_ms=40)), TONE)
    assert taken.reports(Gathered).outcome is InputOutcome.NOINPUT
    assert len(call.rtp.receive(5)) == 5


def test_a_cancelled_prompt_is_silent_and_unreported(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Play((), loop=True), TONE)
    assert len(call.rtp.receive(8)) == 8
    taken.do(3, Cancel(2))
    taken.do(4, Play(()), Sound(b"\x55" * 160))
    assert taken.reports(Played) == Played(4)


def test_a_prompt_without_sound_fails(phone: Phone, office: Office) -> None:
    _, taken = answered(phone, office)
    taken.do(2, Play(()))
    assert taken.reports(Failed) == Failed(2, "failed", "the prompt has no sound")


def test_a_command_that_is_not_for_channels_fails(phone: Phone, office: Office) -> None:
    _, taken = answered(phone, office)
    taken.do(2, Consult("calendar", "x"))
    assert taken.reports(Failed).number == 2


def test_info_keys_count_like_others(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Gather((), PIN), LONG)
    assert call.info("Signal=4\r\nDuration=160\r\n").status == 200
    assert call.info("2", "application/dtmf").status == 200
    assert call.info("Signal=#\r\nDuration=160\r\n").status == 200
    assert taken.reports(Gathered).keys == "42"


def test_one_press_that_comes_both_ways_counts_once(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Gather((), PIN), Sound(b""))
    taken.do(3, Flush())
    for key in "55":
        call.rtp.press(key)
        call.info(f"Signal={key}\r\nDuration=160\r\n")
    call.rtp.press("#")
    assert taken.reports(Gathered).keys == "55"


def test_after_the_end_nothing_is_reported(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Gather((), PIN), LONG)
    call.hang_up()
    assert taken.reports(HungUp) == HungUp("caller", "hung up")
    taken.do(3, Play(()), TONE)
    taken.do(4, HangUp())
    taken.do(5, Answer())
    assert taken.silent()
