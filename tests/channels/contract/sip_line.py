"""A running engine and a real SIP phone as one of the channels."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager

from ivrflow.model.cdr import Cdr
from ivrflow.model.conversation import Conversation

from ...e2e.caller import Caller
from ...e2e.engine import Engine
from ...e2e.installation import Installation
from ...peers.wav import Pcm
from .phone_call import agents_in
from .sounds import Sounds
from .wire_line import WireLine

__all__ = ["SipLine"]

AGENTS = {"busy": "486 Busy Here", "noanswer": "480 Temporarily Unavailable", "done": "200 OK"}


class SipTelephone:
    """Implements phone_call.Telephone: keys go as RTP events, a hand-over comes as REFER."""

    def __init__(self, caller: Caller, agents: str) -> None:
        self._caller, self._agents = caller, agents
        self.handed: tuple[str, dict[str, object]] | None = None

    @property
    def is_pressing(self) -> bool:
        return self._caller.handset.is_pressing

    @property
    def last_sound_s(self) -> float | None:
        packets = self._caller.handset.packets
        return packets[-1].at_s if packets else None

    def heard(self) -> Pcm:
        return self._caller.ear.all()

    def press(self, keys: str) -> None:
        self._caller.press(keys)

    def hang_up(self) -> None:
        if self._caller.dialog.hang_up().status == 481:
            # Both hung up at the same time: the engine's BYE was under way.
            self._caller.is_hung_up()

    def look_around(self) -> bool:
        over = False
        for request in self._caller.requests():
            if request.method == "BYE":
                self._caller.dialog.reply(request)
                over = True
            elif request.method == "REFER":
                handed = self._caller.accept_referral(request)
                if self._agents == "done":
                    self.handed = handed
                self._caller.dialog.notify(f"SIP/2.0 {AGENTS[self._agents]}", "terminated;reason=noresource")
        return over


class SipLine(WireLine[SipTelephone]):
    """Callers are told apart by their number."""

    def __init__(self, installation: Installation, engine: Engine, sounds: Sounds) -> None:
        super().__init__(installation, sounds)
        self._engine = engine

    @contextmanager
    def dial(self, conversation: Conversation, caller: str) -> Iterator[SipTelephone]:
        with Caller(self._engine.address, caller) as phone:
            phone.dial(conversation.dnis)
            yield SipTelephone(phone, agents_in(conversation))

    def cdr(self, caller: str) -> Cdr:
        return self._installation.cdr(caller, timeout_s=40)
