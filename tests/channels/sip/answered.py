"""A call that was answered, and what it plays and asks."""

from __future__ import annotations

from ivrflow.model.commands import Answer
from ivrflow.model.events import Answered
from ivrflow.model.inputs import InputSettings
from ivrflow.model.sound import Sound

from .conftest import Office, SipCall
from .phone import Call, Phone

__all__ = ["LONG", "PIN", "TONE", "answered"]

TONE = Sound(bytes(range(160)) * 5)
LONG = Sound(bytes(8000 * 60))
PIN = InputSettings(max_length=4, first_digit_ms=60_000, inter_digit_ms=60_000)


def answered(phone: Phone, office: Office, sdp: str | None = "") -> tuple[Call, SipCall]:
    """Both ends of it; `sdp` as `Call.invite` takes it."""
    call = phone.call("95588")
    call.invite(sdp)
    taken = office.next_call()
    taken.do(1, Answer())
    call.answered(call.sdp() if sdp is None else None)
    assert taken.reports(Answered) == Answered(1)
    return call, taken
