"""How commands leave a call: numbered, answered first where needed, forgotten when nobody waits any more."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any, Final, cast

from ivrflow.engine.needs import DONE_WHEN_GONE, NEEDS_NOBODY, must_be_done, needs_answer
from ivrflow.engine.walk import Walk
from ivrflow.model.commands import Answer, Cancel, Command, Flush, HangUp, Issued, Play, Query, Reject
from ivrflow.model.events import Failed, Reply
from ivrflow.nodes.together import Together

__all__ = ["WAITING", "Issuing"]

WAITING: Final = object()
"""What issuing gives when a reply has to be waited for."""
_GONE: Final = Failed(0, "gone")
_FLUSH: Final = Flush()


class Issuing:
    """What is in flight, and the commands of the present step. The interpreter builds on it."""

    __slots__ = (
        "_answer", "_batch", "_gather", "_meanwhile", "_number", "_out", "_pending", "answered", "walk",
    )  # fmt: skip

    def __init__(self) -> None:
        self._number = 0
        self._pending: dict[int, Command] = {}
        """What is in flight, by number."""
        self._gather: int = 0
        """The number of the command whose reply the script waits for."""
        self._batch: dict[int, Reply | None] = {}
        """The same for look-ups that were issued together, with the replies that came so far."""
        self._meanwhile: int = 0
        self._answer: tuple[int, Command] | None = None
        """(number of the Answer in flight, the command that waits for it)."""
        self._out: list[Issued] = []
        self.answered = False
        self.walk: Walk

    @property
    def in_flight(self) -> Mapping[int, Command]:
        """The commands whose reply has not come, by number, in the order issued."""
        return self._pending

    def _issue(self, command: Command | Together) -> Any:
        """Put a command out. Gives WAITING, or the reply where there is nothing to wait for."""
        kind, walk = type(command), self.walk
        if isinstance(command, Together):
            if not command.queries:
                return ()
            self._gather = 0
            self._batch = dict.fromkeys(map(self._put, command.queries))
            self._begin_meanwhile(command.meanwhile)
            return WAITING
        if walk.hung_up and kind not in NEEDS_NOBODY:
            return None if kind in DONE_WHEN_GONE else _GONE
        if walk.must_flush:
            walk.must_flush = False
            if self.answered:
                self._put(_FLUSH)
        if not command.replies or (kind is Query and cast("Query", command).detached):
            self._put(command)
            return None
        if not self.answered:
            if kind is HangUp:
                command = Reject("unavailable")
            elif kind is Answer or needs_answer(command):
                number = self._put(Answer())
                self._answer = (number, command)
                return WAITING
        elif kind is Reject:
            command = HangUp()
        elif kind is Answer:
            return None
        if isinstance(command, Query) and command.meanwhile is not None:
            self._gather = self._put(replace(command, meanwhile=None))
            self._begin_meanwhile(command.meanwhile)
        else:
            self._gather = self._put(command)
        return WAITING

    def _begin_meanwhile(self, meanwhile: Play | None) -> None:
        if meanwhile is not None and not self.walk.hung_up and self.answered:
            self._meanwhile = self._put(meanwhile)

    def _put(self, command: Command) -> int:
        self._number = number = self._number + 1
        if command.replies:
            self._pending[number] = command
        self._out.append(Issued(number, command))
        return number

    def _stop_meanwhile(self) -> None:
        if self._meanwhile and self._pending.pop(self._meanwhile, None) is not None:
            self._out.append(Issued(self._meanwhile, Cancel(self._meanwhile)))
        self._meanwhile = 0

    def _end_call(self) -> None:
        """The flows are done: end the call on the channel, unless somebody has it already."""
        if self.walk.ended_by in ("handoff", "transfer"):
            return
        if not any(type(command) in (HangUp, Reject) for command in self._pending.values()):
            self._put(HangUp() if self.answered else Reject("unavailable"))

    def _forget(self, *, caller_is_gone: bool) -> None:
        """Wait for nothing that is in flight, except for what must be done. Edges that would go on working in vain are
        told; a channel whose call is over needs no telling."""
        self._answer = None
        self._gather = self._meanwhile = 0
        self._batch = {}
        for number, command in list(self._pending.items()):
            kind = type(command)
            is_ending = kind is HangUp or kind is Reject
            if must_be_done(command) or (is_ending and not caller_is_gone):
                continue
            del self._pending[number]
            if kind is Query or not caller_is_gone:
                self._out.append(Issued(number, Cancel(number)))
