"""The line as a whole: from an INVITE to a call, what it refuses, how it starts and stops."""

from __future__ import annotations

import threading
from dataclasses import replace

import pytest

from ivrflow.channels.media import MediaPlane, MediaSettings
from ivrflow.channels.sip.line import SipLine
from ivrflow.channels.sip.settings import SipSettings
from ivrflow.model.commands import Answer, Play
from ivrflow.model.errors import Unavailable
from ivrflow.model.events import Answered, HungUp, Played
from ivrflow.model.lines import Invitation, Rejection
from ivrflow.model.sound import Sound
from ivrflow.runtime.asyncio_home import AsyncioHome

from .conftest import Office
from .phone import Phone


def test_the_way_of_a_call(phone: Phone, office: Office, line: SipLine) -> None:
    call = phone.call("95588")
    call.invite()
    taken = office.next_call()
    assert (taken.invitation.ani, taken.invitation.dnis) == ("13800001111", "95588")
    assert line.calls == 1
    taken.do(1, Answer())
    answer = call.answered()
    assert "m=audio" in answer.body
    assert [message.status for message in call.provisional] == [100, 180]
    assert call.provisional[1].tag("to") == answer.tag("to") != ""
    assert taken.reports(Answered) == Answered(1)
    assert call.hang_up().status == 200
    assert taken.reports(HungUp) == HungUp("caller", "hung up")
    phone.nothing_but(0)
    assert line.calls == 0


@pytest.mark.parametrize("rejection", [Rejection(404, "no route"), Rejection(503, "full", 7), Rejection(486)])
def test_the_runtime_turns_a_call_away(phone: Phone, office: Office, line: SipLine, rejection: Rejection) -> None:
    office.verdict = lambda _: rejection
    call = phone.call("1")
    call.invite()
    answer = call.refused()
    assert answer.status == rejection.code
    assert answer["retry-after"] == ("7" if rejection.retry_after_s else "")
    phone.nothing_but(0)
    assert line.calls == 0


def test_a_defect_of_the_runtime_is_answered_with_500(phone: Phone, office: Office) -> None:
    def broken(_: Invitation) -> Rejection | None:
        raise ZeroDivisionError

    office.verdict = broken
    call = phone.call("1")
    call.invite()
    assert call.refused().status == 500
    office.verdict = lambda _: None
    other = phone.call("2")
    other.invite()
    office.next_call()


def test_a_defect_in_signalling_ends_that_call_only(
    phone: Phone, office: Office, line: SipLine, caplog: pytest.LogCaptureFixture
) -> None:
    call = phone.call("1")
    call.invite()
    taken = office.next_call()
    # A header value that would break the message is such a defect.
    line._legs[next(iter(line._legs))].dialog.contact = "a\r\nb"
    taken.do(1, Answer())
    assert call.refused().status == 500
    assert taken.reports(HungUp) == HungUp("lost", "defect")
    # The signalling thread answers this only after it has put the broken call away.
    assert phone.options().status == 200
    assert line.calls == 0
    assert "defect in a call" in caplog.text


def test_a_retransmitted_invite_is_one_call(phone: Phone, office: Office) -> None:
    call = phone.call("1")
    text = call.invite()
    office.next_call()
    call.next_response()
    call.next_response()
    phone.send(text)
    # The last provisional response is repeated, and that is all.
    assert call.next_response().status == 180
    phone.nothing_but(0)
    assert office.no_call()


def test_an_invite_that_came_by_two_ways_is_one_call(phone: Phone, office: Office) -> None:
    call = phone.call("1")
    call.invite()
    office.next_call()
    phone.send(call.text("INVITE", call.sdp()))
    assert call.response().status == 482
    assert office.no_call()


def test_draining_refuses_new_calls_and_keeps_the_others(phone: Phone, office: Office, line: SipLine) -> None:
    call = phone.call("1")
    call.invite()
    taken = office.next_call()
    taken.do(1, Answer())
    call.answered()
    line.drain()
    late = phone.call("2")
    late.invite()
    answer = late.refused()
    assert (answer.status, answer["retry-after"]) == (503, "5")
    assert office.turned_away.get(timeout=20)[1].cause == "draining"
    assert phone.options().status == 503
    call.send("OPTIONS")
    assert call.response("OPTIONS").status == 200
    assert call.hang_up().status == 200


@pytest.mark.parametrize(
    ("method", "status"),
    [
        ("REGISTER", 405),
        ("SUBSCRIBE", 405),
        ("MESSAGE", 405),
        ("PUBLISH", 405),
        ("REFER", 603),
        ("NOTIFY", 481),
        ("PRACK", 481),
        ("BYE", 481),
        ("INFO", 481),
        ("UPDATE", 481),
        ("CANCEL", 481),
        ("FOOBAR", 501),
    ],
)
def test_requests_outside_a_call(phone: Phone, method: str, status: int) -> None:
    call = phone.call("1")
    call.send(method)
    assert call.response(method).status == status


def test_options_tells_what_we_can_do(phone: Phone) -> None:
    answer = phone.options()
    assert answer.status == 200
    assert "INVITE" in answer["allow"]
    assert answer["accept"] == "application/sdp"
    assert answer["server"] == answer["user-agent"] == ""


