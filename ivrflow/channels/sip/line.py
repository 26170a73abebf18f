"""The SIP line: one UDP port, its thread, and the calls on it."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from typing import Any, Final

from ivrflow.channels.sip.admission import Admission
from ivrflow.channels.sip.channel import SipChannel
from ivrflow.channels.sip.complaints import LOG, Complaints
from ivrflow.channels.sip.dialog import ALLOW, PHRASES, Dialog, Headers, answer
from ivrflow.channels.sip.invitation import read_invitation
from ivrflow.channels.sip.leg import Leg
from ivrflow.channels.sip.leg_ports import SDP, LegServices, Reply
from ivrflow.channels.sip.loop import SignallingLoop
from ivrflow.channels.sip.media_session import MediaPort
from ivrflow.channels.sip.session_timer import MIN_SE_S, TooBriefError
from ivrflow.channels.sip.settings import SipSettings
from ivrflow.channels.sip.transactions import Transactions
from ivrflow.channels.sip.udp import Source, UdpSocket
from ivrflow.channels.sip.wire import Message
from ivrflow.model.lines import Home, Invitation, LineHandler, Rejection

__all__ = ["SipLine"]

_SUPPORTED: Final = frozenset({"timer"})
_METHODS_REFUSED: Final = frozenset({"MESSAGE", "SUBSCRIBE", "REGISTER", "PUBLISH"})
_METHODS_IN_DIALOG: Final = frozenset({"BYE", "INFO", "UPDATE", "NOTIFY", "PRACK"})


@dataclass(frozen=True, slots=True)
class _Caller:
    """What an INVITE and its CANCEL, and an INVITE that came by two ways, have in common."""

    call_id: str
    tag: str


class SipLine:
    """Listens for calls. Methods may be called from any thread, but not from the line's own."""

    def __init__(self, settings: SipSettings, media: MediaPort, home: Home, handler: LineHandler) -> None:
        self._settings = settings
        self._media = media
        self._home = home
        self._handler = handler
        self._complaints = Complaints()
        self._loop = SignallingLoop(self._complaints)
        self._admission = Admission(settings)
        self._legs: dict[str, Leg] = {}
        self._callers: dict[_Caller, Leg] = {}
        self._udp: UdpSocket | None = None
        self._transactions: Transactions | None = None
        self._draining = False

    @property
    def address(self) -> Source:
        """Where the line listens, the real port included. Only while it is started."""
        assert self._udp is not None, "the line is not started"
        return self._udp.address

    @property
    def calls(self) -> int:
        """How many calls are in progress, those that ring included."""
        return len(self._legs)

    def start(self) -> None:
        """Listen. Raises Unavailable when the port cannot be had or this process has a line already."""
        udp = UdpSocket(self._settings.ip, self._settings.port, self._receive, self._complaints)
        try:
            self._loop.start()
        except BaseException:
            udp.close()
            raise
        self._udp = udp
        self._loop.call(self._open)
        udp.start(self._loop.post)

    def drain(self) -> None:
        """Take no new calls: they and OPTIONS get 503. Calls in progress go on."""
        self._draining = True

    def stop(self) -> None:
        """End the calls that are left with a BYE, and give the port back. Harmless when the line is not started."""
        if self._udp is None:
            return
        self._loop.call(self._end_all)
        self._loop.stop()
        self._udp.close()
        self._udp = self._transactions = None

    # In sippy's thread -----------------------------------------------------------------------------------------------

    def _open(self) -> None:
        assert self._udp is not None
        self._transactions = Transactions(
            self._udp, self._screen, self._on_request, self._complaints, self._settings.ack_timeout_s
        )
        self._transactions.tag_of = self._tag_of

    def _receive(self, datagram: bytes, source: Source) -> None:
        if self._transactions is not None:
            self._transactions.receive(datagram, source)

    def _end_all(self) -> None:
        for leg in list(self._legs.values()):
            leg.shut_down()
        assert self._transactions is not None
        self._transactions.shutdown()
        self._transactions = None

    def _screen(self, message: Message, source: Source) -> tuple[int, str, Headers] | None:
        """What needs no transaction: everything but INVITEs and requests within a call."""
        if message.to_tag:
            leg = self._legs.get(message.to_tag)
            known = leg is not None and leg.dialog.matches(message)
            return None if known else (481, PHRASES[481], ())
        if not self._admission.is_peer(source.ip):
            self._complaints.say("SIP request from a stranger refused", f"{message.method} from {source.ip}")
            return (403, PHRASES[403], ())
        if message.method == "INVITE":
            return None if self._admission.has_time_for_a_call() else self._busy()
        if message.method == "OPTIONS":
            return self._busy() if self._draining else (200, PHRASES[200], (ALLOW, ("Accept", SDP)))
        if message.method in _METHODS_IN_DIALOG:
            return (481, PHRASES[481], ())
        if message.method == "REFER":
            return (603, PHRASES[603], ())
        code = 405 if message.method in _METHODS_REFUSED else 501
        return (code, PHRASES[code], (ALLOW,))

    def _busy(self) -> tuple[int, str, Headers]:
        return (503, PHRASES[503], (("Retry-After", str(self._settings.retry_after_s)),))

    def _tag_of(self, message: Message) -> str:
        leg = self._callers.get(_Caller(message.call_id, message.from_tag))
        return leg.dialog.local_tag if leg is not None else ""

    def _on_request(self, request: Any, transaction: Any) -> Reply:
        message: Message = request.message
        unsupported = message.listed("require") - _SUPPORTED
        if message.to_tag:
            leg = self._legs[message.to_tag]
            if unsupported:
                return (leg.dialog.response(request, 420, _unsupported(unsupported)), None, None)
            return leg.on_request(request, transaction)
        if _Caller(message.call_id, message.from_tag) in self._callers:
            return (answer(request, 482), None, None)
        return self._invited(request, transaction, unsupported)

    def _invited(self, request: Any, transaction: Any, unsupported: frozenset[str]) -> Reply:
        assert self._udp is not None
        assert self._transactions is not None
        message: Message = request.message
        peer_ip = request.source[0][0].strip("[]")
        local_ip = self._settings.public_ip or self._udp.local_ip_towards(peer_ip)
        try:
            dialog = Dialog(request, self._settings.host_of(local_ip), self._udp.address.port)
        except ValueError as error:
            self._complaints.say("malformed SIP message", f"{error} (from {peer_ip})")
            return (answer(request, 400), None, None)
        invitation = read_invitation(request, peer_ip, self._settings.trust_identity)
        refuse = partial(self._turn_away, dialog, request, invitation)
        if self._draining or len(self._legs) >= self._settings.max_calls:
            return refuse(503, self._busy()[2], "draining" if self._draining else "no room for another call")
        if unsupported:
            return refuse(420, _unsupported(unsupported), "requires an extension that we do not know")
        if message.body and message.content_type != SDP:
            return refuse(415, (("Accept", SDP),), "its body is no session description")
        services = LegServices(self._transactions, self._home, self._loop.call_later, self._settings, self._gone)
        try:
            leg = Leg(services, dialog, request, transaction)
        except TooBriefError:
            return refuse(422, (("Min-SE", str(MIN_SE_S)),), "its session timer is too short")
        self._transactions.sendResponse(answer(request, 100), transaction)
        channel = SipChannel(leg, partial(self._post_for, leg), self._home, self._media, local_ip)
        leg.listener = channel
        self._legs[dialog.local_tag] = leg
        self._callers[_Caller(dialog.call_id, dialog.remote_tag)] = leg
        self._home.call_soon(partial(self._introduce, invitation, channel, message.body))
        return (None, leg.on_cancel, leg.on_missing_ack)

    def _turn_away(
        self, dialog: Dialog, request: Any, invitation: Invitation, code: int, headers: Headers, cause: str
    ) -> Reply:
        self._home.call_soon(partial(self._handler.refused, invitation, Rejection(code, cause)))
        return (dialog.response(request, code, headers), None, None)

    def _gone(self, dialog: Dialog) -> None:
        self._legs.pop(dialog.local_tag, None)
        self._callers.pop(_Caller(dialog.call_id, dialog.remote_tag), None)

    def _contain(self, leg: Leg, job: Callable[[], None]) -> None:
        try:
            job()
        except Exception:
            # A defect of ours, or a value that sippy cannot write: that call ends, the others do not notice.
            LOG.exception("defect in a call")
            leg.fail()

    # In the home thread ----------------------------------------------------------------------------------------------

    def _post_for(self, leg: Leg, job: Callable[[], None]) -> None:
        self._loop.post(partial(self._contain, leg, job))

    def _introduce(self, invitation: Invitation, channel: SipChannel, offered: bytes) -> None:
        rejection = channel.read_offer(offered)
        if rejection is not None:
            channel.turn_away(rejection)
            self._handler.refused(invitation, rejection)
            return
        try:
            verdict = self._handler.invited(invitation, channel)
        except Exception:
            # A defect of ours: the caller gets an answer, the others keep their calls.
            LOG.exception("defect while taking a call")
            verdict = Rejection(500, "defect")
        if isinstance(verdict, Rejection):
            channel.turn_away(verdict)
        else:
            channel.begin(verdict)


def _unsupported(names: frozenset[str]) -> Headers:
    return (("Unsupported", ", ".join(sorted(names))),)
