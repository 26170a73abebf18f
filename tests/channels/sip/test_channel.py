"""One call: commands in, events out, with real signalling and real RTP."""

# size: all that one call can live through, in one place
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
    HandOff,
    HangUp,
    Play,
    Reject,
)
from ivrflow.model.events import Answered, Failed, Gathered, HungUp, Played, Referred
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.model.ports import Referral
from ivrflow.model.sound import Sound
from tests.channels.sip.conftest import Office, SipCall
from tests.channels.sip.phone import Call, Phone

TONE = Sound(bytes(range(160)) * 5)
LONG = Sound(bytes(8000 * 60))
PIN = InputSettings(max_length=4, first_digit_ms=60_000, inter_digit_ms=60_000)


def answered(phone: Phone, office: Office, sdp: str | None = "") -> tuple[Call, SipCall]:
    call = phone.call("95588")
    call.invite(sdp)
    taken = office.next_call()
    taken.do(1, Answer())
    call.answered(call.sdp() if sdp is None else None)
    assert taken.reports(Answered) == Answered(1)
    return call, taken


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


def test_early_media(phone: Phone, office: Office) -> None:
    call = phone.call("1")
    call.invite()
    taken = office.next_call()
    taken.do(1, Play(()), TONE)
    while (progress := call.next_response()).status != 183:
        pass
    assert b"".join(packet.payload for packet in call.rtp.receive(5)) == TONE.ulaw
    assert taken.reports(Played) == Played(1)
    taken.do(2, Answer())
    assert call.answered().body == progress.body
    assert taken.reports(Answered) == Answered(2)


def test_without_an_offer_nothing_can_be_heard_before_the_answer(phone: Phone, office: Office) -> None:
    phone.call("1").invite(None)
    taken = office.next_call()
    taken.do(1, Play(()), TONE)
    assert "before the answer" in taken.reports(Failed).detail


def test_a_late_offer(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office, None)
    taken.do(2, Gather((), PIN), LONG)
    assert call.rtp.receive(3)[0].payload_type == 0
    call.rtp.press("5")
    call.rtp.press("#")
    assert taken.reports(Gathered).keys == "5"


@pytest.mark.parametrize("sdp", [None, "v=0\r\n", "nonsense"])
def test_a_late_offer_without_a_usable_answer_ends_the_call(phone: Phone, office: Office, sdp: str | None) -> None:
    call = phone.call("1")
    call.invite(None)
    taken = office.next_call()
    taken.do(1, Answer())
    call.answered(sdp)
    call.hung_up()
    assert taken.reports(HungUp).by == "lost"


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


def test_hold_pauses_and_resume_goes_on(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Play(()), Sound(bytes(160) * 40))
    call.rtp.receive(3)
    call.invite(call.sdp(direction="sendonly"))
    assert "a=recvonly" in call.answered().body
    call.rtp.drain()
    call.invite(call.sdp())
    assert "a=sendrecv" in call.answered().body
    assert call.rtp.receive(3)
    assert taken.reports(Played) == Played(2)


def test_a_reinvite_moves_the_sound_and_changes_the_codec(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    other = phone.call("elsewhere").rtp
    taken.do(2, Play((), loop=True), TONE)
    call.rtp.receive(1)
    call.invite(call.sdp("8 101", port=other.port))
    answer = call.answered()
    assert "m=audio" in answer.body
    assert "RTP/AVP 8 101" in answer.body
    assert other.receive(3)[2].payload_type == 8
    other.aim(answer.body)
    taken.do(3, Gather((), PIN), LONG)
    other.press("9")
    other.press("#")
    assert taken.reports(Gathered).keys == "9"


def test_a_reinvite_that_cannot_be_leaves_the_call_as_it_was(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    call.invite(call.sdp("18"))
    assert call.refused().status == 488
    taken.do(2, Play(()), TONE)
    assert len(call.rtp.receive(5)) == 5
    assert taken.reports(Played) == Played(2)


def test_a_reinvite_without_an_offer_gets_ours(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    call.invite(None)
    assert "RTP/AVP 0 8 101" in call.answered(call.sdp("8 101")).body
    taken.do(2, Play(()), TONE)
    assert call.rtp.receive(5)[4].payload_type == 8


def test_the_same_session_keeps_its_version_and_another_does_not(phone: Phone, office: Office) -> None:
    call = phone.call("1")
    call.invite()
    office.next_call().do(1, Answer())
    origins = []
    for sdp in ("", call.sdp(), call.sdp(direction="sendonly")):
        if sdp:
            call.invite(sdp)
        origins.append(call.answered().body.splitlines()[1].split()[1:3])
    assert origins[0] == origins[1]
    assert origins[2] == [origins[0][0], str(int(origins[0][1]) + 1)]


def test_after_the_end_nothing_is_reported(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Gather((), PIN), LONG)
    call.hang_up()
    assert taken.reports(HungUp) == HungUp("caller", "hung up")
    taken.do(3, Play(()), TONE)
    taken.do(4, HangUp())
    taken.do(5, Answer())
    assert taken.silent()


def test_hand_off_needs_a_target_and_an_answered_call(phone: Phone, office: Office) -> None:
    phone.call("1").invite()
    taken = office.next_call()
    taken.do(1, HandOff("cards"), Referral("sip:cards@192.0.2.1"))
    assert "not answered" in taken.reports(Failed).detail
    _, taken = answered(phone, office)
    taken.do(2, HandOff("cards"))
    assert taken.reports(Failed).number == 2
    taken.do(3, HandOff("cards"), Referral("sip:cards@192.0.2.1>\r\nX: y"))
    assert "not a SIP URI" in taken.reports(Failed).detail


def test_a_hand_off_that_is_taken(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, HandOff("cards"), Referral("sip:cards@192.0.2.1", "7b7d"))
    refer = call.request("REFER")
    assert refer["refer-to"] == "<sip:cards@192.0.2.1?User-to-User=7b7d%3Bencoding%3Dhex>"
    assert refer["referred-by"]
    call.reply(refer, "202 Accepted")
    assert call.notify("SIP/2.0 100 Trying").status == 200
    assert call.notify("SIP/2.0 200 OK", "terminated;reason=noresource").status == 200
    assert taken.reports(Referred) == Referred(2, "done", "200 OK")
    assert taken.reports(HungUp) == HungUp("flow", "handed over")
    call.hung_up()
    assert taken.silent()


def test_a_hand_off_that_is_busy_leaves_the_caller_with_us(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, HandOff("cards"), Referral("sip:cards@192.0.2.1"))
    call.reply(call.request("REFER"), "202 Accepted")
    call.notify("SIP/2.0 486 Busy Here", "terminated;reason=noresource")
    assert taken.reports(Referred) == Referred(2, "busy", "486 Busy Here")
    taken.do(3, Play(()), TONE)
    assert taken.reports(Played) == Played(3)


def test_a_cancelled_hand_off_is_forgotten(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, HandOff("cards"), Referral("sip:cards@192.0.2.1"))
    refer = call.request("REFER")
    taken.do(3, Cancel(2))
    assert taken.silent()
    call.reply(refer, "202 Accepted")
    assert call.notify("SIP/2.0 200 OK", "terminated").status == 481
    assert taken.silent()
