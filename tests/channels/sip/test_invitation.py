"""Who calls, and what was dialled."""

from __future__ import annotations

import pytest
from sippy.SipRequest import SipRequest

from ivrflow.channels.sip.invitation import read_invitation
from ivrflow.channels.sip.wire import read_datagram
from ivrflow.model.lines import Invitation


def invitation(caller: str, *more: str, dialled: str = "sip:95588@192.0.2.1", trusted: bool = False) -> Invitation:
    lines = [
        f"INVITE {dialled} SIP/2.0",
        "Via: SIP/2.0/UDP 192.0.2.2;branch=z9hG4bK1",
        f"From: {caller};tag=1",
        "To: <sip:95588@192.0.2.1>",
        "Call-ID: c1",
        "CSeq: 1 INVITE",
        *more,
    ]
    message = read_datagram(("\r\n".join(lines) + "\r\n\r\n").encode())
    request = SipRequest(message.text)
    request.message = message
    return read_invitation(request, "192.0.2.2", trusted)


@pytest.mark.parametrize(
    ("caller", "ani", "name"),
    [
        ("<sip:13800001111@192.0.2.2>", "13800001111", None),
        ("sip:13800001111@192.0.2.2", "13800001111", None),
        ("<sip:+86138@192.0.2.2;user=phone>", "+86138", None),
        ("<sip:138;ext=5@192.0.2.2>", "138", None),
        ("<sip:a%0d%0ab@192.0.2.2>", "a b", None),
        ('"张三" <sip:138@192.0.2.2>', "138", "张三"),
        ('"A \\"B\\" C" <sip:138@192.0.2.2>', "138", 'A "B" C'),
        ('"Anonymous" <sip:anonymous@anonymous.invalid>', "", "Anonymous"),
        ("<sip:192.0.2.2>", "", None),
    ],
)
def test_the_caller(caller: str, ani: str, name: str | None) -> None:
    read = invitation(caller)
    assert (read.ani, read.facts.get("display_name")) == (ani, name)


@pytest.mark.parametrize(
    ("dialled", "dnis"),
    [
        ("sip:95588@192.0.2.1", "95588"),
        ("sip:+1-212;phone-context=x@h", "+1-212"),
        ("sip:192.0.2.1", ""),
        ("sip:%2395@h", "#95"),
    ],
)
def test_what_was_dialled(dialled: str, dnis: str) -> None:
    assert invitation("<sip:1@h>", dialled=dialled).dnis == dnis


def test_only_a_trusted_peer_may_assert_an_identity() -> None:
    asserted = "P-Asserted-Identity: <sip:4000@trunk>"
    assert invitation("<sip:1@h>", asserted).ani == "1"
    assert invitation("<sip:1@h>", asserted, trusted=True).ani == "4000"
    assert invitation("<sip:1@h>", "P-Asserted-Identity: <<<", trusted=True).ani == "1"


def test_facts_are_there_or_absent() -> None:
    assert invitation("<sip:1@h>", "User-Agent: Phone/1").facts == {
        "sip_call_id": "c1",
        "peer": "192.0.2.2",
        "user_agent": "Phone/1",
    }
