"""One call's signalling: what a peer may do within a call, in good and in bad order."""

# size: every rule of RFC 3261 within a call, in one place
from __future__ import annotations

import pytest

from ivrflow.channels.sip.line import SipLine
from ivrflow.channels.sip.settings import SipSettings
from ivrflow.model.commands import Answer, HandOff, HangUp, Play
from ivrflow.model.events import Answered, HungUp, Played, Referred
from ivrflow.model.ports import Referral
from ivrflow.model.sound import Sound

from .conftest import Office, SipCall
from .phone import Call, Phone

TARGET = Referral("sip:cards@192.0.2.1")


def answered(phone: Phone, office: Office, *headers: str) -> tuple[Call, SipCall]:
    call = phone.call("95588")
    call.invite(headers=headers)
    taken = office.next_call()
    taken.do(1, Answer())
    call.answered()
    assert taken.reports(Answered) == Answered(1)
    return call, taken


def test_cancel_ends_a_ringing_call(phone: Phone, office: Office, line: SipLine) -> None:
    call = phone.call("1")
    call.invite()
    taken = office.next_call()
    ringing = call.next_response()
    while ringing.status != 180:
        ringing = call.next_response()
    remote, call.remote_tag = call.remote_tag, ""
    call.cancel()
    confirmed = call.response("CANCEL")
    call.remote_tag = remote
    terminated = call.refused()
    assert (confirmed.status, terminated.status) == (200, 487)
    assert ringing.tag("to") == terminated.tag("to") == confirmed.tag("to")
    assert taken.reports(HungUp) == HungUp("caller", "cancelled")
    taken.do(1, Answer())
    assert taken.silent()
    phone.nothing_but(0)
    assert line.calls == 0


def test_cancel_after_the_answer_changes_nothing(phone: Phone, office: Office) -> None:
    call = phone.call("1")
    call.invite()
    taken = office.next_call()
    taken.do(1, Answer())
    taken.reports(Answered)
    branch = call.branch
    remote, call.remote_tag = call.remote_tag, ""
    call.cancel()
    call.response("CANCEL")
    call.remote_tag, call.branch = remote, branch
    assert call.answered().status == 200
    assert call.hang_up().status == 200
    assert taken.reports(HungUp) == HungUp("caller", "hung up")


def test_bye_ends_a_ringing_call(phone: Phone, office: Office) -> None:
    call = phone.call("1")
    call.invite()
    taken = office.next_call()
    while call.next_response().status != 180:
        pass
    invite_branch = call.branch
    call.send("BYE")
    assert call.response("BYE").status == 200
    call.branch = invite_branch
    assert call.refused().status == 487
    assert taken.reports(HungUp) == HungUp("caller", "hung up")


def test_our_bye_waits_for_the_ack(phone: Phone, office: Office, line: SipLine) -> None:
    call = phone.call("1")
    call.invite()
    taken = office.next_call()
    taken.do(1, Answer())
    taken.reports(Answered)
    taken.do(2, HangUp())
    taken.reports(HungUp)
    assert call.response().status == 200
    phone.nothing_but(0)
    call.acknowledge()
    call.hung_up()


def test_an_answer_is_repeated_until_the_ack(phone: Phone, office: Office) -> None:
    call = phone.call("1")
    call.invite()
    office.next_call().do(1, Answer())
    first = call.response()
    # The second comes after T1, half a second: this is what the test waits for.
    second = call.response()
    assert first == second
    call.acknowledge()
    assert call.hang_up().status == 200


def test_a_bye_instead_of_the_ack_stops_the_repetition(phone: Phone, office: Office) -> None:
    call = phone.call("1")
    call.invite()
    taken = office.next_call()
    taken.do(1, Answer())
    call.response()
    assert call.hang_up().status == 200
    taken.reports(Answered)
    assert taken.reports(HungUp).by == "caller"
    with pytest.raises(AssertionError, match="did not come"):
        call.response(within_s=0.8)


