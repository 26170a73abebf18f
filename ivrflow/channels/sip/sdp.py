"""Session descriptions (RFC 8866): text in, what matters for one audio stream out; and back. Pure.

Tolerant of what real phones send (bare line feeds, unknown lines, any order of attributes), strict about everything
that is used later: ports, addresses and payload types. Bounded: whatever the text, reading it costs little.
"""

from __future__ import annotations

import re
from dataclasses import dataclass
from ipaddress import ip_address
from typing import Final, Literal, NamedTuple, TypeAlias, cast

from ivrflow.model.errors import IvrflowError

__all__ = ["Direction", "MediaLine", "SdpError", "SessionDescription", "parse_sdp"]

Direction: TypeAlias = Literal["sendrecv", "sendonly", "recvonly", "inactive"]

_DIRECTIONS: Final = frozenset({"sendrecv", "sendonly", "recvonly", "inactive"})
_MAX_BYTES: Final = 16_384
_MAX_LINES: Final = 400
_MAX_MEDIA: Final = 16
_MAX_FORMATS: Final = 64
_TOKEN: Final = re.compile(r"[A-Za-z0-9!#$%&'*+\-.^_`{|}~/]{1,32}")
_RTPMAP: Final = re.compile(r"(\d{1,3}) +([A-Za-z0-9_.\-]{1,32})/(\d{1,6})(?:/1)?")


class SdpError(IvrflowError):
    """The text is no session description. The message names the line's kind; it never quotes what was sent."""


class _Address(NamedTuple):
    """`ip` is numeric, or empty when the description names a host: names are never looked up."""

    ip: str


@dataclass(frozen=True, slots=True)
class MediaLine:
    """One `m=` section."""

    kind: str
    """`audio`, `video`…, a token."""
    port: int
    """0 to 65535; 0 means refused or not wanted."""
    protocol: str
    formats: tuple[str, ...]
    """Tokens in the order of preference. For RTP: payload type numbers."""
    ip: str
    """Where the other side wants the media, numeric; empty when a name was given, or nothing."""
    direction: Direction
    encodings: tuple[tuple[int, str], ...]
    """Payload type → `NAME/rate` in capitals, from the `rtpmap` attributes."""

    def encoding_of(self, payload_type: int) -> str | None:
        """What the description says that a payload type carries; None where it relies on the static table."""
        return dict(self.encodings).get(payload_type)


@dataclass(frozen=True, slots=True)
class SessionDescription:
    """The `m=` sections with all that the session level says folded in."""

    media: tuple[MediaLine, ...]


def parse_sdp(body: bytes) -> SessionDescription:
    """Read a session description. Raises `SdpError`, and nothing else."""
    if len(body) > _MAX_BYTES:
        raise SdpError("session description too large")
    lines = body.decode("utf-8", "replace").replace("\r\n", "\n").rstrip("\n\x00 ").split("\n")
    if len(lines) > _MAX_LINES:
        raise SdpError("session description has too many lines")
    if not lines[0].startswith("v=0"):
        raise SdpError("session description does not begin with v=0")
    sections: list[list[tuple[str, str]]] = [[]]
    for line in lines:
        name, equals, value = line.partition("=")
        if not equals or len(name) != 1 or not name.isascii():
            raise SdpError("session description has a line that is not letter=value")
        if name == "m":
            sections.append([])
        sections[-1].append((name, value.strip()))
    if len(sections) > _MAX_MEDIA + 1:
        raise SdpError("session description has too many media")
    session, *media = sections
    origin_ip = _connection(session)
    direction = _direction(session)
    return SessionDescription(tuple(_media(section, origin_ip, direction or "sendrecv") for section in media))


def _media(section: list[tuple[str, str]], session_ip: _Address | None, session_direction: Direction) -> MediaLine:
    words = section[0][1].split()
    if len(words) < 4 or len(words) > _MAX_FORMATS + 3 or not all(_TOKEN.fullmatch(word) for word in words):
        raise SdpError("media line is not kind, port, protocol and formats")
    kind, port_text, protocol, *formats = words
    port = _number(port_text.partition("/")[0], 65_535)
    if port is None:
        raise SdpError("media line has no port between 0 and 65535")
    address = _connection(section) or session_ip
    if address is None and port:
        raise SdpError("media have no connection line")
    return MediaLine(
        kind,
        port,
        protocol,
        tuple(formats),
        address.ip if address else "",
        _direction(section) or session_direction,
        tuple(_encodings(section)),
    )


def _connection(section: list[tuple[str, str]]) -> _Address | None:
    value = next((value for name, value in section if name == "c"), None)
    if value is None:
        return None
    words = value.split()
    if len(words) != 3 or words[0] != "IN" or words[1] not in {"IP4", "IP6"} or len(words[2]) > 255:
        raise SdpError("connection line is not network, type and address")
    host = words[2].partition("/")[0]
    try:
        address = ip_address(host)
    except ValueError:
        # A host name is allowed by the grammar; whoever needs an address refuses it. Digits and dots are no name.
        if re.fullmatch(r"[0-9.:]*", host):
            raise SdpError("connection line has no valid address") from None
        return _Address("")
    if address.version != int(words[1][2]):
        raise SdpError("connection line has an address of the other family")
    return _Address(str(address))


def _direction(section: list[tuple[str, str]]) -> Direction | None:
    # The last one counts, as it does for most stacks, when a phone contradicts itself.
    for name, value in reversed(section):
        if name == "a" and value in _DIRECTIONS:
            return cast("Direction", value)
    return None


def _encodings(section: list[tuple[str, str]]) -> list[tuple[int, str]]:
    found = []
    for name, value in section:
        if name == "a" and value.startswith("rtpmap:"):
            match = _RTPMAP.fullmatch(value.removeprefix("rtpmap:").strip())
            if match and int(match[1]) <= 127:
                found.append((int(match[1]), f"{match[2].upper()}/{match[3]}"))
    return found


def _number(text: str, largest: int) -> int | None:
    """A decimal number without sign, None when it is none or larger. Long digit strings cost nothing."""
    if not text.isascii() or not text.isdigit() or len(text) > 10:
        return None
    number = int(text)
    return number if number <= largest else None