@pytest.mark.parametrize("method", ["BYE", "INVITE", "INFO", "OPTIONS"])
def test_requests_of_an_unknown_call_get_481(phone: Phone, method: str) -> None:
    call = phone.call("1")
    call.remote_tag = "unknown"
    call.send(method, call.sdp() if method == "INVITE" else None)
    assert call.response(method).status == 481


@pytest.mark.parametrize(
    ("headers", "status", "header", "value"),
    [
        (("Require: 100rel, foo",), 420, "unsupported", "100rel, foo"),
        (("Supported: timer", "Session-Expires: 30"), 422, "min-se", "90"),
    ],
)
def test_what_we_cannot_do_is_said(
    phone: Phone, office: Office, headers: tuple[str, ...], status: int, header: str, value: str
) -> None:
    call = phone.call("1")
    call.invite(headers=headers)
    answer = call.refused()
    assert (answer.status, answer[header]) == (status, value)
    assert office.turned_away.get(timeout=20)[1].code == status


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        ("hello", "text/plain", 415),
        ("v=0\r\nm=audio", "application/sdp", 400),
        ("no sdp at all", "application/sdp", 400),
        ("v=0\r\nc=IN IP4 127.0.0.1\r\nm=audio 4000 RTP/AVP 18\r\n", "application/sdp", 488),
    ],
)
def test_sessions_that_cannot_be(phone: Phone, office: Office, body: str, content_type: str, status: int) -> None:
    call = phone.call("1")
    call.send("INVITE", body, content_type=content_type)
    assert call.refused().status == status
    assert office.turned_away.get(timeout=20)[1].code == status
    assert office.no_call()


def test_an_invite_without_contact_gets_400(phone: Phone) -> None:
    call = phone.call("1")
    call.cseq = 1
    phone.send(call.text("INVITE", call.sdp()).replace("Contact:", "X-Contact:"))
    assert call.refused().status == 400


class TestOnlyPeers:
    @pytest.fixture
    def sip_settings(self) -> SipSettings:
        return SipSettings(port=0, peers=("192.0.2.0/24",))

    def test_strangers_get_403(self, phone: Phone, office: Office) -> None:
        call = phone.call("1")
        call.invite()
        assert call.refused().status == 403
        assert phone.options().status == 403
        assert office.no_call()


class TestFull:
    @pytest.fixture
    def sip_settings(self) -> SipSettings:
        return SipSettings(port=0, max_calls=1)

    def test_one_call_too_many_gets_503(self, phone: Phone, office: Office) -> None:
        first, second = phone.call("1"), phone.call("2")
        first.invite()
        office.next_call()
        second.invite()
        answer = second.refused()
        assert (answer.status, answer["retry-after"]) == (503, "5")
        assert office.turned_away.get(timeout=20)[1].cause == "no room for another call"


def test_a_port_in_use_is_said(line: SipLine, media: MediaPlane, home: AsyncioHome, office: Office) -> None:
    taken = SipSettings(port=line.address.port)
    with pytest.raises(Unavailable, match=r"port \d+: the port is in use.*choose another port"):
        SipLine(taken, media, home, office).start()


def test_one_line_per_process(line: SipLine, media: MediaPlane, home: AsyncioHome, office: Office) -> None:
    with pytest.raises(Unavailable, match="one engine per process"):
        SipLine(SipSettings(port=0), media, home, office).start()


def test_stopping_ends_calls_and_leaves_no_thread(media: MediaPlane, home: AsyncioHome, office: Office) -> None:
    before = set(threading.enumerate())
    line = SipLine(SipSettings(port=0), media, home, office)
    line.start()
    address = line.address
    with Phone(address) as phone:
        answered, ringing = phone.call("1"), phone.call("2")
        answered.invite()
        first = office.next_call()
        first.do(1, Answer())
        answered.answered()
        first.reports(Answered)
        ringing.invite()
        second = office.next_call()
        line.stop()
        answered.hung_up()
        assert ringing.refused().status == 503
        assert first.reports(HungUp).by == second.reports(HungUp).by == "lost"
    assert set(threading.enumerate()) == before
    line.stop()
    again = SipLine(replace(SipSettings(), port=address.port), media, home, office)
    again.start()
    with Phone(again.address) as phone:
        assert phone.options().status == 200
    again.stop()


def test_a_call_over_ipv6(home: AsyncioHome, office: Office) -> None:
    media = MediaPlane(MediaSettings("::1", port_low=24000, port_high=24099, capacity=4, silent_s=0.2))
    media.start()
    line = SipLine(SipSettings("::1", 0), media, home, office)
    line.start()
    with Phone(line.address, ip="::1") as phone:
        call = phone.call("95588")
        call.invite()
        taken = office.next_call()
        taken.do(1, Answer())
        assert "c=IN IP6 ::1" in call.answered().body
        taken.do(2, Play(()), Sound(bytes(320)))
        assert len(call.rtp.receive(2)) == 2
        taken.reports(Answered)
        taken.reports(Played)
        # This phone never sends any sound: the media plane's patience is short here.
        assert taken.reports(HungUp).by == "lost"
        call.hung_up()
    line.stop()
    media.shutdown()