@pytest.mark.parametrize(
    ("method", "status"),
    [
        ("OPTIONS", 200),
        ("MESSAGE", 405),
        ("SUBSCRIBE", 405),
        ("PRACK", 481),
        ("REFER", 603),
        ("FOOBAR", 501),
        ("INFO", 200),
        ("UPDATE", 200),
        ("NOTIFY", 481),
    ],
)
def test_every_request_within_a_call_is_answered(phone: Phone, office: Office, method: str, status: int) -> None:
    call, taken = answered(phone, office)
    call.send(method)
    answer = call.response(method)
    assert answer.status == status
    assert answer.tag("to") == call.remote_tag
    assert taken.silent()


@pytest.mark.parametrize(
    ("body", "content_type", "status"),
    [
        ("Signal=x\r\n", "application/dtmf-relay", 400),
        ("Signal=12\r\n", "application/dtmf-relay", 400),
        ("Signal=1\r\nSignal=2\r\n", "application/dtmf-relay", 400),
        ("1" * 600, "application/dtmf", 400),
        ("{}", "application/json", 415),
    ],
)
def test_info_that_is_no_key(phone: Phone, office: Office, body: str, content_type: str, status: int) -> None:
    call, taken = answered(phone, office)
    taken.do(2, Play((), loop=True), Sound(bytes(800)))
    assert call.info(body, content_type).status == status
    assert taken.silent()


def test_a_request_out_of_order_is_refused(phone: Phone, office: Office) -> None:
    call, _ = answered(phone, office)
    call.cseq = 0
    call.send("INFO")
    assert call.response("INFO").status == 500


def test_requires_within_a_call(phone: Phone, office: Office) -> None:
    call, _ = answered(phone, office)
    call.send("UPDATE", headers=("Require: 100rel",))
    answer = call.response("UPDATE")
    assert (answer.status, answer["unsupported"]) == (420, "100rel")


