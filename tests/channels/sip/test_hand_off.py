"""Calls that go on elsewhere: REFER, and what is told of it."""

from __future__ import annotations

from ivrflow.model.commands import Cancel, HandOff, Play
from ivrflow.model.events import Failed, HungUp, Played, Referred
from ivrflow.model.ports import Referral

from .answered import TONE, answered
from .conftest import Office
from .phone import Phone


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
