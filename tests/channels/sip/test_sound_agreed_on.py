"""What is heard, and where, as both sides agree on it: at once, late, early, and anew within a call."""

from __future__ import annotations

import pytest

from ivrflow.model.commands import Answer, Gather, Play
from ivrflow.model.events import Answered, Failed, Gathered, HungUp, Played
from ivrflow.model.sound import Sound

from .answered import LONG, PIN, TONE, answered
from .conftest import Office
from .phone import Phone


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
