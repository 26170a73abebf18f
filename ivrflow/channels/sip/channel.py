"""One call on the SIP line, as the runtime drives it."""

from __future__ import annotations

from collections.abc import Callable
from functools import partial
from typing import Final, TypeAlias

from ivrflow.channels.prompting import Prompting
from ivrflow.channels.sip.ears import Ears
from ivrflow.channels.sip.escaping import refer_to
from ivrflow.channels.sip.info_keys import OncePerPress
from ivrflow.channels.sip.invitation import REJECT_CODES
from ivrflow.channels.sip.leg import Leg
from ivrflow.channels.sip.media_session import MediaPort, MediaSession
from ivrflow.channels.sip.negotiation import NotAcceptableError
from ivrflow.channels.sip.referring import Outcome
from ivrflow.channels.sip.sdp import SdpError
from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import Answer, Cancel, Flush, Gather, HandOff, HangUp, Issued, Play, Reject, Transfer
from ivrflow.model.errors import Unavailable
from ivrflow.model.events import Answered, Failed, HungUp, Referred
from ivrflow.model.lines import Home, Rejection
from ivrflow.model.ports import Referral, Report
from ivrflow.model.sound import Sound

__all__ = ["SipChannel"]

Post: TypeAlias = Callable[[Callable[[], None]], object]


