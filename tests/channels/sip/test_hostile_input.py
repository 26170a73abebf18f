"""Malformed and hostile datagrams: answered or dropped, and nobody else notices."""

from __future__ import annotations

import logging
import os
import re
import time
from functools import partial
from random import Random

import pytest

from ivrflow.channels.sip.line import SipLine
from ivrflow.model.commands import Answer, Play
from ivrflow.model.events import Played
from ivrflow.model.sound import Sound

from .conftest import Office
from .phone import Call, Phone

LARGEST_UDP = 65_507


def invite(call: Call, found: str = "", instead: str = "") -> str:
    """An INVITE in which one thing is replaced. A change in the body leaves Content-Length right."""
    call.cseq += 1
    sdp = call.sdp()
    if found in sdp:
        return call.text("INVITE", sdp.replace(found, instead, 1))
    text = call.text("INVITE", sdp)
    assert found in text
    return text.replace(found, instead, 1)


RAW: dict[str, bytes] = {
    "empty": b"",
    "zeros": b"\0" * 40,
    "noise": os.urandom(200),
    "not utf-8": b"\xff\xfe" * 100,
    "http": b"GET / HTTP/1.1\r\nHost: x\r\n\r\n" + b" " * 40,
    "keep-alive": b"\r\n\r\n",
    "method only": b"INVITE\r\n" + b"x" * 40,
    "largest": b"x" * LARGEST_UDP,
    "largest header": b"OPTIONS sip:a@b SIP/2.0\r\nX: " + b"y" * (LARGEST_UDP - 40),
    "colons": b"OPTIONS sip:a@b SIP/2.0\r\n" + b":\r\n" * 20_000,
    "folds": b"OPTIONS sip:a@b SIP/2.0\r\nX: y\r\n" + b" \r\n" * 20_000,
    "line feeds": b"\n" * LARGEST_UDP,
    "commas": b"INVITE sip:a@b SIP/2.0\r\nVia: " + b"SIP/2.0/UDP a," * 4_000 + b"\r\n\r\n",
}

EDITED: dict[str, tuple[str, str, int]] = {
    # what is found, what stands there instead, the status (0: no answer)
    "version": ("SIP/2.0\r\n", "SIP/9.9\r\n", 505),
    "cseq no number": ("CSeq: 1 INVITE", "CSeq: xx", 400),
    "cseq long method": ("CSeq: 1 INVITE", "CSeq: 1 " + "A" * 700, 400),
    "cseq huge": ("CSeq: 1 INVITE", "CSeq: 4294967296 INVITE", 400),
    "no cseq": ("CSeq: 1 INVITE\r\n", "", 0),
    "no call-id": ("Call-ID", "X-No", 0),
    "no from": ("From:", "X-F:", 0),
    "no to": ("To:", "X-T:", 0),
    "no via": ("Via:", "X-V:", 0),
    "no contact": ("Contact:", "X-C:", 400),
    "body cut off": ("Content-Length: ", "Content-Length: 9", 400),
    "length negative": ("Content-Length: ", "Content-Length: -", 400),
    "from without end": (">;tag=", ";tag=", 400),
    "to brackets": ("To: <", "To: <<<>>> <", 400),
    "via broken": ("SIP/2.0/UDP 127.0.0.1:", "SIP/2.0/UDP [::1:", 400),
    "via port": ("SIP/2.0/UDP 127.0.0.1:", "SIP/2.0/UDP 127.0.0.1:99", 400),
    "media line empty": ("m=audio ", "m=\r\nx=", 400),
    "media port": ("m=audio ", "m=audio 99999999", 400),
    "connection empty": ("c=IN IP4 127.0.0.1", "c=", 400),
    "connection digits": ("c=IN IP4 127.0.0.1", "c=IN IP4 " + "1" * 512, 400),
    "connection name": ("c=IN IP4 127.0.0.1", "c=IN IP4 nosuchhost.invalid", 488),
    "sdp version": ("v=0", "v", 400),
    "formats": ("RTP/AVP 0 101", "RTP/AVP zz", 488),
    "payload type": ("RTP/AVP 0 101", "RTP/AVP 4294967296", 488),
    "fmtp with nul": ("a=fmtp:101 0-15", "a=fmtp:101 \x00", 180),
    "hops": ("Max-Forwards: 70", "Max-Forwards: " + "9" * 500, 180),
    "expires": ("Max-Forwards: 70", "Expires: never", 180),
    "bypass": ("Max-Forwards: 70", "X-Bypass : 1", 180),
    "nul in header": ("Max-Forwards: 70", "Subject: a\x00b", 400),
    "scheme": ("INVITE sip:", "INVITE tel:", 416),
    "uri without host": ("INVITE sip:95588@127.0.0.1", "INVITE sip:95588@", 400),
    "contact star": ("Contact: <", "Contact: *\r\nX-C: <", 400),
    "contact port": ("Contact: <sip:13800001111@127.0.0.1:", "Contact: <sip:13800001111@127.0.0.1:99", 400),
    "contact scheme": ("Contact: <sip:", "Contact: <mailto:", 400),
    "two vias in one": ("Via: SIP/2.0/UDP", "Via: SIP/2.0/UDP 1.2.3.4:99999;branch=x, SIP/2.0/UDP", 400),
    "record-route": ("Max-Forwards: 70", "Record-Route: <<sip:;lr", 400),
    "status text": ("INVITE ", "SIP/2.0 abc ", 0),
    "empty branch": ("branch=z9hG4bK", "branch=;x=", 180),
}


