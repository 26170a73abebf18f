"""Datagrams are screened before sippy sees them."""

from __future__ import annotations

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from sippy.SipRequest import SipRequest

from ivrflow.channels.sip.wire import MAX_HEAD_BYTES, MalformedError, read_datagram, stateless_answer

OPTIONS = (
    "OPTIONS sip:100@192.0.2.1 SIP/2.0\r\nVia: SIP/2.0/UDP 192.0.2.2:5060;branch=z9hG4bK1;rport\r\n"
    "Max-Forwards: 70\r\nFrom: <sip:a@192.0.2.2>;tag=f1\r\nTo: <sip:100@192.0.2.1>\r\nCall-ID: c1\r\n"
    "CSeq: 1 OPTIONS\r\nContent-Length: 0\r\n\r\n"
)


def test_a_request_is_read() -> None:
    message = read_datagram(OPTIONS.encode())
    assert (message.method, message.status, message.cseq) == ("OPTIONS", 0, 1)
    assert (message.call_id, message.from_tag, message.to_tag) == ("c1", "f1", "")


def test_compact_names_folding_and_blanks_are_made_plain() -> None:
    text = OPTIONS.replace("Via:", "v :").replace("Call-ID: c1", "i:\r\n  c1").replace("To: ", "t\t:  ")
    message = read_datagram(text.encode())
    assert message.call_id == "c1"
    assert "call-id: c1\r\n" in message.text
    assert message.first("via").startswith("SIP/2.0/UDP")


def test_blanks_around_separators_are_no_part_of_the_value() -> None:
    """As in the torture message `wsinv` of RFC 4475, which is valid."""
    text = (
        "INVITE sip:v@example.com;unknownparam SIP/2.0\r\nTO :\r\n sip:v@example.com ;   tag    = 19\r\n"
        'from   : "J Rosenberg \\\\\\""       <sip:j@example.com>\r\n  ;\r\n  tag = 98asjd8\r\n'
        "cAll-iD: w\r\nContent-Length   : 3\r\ncseq: 0009\r\n  INVITE\r\n"
        "Via  : SIP  /   2.0\r\n /UDP\r\n    192.0.2.2;branch=390skdjuw\r\ns :\r\nv:  SIP  / 2.0  / TCP     b   ;\r\n"
        "  branch  =   z9hG4bK9ikj8  ,\r\n SIP  /    2.0   / UDP  192.168.255.111   ; branch=\r\n z9hG4bK30239\r\n"
        'm:"Quoted \\"\\"" <sip:j@example.com> ; newparam =\r\n      newvalue ;\r\n  q = 0.33\r\n\r\nv=0'
    )
    message = read_datagram(text.encode())
    assert (message.from_tag, message.to_tag, message.cseq, message.body) == ("98asjd8", "19", 9, b"v=0")
    request = SipRequest(message.text)
    assert request.getHFBody("from").getTag() == "98asjd8"
    assert request.getHFBody("to").getTag() == "19"
    assert [via.getBranch() for via in request.getHFBodys("via")] == ["390skdjuw", "z9hG4bK9ikj8", "z9hG4bK30239"]


def test_blanks_before_the_colon_do_not_hide_a_header() -> None:
    message = read_datagram(OPTIONS.replace("Max-Forwards: 70", "X-Bypass \t: 1\r\nx-bypass: 2").encode())
    assert message.values("x-bypass") == ["1", "2"]


def test_the_body_counts_octets() -> None:
    body = "s=张三"
    text = OPTIONS.replace("Content-Length: 0\r\n\r\n", f"Content-Length: {len(body.encode())}\r\n\r\n{body}extra")
    assert read_datagram(text.encode()).body == body.encode()


def test_a_name_in_latin_1_is_read() -> None:
    message = read_datagram(OPTIONS.replace("From: ", 'From: "Jörg" ').encode("latin-1"))
    assert message.first("from") == '"Jörg" <sip:a@192.0.2.2>;tag=f1'


def test_a_response_is_read() -> None:
    message = read_datagram(OPTIONS.replace("OPTIONS sip:100@192.0.2.1 SIP/2.0", "SIP/2.0 486 Busy Here").encode())
    assert (message.status, message.method) == (486, "OPTIONS")


