"""Offer and answer (RFC 3264) for one G.711 stream with telephone events (RFC 4733). Pure."""

from __future__ import annotations

from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final

from ivrflow.channels.sip.sdp import Direction, MediaLine, SessionDescription
from ivrflow.model.errors import IvrflowError

__all__ = ["OFFERED_EVENT_TYPE", "Agreement", "Local", "NotAcceptableError", "accept", "answer_to", "offer"]

_G711: Final = {0: "PCMU/8000", 8: "PCMA/8000"}
_EVENTS: Final = "TELEPHONE-EVENT/8000"
_DYNAMIC: Final = range(96, 128)
_PROTOCOL: Final = "RTP/AVP"
_ANSWERED: Final[dict[Direction, Direction]] = {
    "sendrecv": "sendrecv",
    "sendonly": "recvonly",
    "recvonly": "sendonly",
    "inactive": "inactive",
}
OFFERED_EVENT_TYPE: Final = 101
"""The payload type that we offer for telephone events; when we answer, it is the offerer's."""


class NotAcceptableError(IvrflowError):
    """A proper session description that asks for what we cannot do: the 488 of SIP."""


@dataclass(frozen=True, slots=True)
class Local:
    """Our side of a session. The address is numeric, IPv4 or IPv6; the version grows with each new description."""

    ip: str
    port: int
    session_id: int
    version: int = 1


@dataclass(frozen=True, slots=True)
class Agreement:
    """What both sides agreed to, seen from ours."""

    ip: str
    """Where to send, numeric; unspecified (`0.0.0.0`, `::`) when the other side holds us as RFC 2543 did."""
    port: int
    """1 to 65535."""
    payload_type: int
    """0 PCMU, 8 PCMA."""
    telephone_event: int | None
    """The payload type of keys in both directions, None when keys do not come as RTP events."""
    direction: Direction
    """What we may do: `recvonly` and `inactive` mean that the other side holds us."""


def answer_to(offered: SessionDescription, local: Local) -> tuple[Agreement, str]:
    """What an offer leads to, and the answer's text. Raises `NotAcceptableError` when no stream can be taken.

    The first usable audio stream is taken, every other one refused with port 0 (section 6). The codec is the
    offerer's first choice among ours; telephone events keep the offerer's number.
    """
    agreements = (_agree(line, local) for line in offered.media)
    chosen, agreement = next(((n, found) for n, found in enumerate(agreements) if found), (0, None))
    if agreement is None:
        raise NotAcceptableError("no audio stream with PCMU or PCMA over RTP/AVP and a numeric address of our family")
    sections = [
        _audio(local.port, [agreement.payload_type], agreement.telephone_event, agreement.direction)
        if number == chosen
        else _refused(line)
        for number, line in enumerate(offered.media)
    ]
    return agreement, _session(local) + "".join(sections)


def offer(local: Local) -> str:
    """The text of our own offer: both laws, telephone events."""
    return _session(local) + _audio(local.port, list(_G711), OFFERED_EVENT_TYPE, "sendrecv")


def accept(answered: SessionDescription, local: Local) -> Agreement:
    """What the answer to our offer leads to. Raises `NotAcceptableError` when the other side refused the stream."""
    agreement = _agree(answered.media[0], local) if len(answered.media) == 1 else None
    if agreement is None:
        raise NotAcceptableError("the answer does not take the audio stream that was offered")
    return agreement


def _agree(line: MediaLine, local: Local) -> Agreement | None:
    if line.kind != "audio" or line.protocol != _PROTOCOL or line.port == 0 or not line.ip:
        return None
    address = ip_address(line.ip)
    if address.version != ip_address(local.ip).version or address.is_multicast or str(address) == "255.255.255.255":
        return None
    offered = [int(text) for text in line.formats if text.isdigit() and len(text) <= 3 and int(text) <= 127]
    payload_type = next((number for number in offered if _is_g711(line, number)), None)
    if payload_type is None:
        return None
    events = next((number for number in offered if number in _DYNAMIC and line.encoding_of(number) == _EVENTS), None)
    direction = _ANSWERED[line.direction]
    if address.is_unspecified:
        direction = "recvonly" if direction in {"sendrecv", "recvonly"} else "inactive"
    return Agreement(line.ip, line.port, payload_type, events, direction)


def _is_g711(line: MediaLine, payload_type: int) -> bool:
    static = _G711.get(payload_type)
    return static is not None and line.encoding_of(payload_type) in {None, static}


def _session(local: Local) -> str:
    family = f"IP{ip_address(local.ip).version}"
    return (
        f"v=0\r\no=- {local.session_id} {local.version} IN {family} {local.ip}\r\ns=-\r\n"
        f"c=IN {family} {local.ip}\r\nt=0 0\r\n"
    )


def _audio(port: int, payload_types: list[int], events: int | None, direction: Direction) -> str:
    formats = [*payload_types, *([] if events is None else [events])]
    lines = [f"m=audio {port} {_PROTOCOL} {' '.join(map(str, formats))}"]
    lines += [f"a=rtpmap:{number} {_G711[number]}" for number in payload_types]
    if events is not None:
        lines += [f"a=rtpmap:{events} telephone-event/8000", f"a=fmtp:{events} 0-15"]
    lines += ["a=ptime:20", f"a={direction}"]
    return "".join(f"{line}\r\n" for line in lines)


def _refused(line: MediaLine) -> str:
    return f"m={line.kind} 0 {line.protocol} {' '.join(line.formats)}\r\n"