def test_raw_datagrams_do_no_harm(phone: Phone, office: Office) -> None:
    for name, datagram in RAW.items():
        phone.send(datagram)
        assert phone.options().status == 200, name
    assert office.no_call()


@pytest.mark.parametrize("name", EDITED)
def test_malformed_invites(phone: Phone, office: Office, name: str) -> None:
    found, instead, status = EDITED[name]
    phone.send(invite(phone.call("95588"), found, instead))
    if status:
        answer = phone.receive(lambda message: message.status not in {0, 100})
        assert answer.status == status
    assert phone.options().status == 200


@pytest.mark.parametrize("filling", [" ", ",", ";", "; ", '"', '\\"', "<", ">", "=", "a,", ";a=b", "\t x"])
@pytest.mark.parametrize("length", [4_000, 15_000])
@pytest.mark.parametrize("name", ["Via", "From", "To", "Contact", "Record-Route", "Subject", "Require", "Event"])
def test_long_headers_cost_little(phone: Phone, line: SipLine, name: str, filling: str, length: int) -> None:
    """Counted in processor time of the line's thread, which other load on the machine hardly touches; the cheapest of
    a few messages, as the garbage of all the tests before may be collected in any one of them."""
    cost_s: list[float] = []

    def receive(text: str) -> None:
        assert line._transactions is not None
        before = time.thread_time()
        line._transactions.receive(text.encode(), line.address._replace(port=phone.port))
        cost_s.append(time.thread_time() - before)

    while not cost_s or (min(cost_s) >= 0.1 and len(cost_s) < 5):
        line._loop.call(partial(receive, _with_long_header(phone.call("1"), name, filling, length)))
    assert min(cost_s) < 0.1
    assert phone.options().status == 200


def _with_long_header(call: Call, name: str, filling: str, length: int) -> str:
    text = call.text("INVITE", cseq=1)
    found = re.search(rf"^{name}: (.*)\r$", text, re.MULTILINE)
    filled = f"{name}: {found[1] if found else ''}{filling * (length // len(filling))}x\r\n"
    return text.replace(found[0].rstrip("\r") + "\r\n", filled) if found else text.replace("CSeq", filled + "CSeq")


def test_every_cut_of_an_invite_does_no_harm(phone: Phone) -> None:
    text = invite(phone.call("95588")).encode()
    for length in range(0, len(text), 11):
        phone.send(text[:length])
    assert phone.options().status == 200


def test_a_port_out_of_range_does_not_silence_the_line(phone: Phone) -> None:
    for _ in range(8):
        text = phone.call("1").text("OPTIONS", cseq=1)
        phone.send(text.replace(f"127.0.0.1:{phone.port}", "127.0.0.1:99999").replace(";rport", ""))
        assert phone.options().status == 200


def test_a_contact_that_cannot_be_reached_harms_only_its_call(phone: Phone, office: Office) -> None:
    call = phone.call("1")
    call.cseq = 1
    phone.send(call.text("INVITE", call.sdp()).replace(f"@127.0.0.1:{phone.port}>", "@no-such-host.invalid>"))
    taken = office.next_call()
    taken.do(1, Answer())
    while call.next_response().status != 200:
        pass
    assert phone.options().status == 200


