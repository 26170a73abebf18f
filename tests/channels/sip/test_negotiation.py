"""Offer and answer."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.channels.sip.negotiation import Agreement, Local, NotAcceptableError, accept, answer_to, offer
from ivrflow.channels.sip.sdp import Direction, SdpError, parse_sdp

OURS = Local("192.0.2.9", 20000, 77)


def offered(*media: str, session: str = "") -> str:
    return f"v=0\r\no=- 1 1 IN IP4 192.0.2.1\r\ns=-\r\nc=IN IP4 192.0.2.1\r\nt=0 0\r\n{session}" + "".join(media)


def audio(formats: str = "0 8 101", *attributes: str, port: int = 4000) -> str:
    lines = [f"m=audio {port} RTP/AVP {formats}", *(f"a={attribute}" for attribute in attributes)]
    return "".join(f"{line}\r\n" for line in lines)


EVENTS = "rtpmap:101 telephone-event/8000"


def negotiated(text: str) -> tuple[Agreement, str]:
    return answer_to(parse_sdp(text.encode()), OURS)


@pytest.mark.parametrize(
    ("formats", "payload_type"),
    [("0 8", 0), ("8 0", 8), ("3 8", 8), ("18 0", 0), ("4294967296 0", 0), ("128 8", 8)],
)
def test_the_offerers_order_decides(formats: str, payload_type: int) -> None:
    agreement, text = negotiated(offered(audio(formats)))
    assert agreement.payload_type == payload_type
    (answered,) = parse_sdp(text.encode()).media
    assert answered.formats == (str(payload_type),)
    assert answered.port == 20000


def test_telephone_events_keep_the_offerers_number() -> None:
    agreement, text = negotiated(offered(audio("0 96", "rtpmap:96 telephone-event/8000", "fmtp:96 0-16")))
    assert agreement.telephone_event == 96
    assert "a=rtpmap:96 telephone-event/8000\r\n" in text


def test_without_telephone_events_none_are_answered() -> None:
    agreement, text = negotiated(offered(audio("0")))
    assert agreement.telephone_event is None
    assert "telephone-event" not in text


def test_events_at_another_clock_or_a_static_number_do_not_count() -> None:
    assert negotiated(offered(audio("0 96", "rtpmap:96 telephone-event/48000")))[0].telephone_event is None
    assert negotiated(offered(audio("0 13", "rtpmap:13 telephone-event/8000")))[0].telephone_event is None


def test_a_static_number_that_is_mapped_to_something_else_is_not_g711() -> None:
    assert negotiated(offered(audio("0 8", "rtpmap:0 G722/8000")))[0].payload_type == 8


@pytest.mark.parametrize(
    ("theirs", "ours"),
    [("sendrecv", "sendrecv"), ("sendonly", "recvonly"), ("recvonly", "sendonly"), ("inactive", "inactive")],
)
def test_direction_is_turned_round(theirs: str, ours: Direction) -> None:
    agreement, text = negotiated(offered(audio("0", theirs)))
    assert agreement.direction == ours
    assert f"a={ours}\r\n" in text


@pytest.mark.parametrize(("theirs", "ours"), [("sendrecv", "recvonly"), ("recvonly", "inactive")])
def test_an_unspecified_address_is_hold(theirs: str, ours: Direction) -> None:
    agreement, _ = negotiated(offered(audio("0", theirs)).replace("c=IN IP4 192.0.2.1", "c=IN IP4 0.0.0.0"))
    assert agreement.direction == ours


def test_the_first_usable_audio_is_taken_and_the_rest_refused() -> None:
    text = offered(
        "m=video 5000 RTP/AVP 96\r\na=rtpmap:96 VP8/90000\r\n",
        "m=audio 5002 RTP/SAVP 0\r\n",
        audio("0 101", EVENTS, port=0),
        audio("8 101", EVENTS, port=4004),
        audio("0", port=4006),
        "m=application 9 TCP/BFCP *\r\n",
    )
    agreement, answer = negotiated(text)
    assert agreement == Agreement("192.0.2.1", 4004, 8, 101, "sendrecv")
    described = parse_sdp(answer.encode()).media
    assert [line.port for line in described] == [0, 0, 0, 20000, 0, 0]
    assert [line.kind for line in described] == ["video", "audio", "audio", "audio", "audio", "application"]
    assert described[5].formats == ("*",)


@pytest.mark.parametrize(
    "text",
    [
        offered(),
        offered(audio("18")),
        offered(audio("zz")),
        offered(audio("0", port=0)),
        offered("m=video 4000 RTP/AVP 0\r\n"),
        offered(audio("0")).replace("c=IN IP4 192.0.2.1", "c=IN IP6 ::1"),
        offered(audio("0")).replace("c=IN IP4 192.0.2.1", "c=IN IP4 nosuchhost.invalid"),
        offered(audio("0")).replace("c=IN IP4 192.0.2.1", "c=IN IP4 224.0.0.1/127"),
        offered(audio("0")).replace("c=IN IP4 192.0.2.1", "c=IN IP4 255.255.255.255"),
    ],
)
def test_nothing_in_common_is_said(text: str) -> None:
    with pytest.raises(NotAcceptableError):
        negotiated(text)


def test_our_offer_can_be_answered() -> None:
    theirs = Local("192.0.2.1", 4000, 1)
    agreement, answer = answer_to(parse_sdp(offer(OURS).encode()), theirs)
    assert agreement == Agreement("192.0.2.9", 20000, 0, 101, "sendrecv")
    assert accept(parse_sdp(answer.encode()), OURS) == Agreement("192.0.2.1", 4000, 0, 101, "sendrecv")


@pytest.mark.parametrize(
    "text", [offered(), offered(audio("0", port=0)), offered(audio("18")), offered(audio(), audio())]
)
def test_an_answer_that_refuses_our_offer_is_noticed(text: str) -> None:
    with pytest.raises(NotAcceptableError):
        accept(parse_sdp(text.encode()), OURS)


def test_ipv6_is_written_as_such() -> None:
    text = offer(Local("::1", 20000, 77))
    assert "c=IN IP6 ::1\r\n" in text


@given(
    st.lists(
        st.tuples(
            st.sampled_from(["audio", "video", "image"]),
            st.integers(0, 65535),
            st.sampled_from(["RTP/AVP", "RTP/SAVP", "udptl"]),
            st.lists(st.integers(0, 130).map(str), min_size=1, max_size=8),
            st.sampled_from(["sendrecv", "sendonly", "recvonly", "inactive"]),
        ),
        max_size=8,
    )
)
def test_an_answer_always_mirrors_the_offer(media: list[tuple[str, int, str, list[str], str]]) -> None:
    text = offered(*(f"m={k} {p} {proto} {' '.join(f)}\r\na={d}\r\n" for k, p, proto, f, d in media))
    described = parse_sdp(text.encode())
    try:
        agreement, answer = answer_to(described, OURS)
    except NotAcceptableError:
        return
    mirrored = parse_sdp(answer.encode())
    assert [line.kind for line in mirrored.media] == [line.kind for line in described.media]
    assert [line.port for line in mirrored.media if line.port] == [20000]
    assert agreement.payload_type in {0, 8}


@given(st.text(alphabet="v=0o s-cINP46.:tmaudioRTP/AV\r\nr81", max_size=300))
def test_no_text_breaks_it(text: str) -> None:
    try:
        answer_to(parse_sdp(text.encode()), OURS)
    except (SdpError, NotAcceptableError):
        return
