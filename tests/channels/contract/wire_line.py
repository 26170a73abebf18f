"""A running engine as one of the channels: conversations in real time."""

from __future__ import annotations

from abc import ABC, abstractmethod
from collections.abc import Sequence
from concurrent.futures import ThreadPoolExecutor
from contextlib import AbstractContextManager
from itertools import count
from typing import Generic, TypeVar

from ivrflow.model.cdr import Cdr
from ivrflow.model.conversation import Conversation

from ...e2e.installation import Installation
from .outcome import NotSoError, Outcome
from .phone_call import PhoneCall, Telephone
from .slow_host import SlowHost
from .sounds import Sounds
from .transcript import transcribe
from .world import Round

__all__ = ["WireLine"]

TelephoneT = TypeVar("TelephoneT", bound=Telephone)


class WireLine(ABC, Generic[TelephoneT]):
    """Holds conversations: prompts are recognised by their sound, look-ups reach the database."""

    def __init__(self, installation: Installation, sounds: Sounds) -> None:
        self._installation, self._sounds = installation, sounds
        self._callers = count(13_700_000_000)

    @abstractmethod
    def dial(self, conversation: Conversation, caller: str) -> AbstractContextManager[TelephoneT]:
        """Call, and wait until somebody answers."""

    @abstractmethod
    def cdr(self, caller: str) -> Cdr:
        """The record of this caller's call, once there is one."""

    def hold(self, conversations: Sequence[Conversation]) -> list[Outcome]:
        """A call for each, all at the same time, each from a phone and a caller of its own."""
        with ThreadPoolExecutor(len(conversations), "phone") as phones:
            return list(phones.map(self._hold, conversations, map(str, self._callers)))

    def hold_round(self, held: Round) -> list[Outcome]:
        """The calls of a round, in its world."""
        held.world.arrange(self._installation)
        return self.hold([run.conversation for run in held.runs])

    def _hold(self, conversation: Conversation, caller: str) -> Outcome:
        with (
            SlowHost(self._installation.bank, conversation) as host,
            self.dial(conversation, caller) as telephone,
        ):
            call = PhoneCall(telephone, self._sounds, host)
            problem = ""
            try:
                for step in conversation.steps:
                    call.take(step)
            except NotSoError as error:
                problem = str(error)
            call.close()
            host.release()
            cdr = self.cdr(caller)
            heard = transcribe(telephone.heard(), self._sounds)
            problem = problem or call.what_does_not_hold(cdr.ended_by, cdr.path, heard)
            return Outcome(problem, heard, heard, cdr.ended_by, cdr.language, cdr.path)
