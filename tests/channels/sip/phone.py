"""A small SIP phone for tests: real datagrams, one call at a time, everything explicit.

    phone = Phone(line.address)
    call = phone.call("95588")
    call.invite()
    answer = call.answered()          # 200, acknowledged
    call.rtp.press("1")
    assert call.rtp.receive(5)        # packets heard
    call.hang_up()

Whatever a test waits for comes as a message; nothing sleeps. A wait that is not fulfilled in 20 s fails the test.
"""

from __future__ import annotations

import re
import secrets
import socket
import time
from collections.abc import Callable
from dataclasses import dataclass, field
from typing import Self

from .rtp_port import PATIENCE_S, RtpPort
from .sip_text import SipText, read

__all__ = ["PATIENCE_S", "Call", "Phone"]

SDP_TYPE = "application/sdp"


class Phone:
    """A user agent with one signalling socket. Close it, or use it in `with`."""

    def __init__(self, server: tuple[str, int], user: str = "13800001111", ip: str = "127.0.0.1") -> None:
        self.server: tuple[str, int] = (server[0], server[1])
        self.user, self.ip = user, ip
        self._socket = socket.socket(socket.AF_INET6 if ":" in ip else socket.AF_INET, socket.SOCK_DGRAM)
        self._socket.bind((ip, 0))
        self.port: int = self._socket.getsockname()[1]
        self._unread: list[SipText] = []
        self._calls: list[Call] = []

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self.close()

    def close(self) -> None:
        for call in self._calls:
            call.rtp.close()
        self._socket.close()

    def call(self, number: str) -> Call:
        """A call to be made; `invite` makes it."""
        call = Call(self, number)
        self._calls.append(call)
        return call

    def options(self) -> SipText:
        """Ask what the server can do."""
        ask = self.call("ping")
        ask.send("OPTIONS")
        return ask.response("OPTIONS")

    def send(self, data: bytes | str) -> None:
        self._socket.sendto(data.encode("utf-8", "surrogateescape") if isinstance(data, str) else data, self.server)

    def receive(self, wanted: Callable[[SipText], bool], within_s: float = PATIENCE_S) -> SipText:
        """The first message that is wanted; others are kept for later."""
        for message in self._unread:
            if wanted(message):
                self._unread.remove(message)
                return message
        end = time.monotonic() + within_s
        while (left := end - time.monotonic()) > 0:
            self._socket.settimeout(left)
            try:
                data, came_from = self._socket.recvfrom(65_535)
            except TimeoutError:
                break
            message = read(data, came_from[:2])
            if wanted(message):
                return message
            self._unread.append(message)
        raise AssertionError(f"what was waited for did not come; unread: {[text.start for text in self._unread]}")

    def waiting_requests(self) -> list[SipText]:
        """The requests that have come and that nobody has received; does not wait."""
        self._socket.setblocking(False)
        try:
            while True:
                data, came_from = self._socket.recvfrom(65_535)
                self._unread.append(read(data, came_from[:2]))
        except BlockingIOError:
            pass
        requests = [message for message in self._unread if not message.status]
        self._unread = [message for message in self._unread if message.status]
        return requests

    def nothing_but(self, expected: int = 0) -> None:
        """All that the server had sent was read, except so many messages. An OPTIONS goes round as the proof."""
        self.options()
        assert len(self._unread) == expected, [text.start for text in self._unread]


