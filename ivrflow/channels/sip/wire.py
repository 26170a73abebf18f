"""Datagrams, screened before sippy sees them. Pure.

sippy's parser trusts its input in places (RFC 4475 torture messages raise ValueError, a port of 99999 kills its sender
threads), so what it is given has been checked and normalised here: one line per header, long names, one value of each
header that may occur once, ports, numbers and tokens within their ranges, no control characters. The body stays
bytes and is kept apart: Content-Length counts octets, sippy counts characters.
"""

from __future__ import annotations

import re
from collections import Counter
from dataclasses import dataclass
from functools import cached_property
from hashlib import blake2b
from typing import Final

__all__ = ["MAX_HEAD_BYTES", "MalformedError", "Message", "read_datagram", "stateless_answer"]

MAX_HEAD_BYTES: Final = 16_384
_MAX_HEADERS: Final = 128
_MAX_VALUE: Final = 4_096
"""Characters in one header. sippy's parser takes quadratic time over some values."""
_MAX_COPIED: Final = 2_048
"""Longest header line that is copied into an answer to a message that was not understood."""

_TOKEN: Final = re.compile(r"[A-Za-z0-9\-.!%*_+`'~]{1,64}")
_REQUEST: Final = re.compile(r"([A-Za-z0-9\-.!%*_+`'~]{1,32}) +(\S{1,1024}) +SIP/(\d{1,3}\.\d{1,3}) *")
_RESPONSE: Final = re.compile(r"SIP/2\.0 +([1-6]\d\d)(?: (.*))?")
_CSEQ: Final = re.compile(r"(\d{1,10})[ \t]+(\S{1,32})")
_VIA: Final = re.compile(
    r"SIP[ \t]*/[ \t]*2\.0[ \t]*/[ \t]*[A-Za-z]{1,8}[ \t]+(?:\[[0-9A-Fa-f:.]{2,45}\]|[A-Za-z0-9.\-_]{1,255})"
    r"(?:[ \t]*:[ \t]*(\d{1,10}))?[ \t]*(?:;.*)?"
)
# NUL and the rest of C0 and C1 that str.splitlines takes for a line's end: sippy splits with it.
_FORBIDDEN: Final = re.compile("[\x00-\x08\x0b-\x1f\x7f\x85\u2028\u2029]")
_REQUEST_URI: Final = re.compile(r"sip:(?:[^@\s]*@)?[A-Za-z0-9\[][^@\s]*", re.IGNORECASE)
_ADDRESS: Final = re.compile(r'(?:"(?:[^"\\]|\\.)*"[ \t]*|[^<>"]*)<[^<>]+>[^<>]*|[^<>"]+')
_BLANKS: Final = re.compile(r"[ \t]+")
_SEPARATOR: Final = re.compile(r" ?([/;=,]) ?")
_TAG: Final = re.compile(r";[ \t]*tag[ \t]*=[ \t]*([^;, \t]*)", re.IGNORECASE)

_LONG_NAMES: Final = {
    "v": "via",
    "f": "from",
    "t": "to",
    "i": "call-id",
    "m": "contact",
    "c": "content-type",
    "l": "content-length",
    "e": "content-encoding",
    "k": "supported",
    "s": "subject",
    "r": "refer-to",
    "b": "referred-by",
    "o": "event",
    "u": "allow-events",
    "x": "session-expires",
}
_ONCE: Final = ("from", "to", "call-id", "cseq", "content-length", "max-forwards", "expires", "content-type")
_COPIED: Final = ("via", "from", "to", "call-id", "cseq")
_OWN: Final = frozenset({"content-length", "content-type", "expires", "max-forwards"})
"""Read here, and kept from sippy."""


class MalformedError(Exception):
    """A datagram that is no SIP message, or one that breaks a rule of RFC 3261 which something relies on.

    `reply` is what to send back: None when the sender is not to be answered, or cannot be.
    """

    def __init__(self, reason: str, reply: bytes | None = None) -> None:
        super().__init__(reason)
        self.reply = reply