def test_update_changes_the_session(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    call.send("UPDATE", call.sdp("8 101"))
    answer = call.response("UPDATE")
    assert "RTP/AVP 8 101" in answer.body
    assert answer["contact"]
    taken.do(2, Play(()), Sound(bytes(160)))
    assert call.rtp.receive(1)[0].payload_type == 8
    taken.reports(Played)


def test_update_while_ringing_must_wait(phone: Phone, office: Office) -> None:
    call = phone.call("1")
    call.invite()
    office.next_call()
    while call.next_response().status != 180:
        pass
    call.send("UPDATE", call.sdp())
    answer = call.response("UPDATE")
    assert (answer.status, answer["retry-after"]) == (500, "1")


def test_a_reinvite_with_something_else_in_it(phone: Phone, office: Office) -> None:
    call, _ = answered(phone, office)
    call.send("INVITE", "hello", content_type="text/plain")
    assert call.refused().status == 415
    call.invite(headers=("Supported: timer", "Session-Expires: 20"))
    assert call.refused()["min-se"] == "90"


def test_a_reinvite_moves_the_peer(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    with Phone(phone.server) as elsewhere:
        moved = call.text("INVITE", call.sdp(), cseq=call.cseq + 1)
        call.cseq += 1
        phone.send(
            moved.replace(
                f"Contact: <sip:{phone.user}@127.0.0.1:{phone.port}>", f"Contact: <sip:x@127.0.0.1:{elsewhere.port}>"
            )
        )
        call.answered()
        taken.do(2, HangUp())
        bye = elsewhere.receive(lambda text: text.method == "BYE")
        assert bye.start == f"BYE sip:x@127.0.0.1:{elsewhere.port} SIP/2.0"


def test_requests_of_ours_follow_the_record_route(phone: Phone, office: Office) -> None:
    with Phone(phone.server) as proxy:
        call = phone.call("1")
        call.invite(headers=(f"Record-Route: <sip:127.0.0.1:{proxy.port};lr>", "Record-Route: <sip:192.0.2.7;lr>"))
        taken = office.next_call()
        taken.do(1, Answer())
        assert call.answered().all("record-route")[0].endswith(";lr>")
        taken.do(2, HangUp())
        bye = proxy.receive(lambda text: text.method == "BYE")
        assert bye.start == f"BYE sip:{phone.user}@127.0.0.1:{phone.port} SIP/2.0"
        assert [route.split(";")[0] for route in bye.all("route")] == [f"<sip:127.0.0.1:{proxy.port}", "<sip:192.0.2.7"]
        assert bye["from"].endswith(f";tag={call.remote_tag}")
        assert bye["to"].endswith(f";tag={call.tag}")


def test_a_session_timer_is_agreed_to(phone: Phone, office: Office) -> None:
    call = phone.call("1")
    call.invite(headers=("Supported: timer", "Session-Expires: 300;refresher=uac"))
    office.next_call().do(1, Answer())
    answer = call.answered()
    assert (answer["session-expires"], answer["require"]) == ("300;refresher=uac", "timer")
    call.send("UPDATE", headers=("Supported: timer", "Session-Expires: 300;refresher=uac"))
    assert call.response("UPDATE")["session-expires"] == "300;refresher=uac"


def test_a_challenge_to_our_requests_is_never_answered(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, HandOff("cards"), TARGET)
    call.reply(
        call.request("REFER"), "407 Proxy Authentication Required", ('Proxy-Authenticate: Digest realm="x", nonce="y"',)
    )
    assert taken.reports(Referred) == Referred(2, "refused", "407 Proxy Authentication Required")
    taken.do(3, HangUp())
    call.reply(call.request("BYE"), "401 Unauthorized", ('WWW-Authenticate: Digest realm="x", nonce="y"',))
    phone.nothing_but(0)


@pytest.mark.parametrize(
    ("status", "outcome"),
    [
        ("603 Decline", "refused"),
        ("486 Busy Here", "busy"),
        ("480 Away", "noanswer"),
        ("500 Oops", "failed"),
        ("302 Moved", "failed"),
    ],
)
def test_a_refer_that_is_not_taken(phone: Phone, office: Office, status: str, outcome: str) -> None:
    call, taken = answered(phone, office)
    taken.do(2, HandOff("cards"), TARGET)
    call.reply(call.request("REFER"), status)
    assert taken.reports(Referred) == Referred(2, outcome, status)
    assert call.hang_up().status == 200


def test_bye_after_202_leaves_the_outcome_unknown(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, HandOff("cards"), TARGET)
    call.reply(call.request("REFER"), "202 Accepted")
    call.notify("SIP/2.0 180 Ringing")
    call.hang_up()
    assert taken.reports(Referred).outcome == "unknown"
    assert taken.reports(HungUp) == HungUp("caller", "hung up")


def test_bye_before_the_refer_is_answered_is_just_a_hang_up(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, HandOff("cards"), TARGET)
    call.request("REFER")
    call.hang_up()
    assert taken.reports(HungUp) == HungUp("caller", "hung up")


def test_a_refer_within_a_call_that_is_gone_ends_it(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, HandOff("cards"), TARGET)
    call.reply(call.request("REFER"), "481 Gone")
    assert taken.reports(Referred).outcome == "failed"
    assert taken.reports(HungUp).by == "lost"


def test_a_second_hand_off_at_a_time_fails(phone: Phone, office: Office) -> None:
    call, taken = answered(phone, office)
    taken.do(2, HandOff("cards"), TARGET)
    call.request("REFER")
    taken.do(3, HandOff("loans"), TARGET)
    assert taken.reports(Referred).outcome == "failed"


class TestQuickTimeouts:
    @pytest.fixture
    def sip_settings(self) -> SipSettings:
        return SipSettings(port=0, refer_timeout_s=0.05)

    def test_a_hand_off_without_news_fails(self, phone: Phone, office: Office) -> None:
        call, taken = answered(phone, office)
        taken.do(2, HandOff("cards"), TARGET)
        call.reply(call.request("REFER"), "202 Accepted")
        referred = taken.reports(Referred)
        assert (referred.outcome, "in time" in referred.cause) == ("failed", True)
        assert call.notify("SIP/2.0 200 OK", "terminated").status == 481
        assert call.hang_up().status == 200


class TestImpatient:
    @pytest.fixture
    def sip_settings(self) -> SipSettings:
        return SipSettings(port=0, ack_timeout_s=0.6)

    def test_an_answer_that_is_never_acknowledged_ends_the_call(
        self, phone: Phone, office: Office, line: SipLine
    ) -> None:
        call = phone.call("1")
        call.invite()
        taken = office.next_call()
        taken.do(1, Answer())
        assert call.response() == call.response()
        call.hung_up()
        taken.reports(Answered)
        assert taken.reports(HungUp) == HungUp("lost", "the answer was not acknowledged")
        phone.options()
        assert line.calls == 0