class SipChannel:
    """Implements `ivrflow.model.ports.Channel`, and listens to the call's signalling and media.

    Everything here happens in the home thread. What the SIP and media threads have to say is brought there, what
    they are to do is posted to them; so there is one order of things, and no lock.
    """

    capabilities: Final = frozenset({Capability.EARLY_MEDIA, Capability.REFER})

    def __init__(self, leg: Leg, post: Post, home: Home, media: MediaPort, local_ip: str) -> None:
        self._leg = leg
        self._post = post
        self._home = home
        self._report: Report = lambda _: None
        self._session = MediaSession(media, Ears(home, self), local_ip)
        self._prompting = Prompting(home, lambda event: self._report(event))
        self._once = OncePerPress()
        self._answered = self._ended = self._early = False
        self._answering: list[int] | None = None
        self._referring = 0

    # For the line ----------------------------------------------------------------------------------------------------

    def read_offer(self, sdp: bytes) -> Rejection | None:
        """Look at the INVITE's session description; the rejection when it cannot be answered. Empty is a late offer."""
        try:
            if sdp:
                self._session.take_offer(sdp)
        except SdpError as error:
            return Rejection(400, str(error))
        except NotAcceptableError as error:
            return Rejection(488, str(error))
        return None

    def begin(self, report: Report) -> None:
        """The call is taken: it rings, and events go to `report`."""
        self._report = report
        self._post(self._leg.ring)

    def turn_away(self, rejection: Rejection) -> None:
        """The call is not taken."""
        self._ended = True
        seconds = rejection.retry_after_s
        headers = () if seconds is None else (("Retry-After", str(seconds)),)
        self._post(partial(self._leg.refuse, rejection.code, headers))

    # For the runtime -------------------------------------------------------------------------------------------------

    def do(self, issued: Issued, detail: Sound | Referral | None = None) -> None:
        """Start to carry out a command (ports.Channel). After the call has ended, nothing happens."""
        if self._ended:
            return
        number, command = issued
        try:
            match command:
                case Answer():
                    self._answer(number)
                case Reject():
                    self._post(partial(self._leg.refuse, REJECT_CODES.get(command.cause, 603)))
                    self._finish("flow", command.cause)
                case HangUp():
                    self._post(self._leg.hang_up)
                    self._finish("flow", command.cause)
                case Play() | Gather():
                    self._let_hear(number, command, detail)
                case Flush():
                    self._prompting.flush()
                case Cancel():
                    self._cancel(command.number)
                case HandOff() | Transfer():
                    self._refer(number, detail)
                case _:
                    self._report(Failed(number, "failed", f"a SIP channel cannot do {type(command).__name__}"))
        except Unavailable as error:
            self._report(Failed(number, "failed", str(error)))

    def _answer(self, number: int) -> None:
        if self._answered:
            self._report(Answered(number))
        elif self._answering is not None:
            self._answering.append(number)
        else:
            offering = not self._session.has_offer
            sdp = self._session.offer() if offering else self._session.answer()
            self._answering = [number]
            self._post(partial(self._leg.accept, sdp, offering))

    def _let_hear(self, number: int, command: Play | Gather, sound: Sound | Referral | None) -> None:
        if not isinstance(sound, Sound):
            self._report(Failed(number, "failed", "the prompt has no sound"))
            return
        self._open_early_media()
        assert self._session.stream is not None
        self._prompting.let_hear(number, command, sound, self._session.stream)

    def _open_early_media(self) -> None:
        """Before the answer, sound needs a 183 with our session description. Raises Unavailable when it cannot be."""
        if self._answered or self._early or self._answering is not None:
            return
        if not self._session.has_offer:
            raise Unavailable(
                "the caller cannot hear anything before the answer: the INVITE had no session description"
            )
        self._early = True
        self._post(partial(self._leg.progress, self._session.answer()))

    def _cancel(self, number: int) -> None:
        self._prompting.cancel(number)
        if self._answering is not None and number in self._answering:
            self._answering.remove(number)
        if number == self._referring:
            self._referring = 0
            self._post(self._leg.forget_referral)

    def _refer(self, number: int, referral: Sound | Referral | None) -> None:
        if not isinstance(referral, Referral):
            raise Unavailable("nobody said where the caller is to go")
        if not self._answered:
            raise Unavailable("a call that is not answered cannot be handed over")
        try:
            target = refer_to(referral.target, referral.uui)
        except ValueError as error:
            raise Unavailable(f"the caller cannot be handed over: {error}") from error
        self._referring = number
        self._post(partial(self._leg.refer, target))

    # From signalling (LegListener) -----------------------------------------------------------------------------------

    def on_answered(self) -> None:
        if not self._ended:
            self._answered = True
            waiting, self._answering = self._answering or [], None
            for number in waiting:
                self._report(Answered(number))

    def on_answer(self, sdp: bytes) -> None:
        if self._ended:
            return
        try:
            self._session.accepted(sdp)
        except (SdpError, NotAcceptableError, Unavailable) as error:
            self._post(self._leg.hang_up)
            self._finish("lost", str(error))
            return
        if not self._answered:
            self.on_answered()

    def on_offer(self, sdp: bytes) -> None:
        if self._ended:
            return
        try:
            answer = self._session.change(sdp) if sdp else self._session.offer()
        except (SdpError, NotAcceptableError, Unavailable):
            self._post(partial(self._leg.settle, "", 488))
            return
        self._post(partial(self._leg.settle, answer))

    def on_info_key(self, key: str, duration_ms: int) -> None:
        now = self._home.now_ms()
        if not self._ended and self._once.is_new("info", key, now, duration_ms):
            self._prompting.press(key, now)

    def on_referred(self, outcome: Outcome) -> None:
        number, self._referring = self._referring, 0
        if self._ended or not number:
            return
        self._report(Referred(number, outcome.outcome, outcome.cause))
        if outcome.outcome == "done" and not self._ended:
            self._post(self._leg.hang_up)
            self._finish("flow", "handed over")

    def on_ended(self, by: str, cause: str) -> None:
        self._finish(by, cause)

    # From media, brought home (EarOwner) ------------------------------------------------------------------------------

    def heard_key(self, key: str, at_ms: int) -> None:
        """A key came as an RTP event."""
        if not self._ended and self._once.is_new("rtp", key, at_ms):
            self._prompting.press_in_media(key, at_ms)

    def played(self, number: int) -> None:
        """A prompt was played to its end."""
        self._prompting.played(number)

    def fell_silent(self, seconds: float) -> None:
        """Nothing came from the caller for so long."""
        if not self._ended:
            self._post(self._leg.hang_up)
            self._finish("lost", f"nothing was received from the caller for {seconds:.0f} s")

    # Within ----------------------------------------------------------------------------------------------------------

    def _finish(self, by: str, cause: str) -> None:
        if self._ended:
            return
        self._ended = True
        self._prompting.end()
        self._session.close()
        self._report(HungUp(by, cause))
