"""sippy's SIP transactions (RFC 3261 section 17) on our socket, fed with screened messages."""

from __future__ import annotations

from collections.abc import Callable
from hashlib import md5
from typing import Any, Final

from sippy.SipRequest import SipRequest
from sippy.SipResponse import SipResponse
from sippy.SipTransactionManager import SipTMRetransmitO, SipTransactionManager
from sippy.Time.MonoTime import MonoTime
from sippy.Time.Timeout import Timeout

from ivrflow.channels.sip.complaints import LOG, Complaints
from ivrflow.channels.sip.udp import Source, UdpSocket
from ivrflow.channels.sip.wire import MalformedError, Message, read_datagram, stateless_answer

__all__ = ["OnRequest", "Screen", "Transactions"]

OnRequest = Callable[[Any, Any], tuple[Any, Any, Any] | None]
"""(sippy's request, sippy's transaction) → what sippy expects: (response, on cancel, on missing ACK), or None."""

Screen = Callable[[Message, Source], tuple[int, str, tuple[tuple[str, str], ...]] | None]
"""Asked before a request makes a transaction: (code, phrase, headers) answers it at the least cost."""

_PURGE_S: Final = 32
_REMEMBERED: Final = 8_192
"""Messages whose answers are kept for retransmissions; a flood empties the memory early."""
_T2_S: Final = 4.0
_PENDING: Final = 20_000


