"""The line as a whole: from an INVITE to a call, and what it refuses."""

from __future__ import annotations

from ivrflow.model.commands import Answer, HangUp
from ivrflow.model.events import Answered, HungUp
from tests.channels.sip.conftest import Office
from tests.channels.sip.phone import Phone


def test_a_call_is_answered_and_hung_up_by_the_caller(phone: Phone, office: Office) -> None:
    call = phone.call("95588")
    call.invite()
    taken = office.next_call()
    assert (taken.invitation.ani, taken.invitation.dnis) == ("13800001111", "95588")
    taken.do(1, Answer())
    answer = call.answered()
    assert "m=audio" in answer.body
    assert [message.status for message in call.provisional] == [100, 180]
    assert taken.reports(Answered) == Answered(1)
    assert call.hang_up().status == 200
    assert taken.reports(HungUp) == HungUp("caller", "hung up")


def test_a_call_is_hung_up_by_the_flow(phone: Phone, office: Office) -> None:
    call = phone.call("95588")
    call.invite()
    taken = office.next_call()
    taken.do(1, Answer())
    call.answered()
    taken.reports(Answered)
    taken.do(2, HangUp())
    assert taken.reports(HungUp) == HungUp("flow", "normal")
    call.hung_up()
    assert taken.silent()
