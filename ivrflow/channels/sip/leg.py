"""The signalling of one call that came in. Everything here happens in sippy's thread.

What the call is for is decided elsewhere: `LegListener` is told, in the home thread, what the peer does, and the
methods of `Leg`, posted to this thread, say what to answer.
"""

from __future__ import annotations

from collections.abc import Callable
from enum import Enum
from functools import partial
from typing import Any, ClassVar

from ivrflow.channels.sip.dialog import ALLOW, PLAIN_ANSWERS, Dialog, Headers
from ivrflow.channels.sip.info_keys import INFO_TYPES, info_key
from ivrflow.channels.sip.leg_ports import SDP, LegListener, LegServices, Reply
from ivrflow.channels.sip.referring import Outcome, Referring
from ivrflow.channels.sip.session_timer import MIN_SE_S, SessionWatch, TooBriefError
from ivrflow.channels.sip.wire import Message

__all__ = ["Leg"]


class _State(Enum):
    RINGING = "ringing"
    ANSWERED = "answered"
    """200 is out, its ACK is not in."""
    CONFIRMED = "confirmed"
    ENDED = "ended"


class Leg:
    """One call's dialog and the transactions in it: told first by the channel, then by the peer, then by itself."""

    def __init__(self, services: LegServices, dialog: Dialog, invite: Any, transaction: Any) -> None:
        self.dialog = dialog
        self.listener: LegListener | None = None
        self._services = services
        self._state = _State.RINGING
        self._invite, self._transaction = invite, transaction
        # The 487 that sippy has ready for a CANCEL must belong to the same dialog as our 180.
        transaction.r487.getHFBody("to").setTag(dialog.local_tag)
        self._offering = False
        self._changing: tuple[Any, Any] | None = None
        self._bye_wanted = False
        self._session = SessionWatch(services.call_later, self._send_refresh, self._lose)
        self._referring: Referring | None = None
        self._session.renew(invite.message)

    def ring(self) -> None:
        self._respond(180)

    def progress(self, sdp: str) -> None:
        """Early media: tell the peer where its sound comes from."""
        self._respond(183, sdp=sdp)

    def accept(self, sdp: str, offering: bool) -> None:
        """Answer the call. `offering`: the INVITE had no session description, this is our offer."""
        if self._state is _State.RINGING:
            self._accept(self._invite, self._transaction, sdp)
            self._state = _State.ANSWERED
            self._offering = offering
            if not offering:
                self._tell(lambda to: to.on_answered())

    def refuse(self, code: int, headers: Headers = ()) -> None:
        """Turn the call away while it rings; end it when it is answered already."""
        if self._state is not _State.RINGING:
            self.hang_up()
            return
        self._respond(code, headers)
        self._end()

    def settle(self, sdp: str, code: int = 200) -> None:
        """Answer the change that `on_offer` told of: with a description, or with an error code and none."""
        if self._changing is None or self._state is _State.ENDED:
            return
        (request, transaction), self._changing = self._changing, None
        if code >= 300:
            self._send_response(self.dialog.response(request, code), transaction)
            return
        self._offering = not request.message.body
        self._accept(request, transaction, sdp)

    def hang_up(self) -> None:
        """End the answered call; refuse it when it still rings. A BYE must wait for the ACK (RFC 3261 section 15)."""
        if self._state is _State.RINGING:
            self.refuse(603)
        elif self._state is _State.ANSWERED:
            self._bye_wanted = True
        elif self._state is _State.CONFIRMED:
            self._bye()

    def shut_down(self) -> None:
        """The line stops: no waiting for an ACK any more."""
        if self._state is _State.RINGING:
            self._respond(503)
            self._end()
        elif self._state is not _State.ENDED:
            self._bye()
        self._tell(lambda to: to.on_ended("lost", "the line was stopped"))

    def fail(self) -> None:
        """A defect of ours has hit this call: nothing of it may stay behind."""
        if self._state is not _State.ENDED:
            self._tell(lambda to: to.on_ended("lost", "defect"))
            try:
                self._respond(500)
            finally:
                self._end()

    def refer(self, refer_to: str) -> None:
        """Ask the peer to call somebody else instead. The outcome is told once."""
        if self._state not in {_State.ANSWERED, _State.CONFIRMED} or self._referring is not None:
            self._tell(lambda to: to.on_referred(Outcome("failed", "the call cannot be handed off now")))
            return
        referred_by = ("Referred-By", f"<{self.dialog.local_uri}>")
        request = self.dialog.request("REFER", (("Refer-To", refer_to), referred_by))
        settings = self._services.settings
        self._referring = Referring(
            self.dialog.last_cseq,
            self._referred,
            self._services.call_later,
            settings.refer_timeout_s,
            settings.refer_limit_s,
        )
        self._services.transactions.newTransaction(request, resp_cb=self._refer_answered)

    def forget_referral(self) -> None:
        if self._referring is not None:
            self._referring.drop()
            self._referring = None

    def on_request(self, request: Any, transaction: Any) -> Reply:
        """A request within the dialog."""
        message: Message = request.message
        if message.cseq <= self.dialog.remote_cseq:
            return (self.dialog.response(request, 500), None, None)
        self.dialog.remote_cseq = message.cseq
        handler = self._HANDLERS.get(message.method)
        if handler is None:
            code, headers = PLAIN_ANSWERS.get(message.method, (501, (ALLOW,)))
            return (self.dialog.response(request, code, headers), None, None)
        return handler(self, request, transaction)

    def on_cancel(self, *_: object) -> None:
        """sippy has answered the CANCEL and sent 487; also when the INVITE expired."""
        if self._state is _State.RINGING:
            self._end()
            self._tell(lambda to: to.on_ended("caller", "cancelled"))

    def on_missing_ack(self) -> None:
        """64 times T1 have passed since the last final answer."""
        self._lose("the answer was not acknowledged")

    def _on_bye(self, request: Any, _: Any) -> Reply:
        if self._state is _State.RINGING:
            self._respond(487)
        if self._referring is not None:
            self._referring.peer_left()
        self._end()
        self._tell(lambda to: to.on_ended("caller", "hung up"))
        return (self.dialog.response(request, 200), None, None)

    def _on_reinvite(self, request: Any, transaction: Any) -> Reply:
        if self._state is _State.RINGING or self._changing is not None:
            return (self.dialog.response(request, 500, (("Retry-After", "1"),)), None, None)
        if self._state is _State.ANSWERED and self._offering:
            return (self.dialog.response(request, 491), None, None)
        return self._change(request, transaction)

    def _on_update(self, request: Any, transaction: Any) -> Reply:
        message: Message = request.message
        if message.body and (self._state is not _State.CONFIRMED or self._changing is not None):
            return (self.dialog.response(request, 500, (("Retry-After", "1"),)), None, None)
        if message.body:
            return self._change(request, transaction)
        if (refused := self._refresh(request)) is not None:
            return (refused, None, None)
        return (self.dialog.response(request, 200, self._session.headers), None, None)

    def _change(self, request: Any, transaction: Any) -> Reply:
        message: Message = request.message
        if message.body and message.content_type != SDP:
            return (self.dialog.response(request, 415, (("Accept", SDP),)), None, None)
        if (refused := self._refresh(request)) is not None:
            return (refused, None, None)
        self._changing = (request, transaction)
        self._tell(lambda to: to.on_offer(message.body))
        return (None, self._change_cancelled, self.on_missing_ack)

    def _change_cancelled(self, *_: object) -> None:
        self._changing = None

    def _on_info(self, request: Any, _: Any) -> Reply:
        message: Message = request.message
        if not message.body:
            return (self.dialog.response(request, 200), None, None)
        if message.content_type not in INFO_TYPES:
            return (self.dialog.response(request, 415, (("Accept", ", ".join(INFO_TYPES)),)), None, None)
        pressed = info_key(message.content_type, message.body)
        if pressed is None:
            return (self.dialog.response(request, 400), None, None)
        self._tell(lambda to: to.on_info_key(pressed.key, pressed.duration_ms))
        return (self.dialog.response(request, 200), None, None)

    def _on_notify(self, request: Any, _: Any) -> Reply:
        known = self._referring is not None and self._referring.notified(request.message)
        return (self.dialog.response(request, 200 if known else 481), None, None)

    _HANDLERS: ClassVar[dict[str, Callable[[Leg, Any, Any], Reply]]] = {
        "BYE": _on_bye,
        "INFO": _on_info,
        "INVITE": _on_reinvite,
        "NOTIFY": _on_notify,
        "UPDATE": _on_update,
    }

    def _respond(self, code: int, headers: Headers = (), sdp: str = "") -> None:
        if self._state is _State.RINGING:
            self._send_response(self.dialog.response(self._invite, code, headers, sdp), self._transaction)

    def _accept(self, request: Any, transaction: Any, sdp: str) -> None:
        headers = (("Accept", SDP), ("Supported", "timer"), *self._session.headers)
        if request.getMethod() == "INVITE":
            self._transaction = transaction
        self._send_response(self.dialog.response(request, 200, headers, sdp), transaction)

    def _send_response(self, response: Any, transaction: Any) -> None:
        self._services.transactions.sendResponse(response, transaction, ack_cb=self._acknowledged)

    def _acknowledged(self, ack: Any) -> None:
        if self._state is _State.ANSWERED:
            self._state = _State.CONFIRMED
        if self._state is not _State.CONFIRMED:
            return
        if self._bye_wanted:
            self._bye()
        elif self._offering:
            self._offering = False
            message: Message = ack.message
            body = message.body if message.content_type == SDP else b""
            self._tell(lambda to: to.on_answer(body))

    def _bye(self) -> None:
        self.forget_referral()
        self._services.transactions.newTransaction(self.dialog.request("BYE"))
        self._end()

    def _end(self) -> None:
        if self._state is _State.ENDED:
            return
        if self._changing is not None:
            request, transaction = self._changing
            self._changing = None
            self._send_response(self.dialog.response(request, 487), transaction)
        if self._state is _State.ANSWERED:
            self._services.transactions.stop_repeating(self._transaction)
        self._state = _State.ENDED
        self._session.stop()
        self._services.gone(self.dialog)

    def _refer_answered(self, response: Any) -> None:
        status, phrase = response.getSCode()
        referring = self._referring
        if referring is not None:
            referring.answered(status, phrase)
        if status == 481:
            self._lose("the far side does not know the call any more")

    def _referred(self, outcome: Outcome) -> None:
        self._referring = None
        self._tell(lambda to: to.on_referred(outcome))

    def _refresh(self, request: Any) -> Any | None:
        """Take up what a re-INVITE or UPDATE says about target and session timer; the refusal when it cannot be."""
        try:
            self._session.renew(request.message)
        except TooBriefError:
            return self.dialog.response(request, 422, (("Min-SE", str(MIN_SE_S)),))
        self.dialog.refresh_target(request)
        return None

    def _send_refresh(self, headers: Headers) -> None:
        update = self.dialog.request("UPDATE", headers)
        self._services.transactions.newTransaction(
            update, resp_cb=lambda response: self._session.answered(response.getSCode()[0])
        )

    def _lose(self, cause: str) -> None:
        if self._state in {_State.ANSWERED, _State.CONFIRMED}:
            self._bye()
            self._tell(lambda to: to.on_ended("lost", cause))

    def _tell(self, what: Callable[[LegListener], None]) -> None:
        if self.listener is not None:
            self._services.home.call_soon(partial(what, self.listener))