def test_answers_go_to_the_sender_whatever_the_message_says(phone: Phone) -> None:
    with Phone(phone.server) as victim:
        call = phone.call("1")
        text = call.text("INVITE", cseq=1).replace(";rport", f";received=127.0.0.1;rport={victim.port}")
        phone.send(text)
        assert call.next_response().came_from == phone.server
        victim.nothing_but(0)


def test_names_are_shown_without_control_characters(phone: Phone, office: Office) -> None:
    call = phone.call("95588")
    call.display_name = "Bob \u202e <script>张三"
    call.invite(headers=("User-Agent: evil\t\u2066phone",))
    facts = office.next_call().invitation.facts
    assert facts["display_name"] == "Bob <script>张三"
    assert facts["user_agent"] == "evil phone"
    assert facts["peer"] == "127.0.0.1"


def test_a_call_in_progress_does_not_notice(phone: Phone, office: Office) -> None:
    call = phone.call("1")
    call.invite()
    taken = office.next_call()
    taken.do(1, Answer())
    call.answered()
    taken.do(2, Play(()), Sound(bytes(160 * 20)))
    for datagram in RAW.values():
        phone.send(datagram)
    for found, instead, _ in EDITED.values():
        broken = call.text("INVITE", call.sdp(), cseq=call.cseq + 1)
        phone.send(broken.replace(found, instead, 1) if found in broken else broken[:100])
    assert len(call.rtp.receive(20)) == 20
    taken.events.get(timeout=20)
    taken.reports(Played)


def test_the_log_has_one_line_and_no_traceback(phone: Phone, line: SipLine, caplog: pytest.LogCaptureFixture) -> None:
    with caplog.at_level(logging.INFO, "ivrflow.channels.sip"):
        for _ in range(20):
            phone.send(phone.call("1").text("OPTIONS", cseq=1).replace("CSeq: 1", "CSeq: x"))
        phone.options()
    warnings = [record for record in caplog.records if record.name == "ivrflow.channels.sip"]
    assert len(warnings) == 1
    assert warnings[0].exc_info is None
    assert "malformed" in warnings[0].getMessage()


def test_nothing_is_printed(phone: Phone, capsys: pytest.CaptureFixture[str]) -> None:
    for found, instead, _ in EDITED.values():
        phone.send(invite(phone.call("95588"), found, instead))
    for datagram in RAW.values():
        phone.send(datagram)
    phone.options()
    assert capsys.readouterr() == ("", "")


def mutated(message: bytes, chance: Random) -> bytes:
    """A few cuts, copies, insertions of bytes that mean something, and flips."""
    data = bytearray(message)
    for _ in range(chance.randint(1, 6)):
        at, way = chance.randrange(len(data) + 1), chance.randrange(4)
        if way == 0:
            del data[at : at + chance.randint(1, 8)]
        elif way == 1:
            data[at:at] = bytes(chance.choices(b'\r\n\t ;,:<>"=@/\\\x00\xff\xe5aZ09', k=chance.randint(1, 5)))
        elif way == 2:
            start = chance.randrange(len(data) + 1)
            data[at:at] = data[start : start + chance.randint(1, 60)]
        elif at < len(data):
            data[at] = chance.randrange(256)
    return bytes(data)


def test_mutations_cause_no_defect(phone: Phone, line: SipLine, caplog: pytest.LogCaptureFixture) -> None:
    chance = Random(4475)
    methods = ["INVITE", "INVITE", "BYE", "INFO", "NOTIFY", "UPDATE", "OPTIONS", "ACK", "CANCEL", "MESSAGE"]
    call = phone.call("1")

    def receive(datagram: bytes) -> None:
        assert line._transactions is not None
        line._transactions.receive(datagram, line.address._replace(port=phone.port))

    with caplog.at_level(logging.ERROR, "ivrflow.channels.sip"):
        for number in range(3000):
            method = chance.choice(methods)
            call.call_id = f"c{number // 4}"
            body = call.sdp() if method in {"INVITE", "UPDATE"} else None
            line._loop.call(partial(receive, mutated(call.text(method, body, cseq=1 + number).encode(), chance)))
    assert not caplog.records
    assert line._loop.post(lambda: None)
