"""Messages within a dialog cannot be broken by the values in them."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sippy.SipRequest import SipRequest

from ivrflow.channels.sip.dialog import Dialog, with_headers
from ivrflow.channels.sip.wire import MalformedError, read_datagram

INVITE = (
    "INVITE sip:100@192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.2:5060;branch=z9hG4bK1;rport\r\n"
    "From: {name}<sip:a@192.0.2.2>;tag=f1\r\nTo: <sip:100@192.0.2.1>\r\nCall-ID: c1\r\n"
    "CSeq: 1 INVITE\r\nContact: {contact}\r\n{more}Content-Length: 0\r\n\r\n"
)


def dialog(name: str = "", contact: str = "<sip:a@192.0.2.2:5062>", more: str = "") -> Dialog:
    message = read_datagram(INVITE.format(name=name, contact=contact, more=more).encode())
    request = SipRequest(message.text)
    request.message = message
    return Dialog(request, "192.0.2.1", 5060)


def test_a_request_of_ours() -> None:
    made = dialog()
    text = made.request("BYE").localStr()
    lines = text.split("\r\n")
    assert lines[0] == "BYE sip:a@192.0.2.2:5062 SIP/2.0"
    assert "Call-ID: c1" in lines
    assert "CSeq: 1 BYE" in lines
    assert f"From: <sip:100@192.0.2.1>;tag={made.local_tag}" in lines
    assert "To: <sip:a@192.0.2.2>;tag=f1" in lines
    assert not any(line.startswith(("User-Agent", "Server")) for line in lines)
    assert made.request("BYE").getHFBody("cseq").getCSeqNum() == 2


def test_strict_routing_turns_the_route_into_the_target() -> None:
    made = dialog(more="Record-Route: <sip:192.0.2.50:5070>\r\n")
    request = made.request("BYE")
    assert request.localStr().startswith("BYE sip:192.0.2.50:5070 SIP/2.0\r\n")
    assert "Route: <sip:a@192.0.2.2:5062>" in request.localStr()
    assert request.getTarget()[0] == ("192.0.2.50", 5070)


@pytest.mark.parametrize("contact", ["*", "<mailto:a@b>", "<sip:a@192.0.2.2:99999>", "<sips:a@b>"])
def test_a_contact_that_cannot_be_called_is_refused(contact: str) -> None:
    with pytest.raises(ValueError):
        dialog(contact=contact)


def test_header_names_are_written_as_their_rfcs_write_them() -> None:
    """`Refer-to` is the same header, but not to every peer."""
    request = with_headers(dialog().request("REFER"), (("Refer-To", "<sip:a@b>"), ("Min-SE", "90")))
    assert "\r\nRefer-To: <sip:a@b>\r\nMin-SE: 90\r\n" in request.localStr()


@given(st.text(max_size=60))
def test_no_header_value_becomes_a_line(value: str) -> None:
    request = dialog().request("REFER")
    before = len(request.localStr().splitlines())
    try:
        with_headers(request, (("Refer-To", value),))
    except ValueError:
        return
    text = request.localStr()
    assert len(text.splitlines()) == before + 1
    assert text.count("\r\n") == before + 1


@given(st.text(max_size=60).map(lambda text: f'"{text}" '))
def test_no_display_name_becomes_a_line(name: str) -> None:
    try:
        text = dialog(name=name).request("BYE").localStr()
    except MalformedError:
        return
    wire = text.encode()
    assert wire.count(b"\r\n") == len(dialog().request("BYE").localStr().split("\r\n")) - 1
    assert b"\x00" not in wire