@dataclass
class Call:
    """One dialog, seen from the phone."""

    phone: Phone
    number: str
    rtp: RtpPort = field(init=False)
    call_id: str = field(default_factory=lambda: f"{secrets.token_hex(8)}@phone")
    tag: str = field(default_factory=lambda: secrets.token_hex(4))
    cseq: int = 0
    remote_tag: str = ""
    target: str = ""
    branch: str = ""
    display_name: str = ""
    provisional: list[SipText] = field(default_factory=list)

    def __post_init__(self) -> None:
        self.rtp = RtpPort(self.phone.ip)
        self.target = f"sip:{self.number}@{self._host(self.phone.server[0])}:{self.phone.server[1]}"
        self._original = self.target

    # Session descriptions

    def sdp(self, formats: str = "0 101", direction: str = "sendrecv", ip: str = "", port: int = -1) -> str:
        """A usual offer; `telephone-event` is number 101."""
        family, ip = ("IP6" if ":" in self.phone.ip else "IP4"), ip or self.phone.ip
        port = self.rtp.port if port < 0 else port
        events = "a=rtpmap:101 telephone-event/8000\r\na=fmtp:101 0-15\r\n" if "101" in formats.split() else ""
        return (
            f"v=0\r\no=phone 1 1 IN {family} {ip}\r\ns=-\r\nc=IN {family} {ip}\r\nt=0 0\r\n"
            f"m=audio {port} RTP/AVP {formats}\r\n{events}a=ptime:20\r\na={direction}\r\n"
        )

    # Requests

    def text(
        self,
        method: str,
        body: str | None = None,
        headers: tuple[str, ...] = (),
        content_type: str = SDP_TYPE,
        cseq: int = 0,
        branch: str = "",
    ) -> str:
        """A request of this dialog as text, for tests that want to break it."""
        self.branch = branch or f"z9hG4bK{secrets.token_hex(8)}"
        host, port = self._host(self.phone.ip), self.phone.port
        name = f'"{self.display_name}" ' if self.display_name else ""
        to_tag = f";tag={self.remote_tag}" if self.remote_tag else ""
        lines = [
            f"{method} {self.target} SIP/2.0",
            f"Via: SIP/2.0/UDP {host}:{port};branch={self.branch};rport",
            "Max-Forwards: 70",
            f"From: {name}<sip:{self.phone.user}@{host}>;tag={self.tag}",
            f"To: <{self._original}>{to_tag}",
            f"Call-ID: {self.call_id}",
            f"CSeq: {cseq or self.cseq} {method}",
            f"Contact: <sip:{self.phone.user}@{host}:{port}>",
            *headers,
            *([f"Content-Type: {content_type}"] if body else []),
            f"Content-Length: {len((body or '').encode())}",
        ]
        return "\r\n".join(lines) + "\r\n\r\n" + (body or "")

    def send(
        self, method: str, body: str | None = None, headers: tuple[str, ...] = (), content_type: str = SDP_TYPE
    ) -> str:
        """Send a request with the next CSeq."""
        self.cseq += 1
        text = self.text(method, body, headers, content_type)
        self.phone.send(text)
        return text

    def invite(self, sdp: str | None = "", headers: tuple[str, ...] = ()) -> str:
        """Send an INVITE, or a re-INVITE; None: without a session description."""
        return self.send("INVITE", self.sdp() if sdp == "" else sdp, headers)

    def cancel(self) -> None:
        """Cancel the INVITE sent last."""
        self.phone.send(self.text("CANCEL", branch=self.branch))

    def acknowledge(self, sdp: str | None = None) -> None:
        self.phone.send(self.text("ACK", sdp))

    def hang_up(self) -> SipText:
        self.send("BYE")
        return self.response("BYE")

    def info(self, body: str, content_type: str = "application/dtmf-relay") -> SipText:
        self.send("INFO", body, content_type=content_type)
        return self.response("INFO")

    def notify(self, fragment: str, state: str = "active;expires=60", event: str = "refer") -> SipText:
        """Tell how a REFER went, such as `SIP/2.0 200 OK`."""
        headers = (f"Event: {event}", f"Subscription-State: {state}")
        self.send("NOTIFY", f"{fragment}\r\n", headers, "message/sipfrag;version=2.0")
        return self.response("NOTIFY")

    # What comes back

    def response(self, method: str = "INVITE", within_s: float = PATIENCE_S) -> SipText:
        """The final response to the last request; provisional ones are kept in `provisional`."""
        while True:
            message = self.next_response(method, within_s)
            if message.status >= 200:
                return message

    def next_response(self, method: str = "INVITE", within_s: float = PATIENCE_S) -> SipText:
        """The next response of this call to that method, provisional ones included."""
        message = self.phone.receive(
            lambda text: self._is_mine(text) and text.status > 0 and text.method == method, within_s
        )
        if method == "INVITE" and message.status < 200:
            self.provisional.append(message)
        if method == "INVITE" and message.tag("to") and message.status < 300:
            self.remote_tag = message.tag("to")
            if contact := re.search(r"<([^>]*)>", message["contact"]):
                self.target = contact[1]
        return message

    def answered(self, ack_sdp: str | None = None) -> SipText:
        """The 200 to the INVITE, acknowledged; RTP is aimed at what it says."""
        message = self.response()
        assert message.status == 200, message.start
        if message.body:
            self.rtp.aim(message.body)
        self.acknowledge(ack_sdp)
        return message

    def refused(self) -> SipText:
        """The final error to the INVITE, acknowledged."""
        message = self.response()
        assert message.status >= 300, message.start
        branch, tag = self.branch, self.remote_tag
        self.remote_tag = message.tag("to")
        target, self.target = self.target, self.target if tag else self._original
        self.phone.send(self.text("ACK", branch=branch))
        self.remote_tag, self.target = tag, target
        return message

    def request(self, method: str, within_s: float = PATIENCE_S) -> SipText:
        """The next request of the server's with that method in this call."""
        return self.phone.receive(lambda text: self._is_mine(text) and text.start.startswith(f"{method} "), within_s)

    def reply(self, request: SipText, status: str = "200 OK", headers: tuple[str, ...] = ()) -> None:
        """Answer a request of the server's."""
        copied = [
            f"{name.title()}: {value}"
            for name, value in request.headers
            if name in {"via", "from", "to", "call-id", "cseq"}
        ]
        lines = [f"SIP/2.0 {status}", *copied, *headers, "Content-Length: 0"]
        self.phone.send("\r\n".join(lines) + "\r\n\r\n")

    def hung_up(self) -> SipText:
        """The server's BYE, answered."""
        bye = self.request("BYE")
        self.reply(bye)
        return bye

    def _is_mine(self, text: SipText) -> bool:
        return text["call-id"] == self.call_id

    @staticmethod
    def _host(ip: str) -> str:
        return f"[{ip}]" if ":" in ip else ip
