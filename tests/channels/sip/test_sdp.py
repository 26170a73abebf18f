"""Reading session descriptions."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.channels.sip.sdp import SdpError, parse_sdp

PLAIN = (
    "v=0\r\no=a 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n"
    "m=audio 4000 RTP/AVP 0 8 101\r\na=rtpmap:101 telephone-event/8000\r\na=sendrecv\r\n"
)


def test_what_matters_is_read() -> None:
    (line,) = parse_sdp(PLAIN.encode()).media
    assert (line.kind, line.port, line.protocol, line.formats) == ("audio", 4000, "RTP/AVP", ("0", "8", "101"))
    assert (line.ip, line.direction) == ("192.0.2.1", "sendrecv")
    assert line.encoding_of(101) == "TELEPHONE-EVENT/8000"
    assert line.encoding_of(0) is None


def test_the_media_level_overrides_the_session_level() -> None:
    text = PLAIN.replace("t=0 0\r\n", "t=0 0\r\na=inactive\r\n") + "m=audio 5000 RTP/AVP 0\r\nc=IN IP6 ::1\r\n"
    first, second = parse_sdp(text.encode()).media
    assert (first.ip, first.direction) == ("192.0.2.1", "sendrecv")
    assert (second.ip, second.direction) == ("::1", "inactive")


def test_bare_line_feeds_and_unknown_lines_are_read_over() -> None:
    (line,) = parse_sdp(PLAIN.replace("\r\n", "\n").replace("t=0 0", "t=0 0\nz=1 2\nk=prompt").encode()).media
    assert line.port == 4000


def test_a_host_name_is_no_address_and_is_not_looked_up() -> None:
    (line,) = parse_sdp(PLAIN.replace("IP4 192.0.2.1\r\nt", "IP4 nosuchhost.invalid\r\nt").encode()).media
    assert line.ip == ""


def test_number_of_ports_is_read_over() -> None:
    assert parse_sdp(PLAIN.replace("4000", "4000/2").encode()).media[0].port == 4000


@pytest.mark.parametrize(
    ("broken", "instead"),
    [
        ("v=0", "v=1"),
        ("v=0", "v"),
        ("m=audio 4000", "m=audio 99999999"),
        ("m=audio 4000", "m=audio -1"),
        ("m=audio 4000", "m=audio ४०"),
        ("m=audio 4000 RTP/AVP 0 8 101", "m="),
        ("m=audio 4000 RTP/AVP 0 8 101", "m=audio 4000 RTP/AVP"),
        ("RTP/AVP 0", "RTP/AVP " + "0 " * 70),
        ("m=audio", 'm=au"dio'),
        ("c=IN IP4 192.0.2.1", "c="),
        ("c=IN IP4 192.0.2.1", "c=IN IP4 " + "1" * 512),
        ("c=IN IP4 192.0.2.1", "c=IN IP4 300.1.1.1"),
        ("c=IN IP4 192.0.2.1", "c=IN IP6 192.0.2.1"),
        ("c=IN IP4 192.0.2.1", "c=ATM NSAP 47"),
        ("c=IN IP4 192.0.2.1\r\n", ""),
        ("s=-", "no equals sign"),
        ("s=-", "\x00" * 20),
    ],
)
def test_what_is_broken_is_said(broken: str, instead: str) -> None:
    assert broken in PLAIN
    with pytest.raises(SdpError):
        parse_sdp(PLAIN.replace(broken, instead).encode())


@pytest.mark.parametrize("text", [b"", PLAIN.encode() + b"a=x\r\n" * 4000, PLAIN.encode() + b"m=audio 1 x 0\r\n" * 40])
def test_it_is_bounded(text: bytes) -> None:
    with pytest.raises(SdpError):
        parse_sdp(text)


@given(st.binary(max_size=600))
def test_garbage_raises_nothing_else(garbage: bytes) -> None:
    for text in (garbage, b"v=0\r\n" + garbage, PLAIN.encode().replace(b"0 8 101", garbage)):
        try:
            parse_sdp(text)
        except SdpError as error:
            assert str(error)  # noqa: PT017 - the only outcome besides success


@given(st.lists(st.tuples(st.sampled_from("voscktmba"), st.text(max_size=40)), max_size=30))
def test_lines_in_any_order_raise_nothing_else(lines: list[tuple[str, str]]) -> None:
    text = "v=0\r\n" + "".join(f"{name}={value}\r\n" for name, value in lines)
    try:
        described = parse_sdp(text.encode("utf-8", "replace"))
    except SdpError:
        return
    assert all(0 <= line.port < 65536 for line in described.media)
