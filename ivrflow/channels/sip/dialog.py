"""A SIP dialog (RFC 3261 section 12) on the side that is called: who we are to each other, and how to say something."""

from __future__ import annotations

from secrets import token_hex
from typing import Any, Final, TypeAlias

from sippy.MsgBody import MsgBody
from sippy.SipAddress import SipAddress
from sippy.SipCallId import SipCallId
from sippy.SipFrom import SipFrom
from sippy.SipGenericHF import SipGenericHF
from sippy.SipHeader import SipHeader
from sippy.SipRequest import SipRequest
from sippy.SipRoute import SipRoute
from sippy.SipTo import SipTo

from ivrflow.channels.sip.wire import Message

__all__ = ["ALLOW", "PHRASES", "PLAIN_ANSWERS", "Dialog", "Headers", "answer", "with_headers"]

ALLOW: Final = ("Allow", "INVITE, ACK, BYE, CANCEL, OPTIONS, INFO, UPDATE, NOTIFY")

PHRASES: Final = {
    100: "Trying",
    180: "Ringing",
    183: "Session Progress",
    200: "OK",
    400: "Bad Request",
    403: "Forbidden",
    404: "Not Found",
    405: "Method Not Allowed",
    415: "Unsupported Media Type",
    420: "Bad Extension",
    422: "Session Interval Too Small",
    480: "Temporarily Unavailable",
    481: "Call/Transaction Does Not Exist",
    482: "Loop Detected",
    486: "Busy Here",
    487: "Request Terminated",
    488: "Not Acceptable Here",
    491: "Request Pending",
    500: "Server Internal Error",
    501: "Not Implemented",
    503: "Service Unavailable",
    603: "Decline",
}

Headers: TypeAlias = tuple[tuple[str, str], ...]

PLAIN_ANSWERS: Final[dict[str, tuple[int, Headers]]] = {
    "OPTIONS": (200, (ALLOW, ("Accept", "application/sdp"), ("Supported", "timer"))),
    "MESSAGE": (405, (ALLOW,)),
    "SUBSCRIBE": (405, (ALLOW,)),
    "REGISTER": (405, (ALLOW,)),
    "PUBLISH": (405, (ALLOW,)),
    "PRACK": (481, ()),
    # Callers do not send us elsewhere: that is how toll fraud begins.
    "REFER": (603, ()),
}
"""Requests within a call that are answered the same way whatever it is doing."""


def answer(request: Any, code: int, headers: Headers = (), sdp: str = "") -> Any:
    """A response to a request of sippy's."""
    response = with_headers(request.genResponse(code, PHRASES.get(code, "Refused")), headers)
    if sdp:
        response.setBody(MsgBody(sdp))
    return response


def with_headers(message: Any, headers: Headers) -> Any:
    """Append headers to a message of sippy's. A line break in a value is a defect of ours, and raises."""
    for name, value in headers:
        if not value.isprintable():
            raise ValueError(f"header {name} would break the message")
        # As it is: sippy would parse what it knows, and take some values apart at their commas.
        body = SipGenericHF(value, name)
        # Nor `Refer-to`: names are case-insensitive, but not every peer has read that (sipp has not).
        body.getCanName = lambda *_, written=name: written
        message.appendHeader(SipHeader(name=name, body=body))
    return message


class Dialog:
    """Made by an INVITE without a To tag. `contact_host` is how the peer can reach us: an address, bracketed if v6."""

    def __init__(self, invite: Any, contact_host: str, contact_port: int) -> None:
        """Raises ValueError when the INVITE has no Contact that a request could be sent to."""
        message: Message = invite.message
        self.call_id = message.call_id
        self.remote_tag = message.from_tag
        self.local_tag = token_hex(8)
        self.remote_cseq = message.cseq
        self.invite_cseq = message.cseq
        self.contact = f"<sip:ivr@{contact_host}:{contact_port}>"
        self.local_uri = f"sip:ivr@{contact_host}:{contact_port}"
        self._via_host, self._via_port = contact_host, contact_port
        self._local = _with_tag(message.first("to"), self.local_tag)
        self._remote = message.first("from")
        self._routes = [route.getUri().getCopy() for route in invite.getHFBodys("record-route")]
        self._cseq = 0
        self._target = _contact(invite)

    def matches(self, message: Message) -> bool:
        """Whether a request of the peer's belongs to this dialog (section 12.2.2)."""
        return (message.call_id, message.from_tag) == (self.call_id, self.remote_tag)

    def response(self, request: Any, code: int, headers: Headers = (), sdp: str = "") -> Any:
        """A response in this dialog: with our tag, and our Contact where RFC 3261 table 2 wants it."""
        made = answer(request, code, headers, sdp)
        made.getHFBody("to").setTag(self.local_tag)
        if 100 < code < 300 and request.getMethod() in {"INVITE", "UPDATE"}:
            with_headers(made, (("Contact", self.contact), ALLOW))
        return made

    def request(self, method: str, headers: Headers = ()) -> Any:
        """A request of ours in this dialog, with the next CSeq (`last_cseq`)."""
        self._cseq += 1
        routes = [SipRoute(address=route.getCopy()) for route in self._routes]
        target, next_hop = self._target.getCopy(), self._target.getAddr()
        if routes:
            next_hop = routes[0].getUrl().getAddr()
            if not routes[0].getUrl().lr:
                # Strict routing (section 12.2.1.1): the first route becomes the target, the target the last route.
                routes.append(SipRoute(address=SipAddress(url=target)))
                target = routes.pop(0).getUrl()
        made = SipRequest(
            method=method,
            ruri=target,
            to=SipTo(self._remote),
            fr0m=SipFrom(self._local),
            cseq=self._cseq,
            callid=SipCallId(self.call_id),
            routes=routes,
            target=(next_hop, "udp"),
        )
        made.delHFs("user-agent")
        via = made.getHFBody("via")
        via.hostname, via.port, via.transport = self._via_host, self._via_port, "UDP"
        if method in {"REFER", "UPDATE"}:
            with_headers(made, (("Contact", self.contact),))
        return with_headers(made, headers)

    @property
    def last_cseq(self) -> int:
        return self._cseq

    def refresh_target(self, request: Any) -> None:
        """A re-INVITE or UPDATE may move the peer (section 12.2.2). A Contact that makes no sense is not followed."""
        if request.countHFs("contact"):
            try:
                self._target = _contact(request)
            except ValueError:
                return


def _contact(request: Any) -> Any:
    if not request.countHFs("contact"):
        raise ValueError("no Contact")
    header = request.getHFBody("contact")
    if header.asterisk:
        raise ValueError("Contact is a star")
    url = header.getUrl()
    if url.scheme != "sip" or not url.host or not 0 < url.getPort() < 65_536:
        raise ValueError("Contact is no SIP URI with a host")
    return url.getCopy()


def _with_tag(value: str, tag: str) -> str:
    return f"{value};tag={tag}"