class Transactions(SipTransactionManager):  # type: ignore[misc]  # sippy has no types
    """Server and client transactions. Everything happens in sippy's thread.

    Requests carry the screened message as `.message`; their bodies are read there.
    """

    def __init__(
        self, udp: UdpSocket, screen: Screen, on_request: OnRequest, complaints: Complaints, ack_timeout_s: float
    ) -> None:
        # The base class would open its own sockets: its fields are set here instead.
        self.global_config = {"_sip_logger": _Silence()}
        self.tclient: dict[Any, Any] = {}
        self.tserver: dict[Any, Any] = {}
        self.l1rcache: dict[bytes, Any] = {}
        self.l2rcache: dict[bytes, Any] = {}
        self.req_consumers: dict[Any, Any] = {}
        self._transport = _Transport(udp)
        self.l4r = _OneSocket(self._transport)
        self.req_cb = self._safely
        self.cp_timer = Timeout(self.rCachePurge, _PURGE_S, -1)
        self._udp = udp
        self._screen = screen
        self._on_request = on_request
        self._complaints = complaints
        self._ack_timeout_s = ack_timeout_s
        self.tag_of: Callable[[Message], str] = lambda _: ""
        """The To tag that an INVITE was given, by its CANCEL."""

    def receive(self, datagram: bytes, source: Source) -> None:
        """Take one datagram. Never raises: what is wrong with it is answered, logged in one line, or dropped."""
        checksum = md5(datagram, usedforsecurity=False).digest()
        known = self.l1rcache.get(checksum) or self.l2rcache.get(checksum)
        if known is not None:
            if known.data is not None:
                self.transmitData(known.userv, known.data, known.address)
            return
        if len(self.l1rcache) > _REMEMBERED:
            self.rCachePurge()
        try:
            message = read_datagram(datagram)
        except MalformedError as error:
            if datagram.strip(b"\r\n\x00"):
                self._complaints.say("malformed SIP message", f"{error} (from {source.ip})")
            if error.reply is not None:
                self._udp.send(error.reply, *source)
            return
        try:
            if message.status:
                self._response(message, checksum)
            else:
                self._request(message, source, checksum)
        except Exception as error:  # sippy's parser and state machine raise anything at all on odd input
            self._complaints.say("SIP message that cannot be handled", f"{error!r} (from {source.ip})")
            LOG.debug("cannot handle a SIP message", exc_info=True)
            self._answer_stateless(message, source, 400, "Bad Request")

    def sendResponse(self, resp: Any, t: Any = None, *more: Any, **options: Any) -> None:  # noqa: N802 - sippy's name
        """Send a response in its transaction; a final one to an INVITE waits for its ACK as long as configured."""
        super().sendResponse(resp, t, *more, **options)
        if t is not None and t.needack and resp.getSCode()[0] >= 200:
            t.teD.cancel()
            t.teD = Timeout(self.timerD, self._ack_timeout_s, 1, t)

    def timerA(self, t: Any) -> None:  # noqa: N802 - sippy's name
        """Repeat a message. Intervals double up to T2, as for all that we send (we send no INVITE)."""
        self.transmitData(t.userv, t.data, t.address)
        t.tout = min(t.tout * 2, _T2_S)
        t.teA = Timeout(self.timerA, t.tout, 1, t)

    @staticmethod
    def stop_repeating(transaction: Any) -> None:
        """Stop the retransmission of a final response whose ACK will never come."""
        if transaction.teA is not None:
            transaction.teA.cancel()
            transaction.teA = None

    def _response(self, message: Message, checksum: bytes) -> None:
        response = SipResponse(message.text)
        response.message = message
        transaction = self.tclient.get(response.getTId(True, True))
        if transaction is None:
            self.l1rcache[checksum] = SipTMRetransmitO()
            return
        self.incomingResponse(response, transaction, checksum)

    def _request(self, message: Message, source: Source, checksum: bytes) -> None:
        verdict = self._screen(message, source) if message.method not in {"ACK", "CANCEL"} else None
        if verdict is None and len(self.tserver) >= _PENDING:
            verdict = (503, "Service Unavailable", (("Retry-After", "5"),))
        if verdict is not None:
            self._answer_stateless(message, source, *verdict)
            return
        request = SipRequest(message.text)
        request.message, request.rtime = message, MonoTime()
        host = f"[{source.ip}]" if ":" in source.ip else source.ip
        request.source = ((host, source.port), "udp")
        via = request.getHFBody("via")
        # RFC 3261 section 18.2.1 and RFC 3581. What the message itself says about them would aim our answers elsewhere.
        via.params.pop("received", None)
        if via.hostname != host:
            via.params["received"] = host
        if "rport" in via.params:
            via.params["rport"] = str(source.port)
        for name in ("from", "to"):
            request.getHFBody(name)
        if message.method == "CANCEL" and not message.to_tag and (tag := self.tag_of(message)):
            request.getHFBody("to").setTag(tag)
        self.incomingRequest(request, checksum, request.getTIds(), self._transport)

    def _safely(self, request: Any, transaction: Any) -> tuple[Any, Any, Any] | None:
        try:
            return self._on_request(request, transaction)
        except Exception:
            # A defect of ours: that request is answered, no transaction is left behind, other calls go on.
            LOG.exception("defect while handling %s", request.getMethod())
            return (request.genResponse(500, "Server Internal Error"), None, None)

    def _answer_stateless(
        self, message: Message, source: Source, code: int, phrase: str, extra: tuple[tuple[str, str], ...] = ()
    ) -> None:
        if message.status or message.method == "ACK":
            return
        answer = stateless_answer(message.headers, code, phrase, extra)
        if answer is not None:
            self._udp.send(answer, *source)


class _Transport:
    """Our socket in the shape in which sippy uses one."""

    transport = "udp"

    def __init__(self, udp: UdpSocket) -> None:
        self._udp = udp
        self.uopts = self

    def isWildCard(self) -> bool:  # noqa: N802 - sippy's name
        return False

    def getSIPaddr(self) -> tuple[tuple[str, int], str]:  # noqa: N802 - sippy's name
        return (tuple(self._udp.address), "udp")  # type: ignore[return-value]  # a NamedTuple of the same two

    def addr2str(self, address: tuple[str, int]) -> str:
        return f"{address[0]}:{address[1]}"

    def send_to(self, data: str, address: tuple[str, int]) -> None:
        host, port = address
        self._udp.send(data.encode(), str(host), int(port))


class _OneSocket:
    """sippy's choice of a local address for a remote one: there is one socket."""

    def __init__(self, transport: _Transport) -> None:
        self._transport = transport

    def getServer(self, *_: object, **__: object) -> _Transport:  # noqa: N802 - sippy's name
        return self._transport

    def rotateCache(self) -> None:  # noqa: N802 - sippy's name
        pass

    def shutdown(self) -> None:
        pass


class _Silence:
    """sippy's log of whole messages: callers' numbers and keys do not belong into a log."""

    def write(self, *_: object, **__: object) -> None:
        pass