@dataclass(frozen=True)
class Message:
    """One screened SIP message."""

    start: str
    method: str
    """Of a response: the method in its CSeq."""
    status: int
    """0 for a request."""
    headers: tuple[tuple[str, str], ...]
    """(long name in lower case, value on one line), in order."""
    body: bytes

    def values(self, name: str) -> list[str]:
        """All values of a header, in order."""
        return [value for header, value in self.headers if header == name]

    def first(self, name: str) -> str:
        """The first value of a header, empty when there is none."""
        return next(iter(self.values(name)), "")

    def listed(self, name: str) -> frozenset[str]:
        """The comma separated words of a header, in lower case."""
        return frozenset(
            word.strip().lower() for value in self.values(name) for word in value.split(",") if word.strip()
        )

    @cached_property
    def content_type(self) -> str:
        """In lower case, without parameters."""
        return self.first("content-type").partition(";")[0].strip().lower()

    @cached_property
    def cseq(self) -> int:
        return int(self.first("cseq").split()[0])

    @cached_property
    def from_tag(self) -> str:
        return _tag(self.first("from"))

    @cached_property
    def to_tag(self) -> str:
        return _tag(self.first("to"))

    @property
    def call_id(self) -> str:
        return self.first("call-id")

    @cached_property
    def text(self) -> str:
        """The head for sippy: without what is read here."""
        kept = ((name, value) for name, value in self.headers if name not in _OWN)
        lines = [self.start, *(f"{name}: {_tight(name, value)}" for name, value in kept)]
        return "\r\n".join(lines) + "\r\n\r\n"


def read_datagram(datagram: bytes) -> Message:
    """Read a datagram. Raises `MalformedError`, and nothing else; takes time linear in its length."""
    head, body = _split(datagram.lstrip(b"\r\n"))
    lines = _unfold(head)
    start = lines[0]
    request, response = _REQUEST.fullmatch(start), _RESPONSE.fullmatch(start)
    if request is None and response is None:
        raise MalformedError("neither a request nor a response")
    headers = _headers(lines[1:])

    def broken(reason: str, code: int = 400, phrase: str = "Bad Request") -> MalformedError:
        answerable = request is not None and request[1] != "ACK"
        return MalformedError(reason, stateless_answer(headers, code, phrase) if answerable else None)

    if len(head) > MAX_HEAD_BYTES:
        raise broken("head too large", 513, "Message Too Large")
    if len(headers) != len(lines) - 1 or len(headers) > _MAX_HEADERS:
        raise broken("a line that is no header, or too many of them")
    if any(_FORBIDDEN.search(line) for line in lines):
        raise broken("control characters")
    if request is not None and request[3] != "2.0":
        raise broken("unknown version", 505, "Version Not Supported")
    if fault := _fault(headers, request[1] if request else ""):
        raise broken(fault)
    if request is not None and not request[2].lower().startswith("sip:"):
        raise broken("request URI is no SIP URI", 416, "Unsupported URI Scheme")
    if request is not None and not _REQUEST_URI.fullmatch(request[2]):
        raise broken("request URI is broken")
    length = next((value for name, value in headers if name == "content-length"), str(len(body)))
    if not _is_number(length, len(body)):
        raise broken("content length is wrong")
    method = next(value for name, value in headers if name == "cseq").split()[1]
    start = f"{request[1]} {request[2]} SIP/2.0" if request else start
    return Message(start, method, int(response[1]) if response else 0, headers, body[: int(length)])


def stateless_answer(
    headers: tuple[tuple[str, str], ...], code: int, phrase: str, extra: tuple[tuple[str, str], ...] = ()
) -> bytes | None:
    """An answer made without a transaction, None when the message lacks what an answer needs.

    The same message always gets the same answer, tag included (RFC 3261 section 8.2.7).
    """
    copied = [(name, value) for name, value in headers if name in _COPIED]
    if {name for name, _ in copied} != set(_COPIED) or any(len(value) > _MAX_COPIED for _, value in copied):
        return None
    seed = "\n".join(value for _, value in copied).encode()
    lines = [f"SIP/2.0 {code} {phrase}"]
    for name, value in copied:
        clean = _FORBIDDEN.sub(" ", value)
        if name == "to" and not _tag(value):
            clean += f";tag={blake2b(seed, digest_size=8).hexdigest()}"
        lines.append(f"{name.title()}: {clean}")
    lines += [f"{name}: {value}" for name, value in extra]
    return ("\r\n".join(lines) + "\r\nContent-Length: 0\r\n\r\n").encode()