@pytest.mark.parametrize(
    ("found", "instead", "answer"),
    [
        ("SIP/2.0\r\nVia", "SIP/9.9\r\nVia", b"SIP/2.0 505 "),
        ("CSeq: 1 ", "CSeq: xx ", b"SIP/2.0 400 "),
        ("CSeq: 1 ", "CSeq: 99999999999 ", b"SIP/2.0 400 "),
        ("CSeq: 1 OPTIONS", "CSeq: 1 INVITE", b"SIP/2.0 400 "),
        ("CSeq: 1 OPTIONS", "CSeq: 1 " + "A" * 700, b"SIP/2.0 400 "),
        ("192.0.2.2:5060;", "192.0.2.2:99999;", b"SIP/2.0 400 "),
        ("192.0.2.2:5060;", "192.0.2.2:0;", b"SIP/2.0 400 "),
        ("192.0.2.2:5060;", "[::1:5060;", b"SIP/2.0 400 "),
        ("Max-Forwards: 70", "Max-Forwards: 70\r\nFrom: <sip:b@x>;tag=2", b"SIP/2.0 400 "),
        ("Max-Forwards: 70", "Subject: a\x00b", b"SIP/2.0 400 "),
        ("Max-Forwards: 70", "Subject: a\x0bInjected: b", b"SIP/2.0 400 "),
        ("Max-Forwards: 70", "Subject: a\x85Injected: b", b"SIP/2.0 400 "),
        ("Max-Forwards: 70", "no colon here", b"SIP/2.0 400 "),
        ("Max-Forwards: 70", "\r\n".join(["X: 1"] * 200), b"SIP/2.0 400 "),
        ("Max-Forwards: 70", "X: " + "y" * MAX_HEAD_BYTES, b"SIP/2.0 513 "),
        ("Content-Length: 0", "Content-Length: 90", b"SIP/2.0 400 "),
        ("Content-Length: 0", "Content-Length: -1", b"SIP/2.0 400 "),
        ("Content-Length: 0", "Content-Length: 0\r\nl: 0", b"SIP/2.0 400 "),
        ("tag=f1", "tag=" + "f" * 200, b"SIP/2.0 400 "),
        ("tag=f1", "tag=é", b"SIP/2.0 400 "),
        ("Call-ID: c1", "Call-ID: é", b"SIP/2.0 400 "),
        ("OPTIONS sip:100@192.0.2.1", "OPTIONS tel:100", b"SIP/2.0 416 "),
        ("Call-ID: c1\r\n", "", None),
        ("From", "X-From", None),
        ("Via", "X-Via", None),
        ("OPTIONS sip:100@192.0.2.1 SIP/2.0", "GET / HTTP/1.1", None),
        ("OPTIONS sip:100@192.0.2.1 SIP/2.0", "SIP/2.0 abc", None),
        ("OPTIONS sip:100@192.0.2.1 SIP/2.0", "OPTIONS", None),
        ("Call-ID: c1", "Call-ID: " + "c" * 3000, None),
    ],
)
def test_what_is_malformed_is_answered_or_dropped(found: str, instead: str, answer: bytes | None) -> None:
    assert found in OPTIONS
    with pytest.raises(MalformedError) as refused:
        read_datagram(OPTIONS.replace(found, instead).encode())
    reply = refused.value.reply
    if answer is None:
        assert reply is None
    else:
        assert reply is not None
        assert reply.startswith(answer)


def test_an_ack_and_a_response_are_never_answered() -> None:
    for broken in (
        OPTIONS.replace("OPTIONS", "ACK").replace("CSeq: 1 ", "CSeq: xx "),
        OPTIONS.replace("OPTIONS sip:100@192.0.2.1 SIP/2.0", "SIP/2.0 200 OK").replace("CSeq: 1 ", "CSeq: xx "),
    ):
        with pytest.raises(MalformedError) as refused:
            read_datagram(broken.encode())
        assert refused.value.reply is None


def test_the_same_message_gets_the_same_answer() -> None:
    headers = read_datagram(OPTIONS.encode()).headers
    first = stateless_answer(headers, 503, "Service Unavailable", (("Retry-After", "5"),))
    assert first == stateless_answer(headers, 503, "Service Unavailable", (("Retry-After", "5"),))
    assert first is not None
    assert b"\r\nRetry-After: 5\r\n" in first
    assert b";tag=" in first


@settings(max_examples=300)
@given(st.binary(max_size=400), st.integers(0, len(OPTIONS)), st.integers(0, 40))
def test_nothing_but_malformed_is_raised(garbage: bytes, at: int, cut: int) -> None:
    for datagram in (garbage, OPTIONS.encode()[:at] + garbage + OPTIONS.encode()[at + cut :]):
        try:
            message = read_datagram(datagram)
        except MalformedError as error:
            reply = error.reply
        else:
            reply = stateless_answer(message.headers, 400, "Bad Request")
            assert "\x00" not in message.text
        if reply is not None:
            head, end, rest = reply.partition(b"\r\n\r\n")
            assert end
            assert not rest
            allowed = (b"SIP/2.0 ", b"Via: ", b"From: ", b"To: ", b"Call-Id: ", b"Cseq: ", b"Content-Length: 0")
            assert all(line.startswith(allowed) for line in head.split(b"\r\n"))