def _split(datagram: bytes) -> tuple[str, bytes]:
    head, separator, body = datagram.partition(b"\r\n\r\n")
    if not separator:
        head, _, body = datagram.partition(b"\n\n")
    if not head.strip():
        raise MalformedError("empty")
    try:
        return head.decode(), body
    except UnicodeDecodeError:
        # Against RFC 3261, but old exchanges send names like that, and their calls shall not fail for it.
        return head.decode("latin-1"), body


def _unfold(head: str) -> list[str]:
    """The lines of a head; a line that begins with a blank continues the one before it (RFC 3261 section 7.3.1)."""
    lines: list[list[str]] = []
    for line in head.replace("\r\n", "\n").rstrip("\n").split("\n"):
        if lines and line[:1] in {" ", "\t"}:
            lines[-1].append(line.strip())
        else:
            lines.append([line])
    return [" ".join(parts) for parts in lines]


def _headers(lines: list[str]) -> tuple[tuple[str, str], ...]:
    found = []
    for line in lines:
        name, colon, value = line.partition(":")
        # White space before the colon is legal, and the name is the same with it: nothing slips past a filter.
        name = name.strip().lower()
        if colon and _TOKEN.fullmatch(name):
            found.append((_LONG_NAMES.get(name, name), value.strip()))
    return tuple(found)


def _fault(headers: tuple[tuple[str, str], ...], method: str) -> str:
    """What is wrong with the headers that everything rests on, empty for nothing. `method` is empty for a response."""
    count = Counter(name for name, _ in headers)
    value = dict(reversed(headers))
    if missing := [name for name in _COPIED if not count[name]]:
        return f"without {missing[0]}"
    if repeated := [name for name in _ONCE if count[name] > 1]:
        return f"more than one {repeated[0]}"
    if any(len(text) > _MAX_VALUE for _, text in headers):
        return "a header is too long"
    cseq = _CSEQ.fullmatch(value["cseq"])
    if cseq is None or int(cseq[1]) >= 1 << 31 or not _TOKEN.fullmatch(cseq[2]):
        return "cseq is not a number and a method"
    if method and cseq[2] != method:
        return "cseq names another method"
    via = _VIA.fullmatch(value["via"])
    if via is None or (via[1] and not 0 < int(via[1]) < 65_536):
        return "via is broken"
    if not 0 < len(value["call-id"]) <= 256 or not value["call-id"].isascii():
        return "call-id is empty, too long or not ascii"
    if not all(_ADDRESS.fullmatch(value[name]) for name in ("from", "to")):
        return "from or to is no address"
    if any(len(_tag(value[name])) > 128 or not _tag(value[name]).isascii() for name in ("from", "to")):
        return "a tag is too long or not ascii"
    return ""


def _tight(name: str, value: str) -> str:
    """Without the blanks that the grammar allows around separators, and that sippy takes for a part of the value."""
    if name not in {"via", "from", "to", "contact", "record-route"}:
        return value
    # Blanks are made one first: a pattern that looks for any number of them takes quadratic time.
    end = value.rfind(">") + 1
    return value[:end] + _SEPARATOR.sub(r"\1", _BLANKS.sub(" ", value[end:]))


def _tag(value: str) -> str:
    # Behind the last bracket: a tag inside a display name or a URI is not the header's.
    match = _TAG.search(value, value.rfind(">") + 1)
    return match[1] if match else ""


def _is_number(text: str, largest: int) -> bool:
    return text.isascii() and text.isdigit() and len(text) <= 10 and int(text) <= largest
