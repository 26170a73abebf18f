"""When two calls count as one: where they stand, and the values that can still make a difference.

Control is exact: the flow and node, the dialogue's replies within the node, the subflows below, the handlers that are
left, the language, whether the call is answered or over, errors since the last answer, and the last two menus that
`back` would return to (only where the flow has such a key). Two dialogues with the same replies in another order count
as one if the last reply is the same.

Data is bounded: of the variables that are live and matter, the value; numbers beyond everything they are compared with
count as one. The number of nodes visited is no part of a state: budgets per call are not explored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import Final, TypeAlias

from ivrflow.compiler.program import BACK, Program
from ivrflow.engine.interpreter import Call
from ivrflow.engine.position import Frame
from ivrflow.model.events import Answered, Gathered, Played, Queried, Reply
from ivrflow.model.values import Value
from ivrflow.verify.distinctions import Distinctions, Matter
from ivrflow.verify.liveness import Live, live_variables

__all__ = ["Abstraction", "Data", "Location"]

Location: TypeAlias = Hashable
"""Where a call stands."""
Data: TypeAlias = tuple[Hashable, ...]
"""The values that make a difference there."""

_REMEMBERED: Final = 2
"""Menus that `back` would return to and that are told apart."""
_MARGIN: Final = 3
"""How far beyond the largest constant numbers are still told apart: variables compared with each other need some."""


class Abstraction:
    """Sorts calls into states."""

    def __init__(self, programs: Mapping[str, Program], distinctions: Distinctions) -> None:
        self._distinctions = distinctions
        self._live: dict[str, Live] = {
            program.id: live_variables(program, distinctions) for program in programs.values()
        }
        self._remembers = any(BACK in program.keys.values() for program in programs.values())
        self._limits: dict[tuple[str, str], tuple[Decimal, Decimal] | None] = {}

    def location(self, call: Call) -> Location:
        """Where the call stands."""
        walk = call.walk
        if call.finished:
            return "over", walk.program.id, walk.node, walk.ended_by
        waiting = tuple(type(command).__name__ for command in call.in_flight.values())
        unwinding = walk.unwinding
        return (
            walk.program.id,
            walk.node,
            waiting,
            _dialogue(call),
            tuple((frame.program.id, frame.node, self._trail(frame.trail)) for frame in walk.stack),
            self._trail(walk.trail),
            walk.language,
            call.answered,
            walk.errors,
            walk.ended_by,
            None if unwinding is None else tuple((frame.program.id, frame.node) for frame in unwinding),
        )

    def data(self, call: Call) -> Data:
        """The values that make a difference there, always in the same order."""
        walk = call.walk
        found = list(self._values(walk.program, walk.node, walk.variables))
        for frame in (*walk.stack, *(walk.unwinding or ())):
            found.extend(self._frame(frame, unwinding=walk.unwinding is not None))
        return tuple(found)

    def _trail(self, trail: tuple[int, ...]) -> tuple[int, ...]:
        return trail[-_REMEMBERED:] if self._remembers else ()

    def _frame(self, frame: Frame, *, unwinding: bool) -> list[Hashable]:
        node = frame.program.handlers.get("hangup") if unwinding else frame.node
        return [] if node is None else self._values(frame.program, node, frame.variables)

    def _values(self, program: Program, node: int, variables: Mapping[str, Value]) -> list[Hashable]:
        return [
            self._class_of(program.id, name, variables.get(name))
            if matter is Matter.VALUE
            else name in variables and variables[name] is not None
            for name, matter in self._live[program.id][node]
        ]

    def _class_of(self, flow: str, name: str, value: Value) -> Hashable:
        if type(value) is not Decimal:
            return value
        key = (flow, name)
        if key not in self._limits:
            self._limits[key] = self._limit(flow, name)
        limit = self._limits[key]
        if limit is None:
            return value
        return min(max(value, limit[0]), limit[1])

    def _limit(self, flow: str, name: str) -> tuple[Decimal, Decimal] | None:
        """Between which numbers values are told apart; None: all are, because a formula may do anything with them."""
        group = self._distinctions.group(flow, name)
        numbers = [each for each in group.constants if isinstance(each, Decimal)]
        if not numbers or group.functions:
            return None
        return min(numbers) - _MARGIN, max(numbers) + _MARGIN


def _dialogue(call: Call) -> Hashable:
    replies = [_meaning(reply) for reply in call.replies if not isinstance(reply, Played | Answered)]
    if len(replies) < 2:
        return tuple(replies)
    return frozenset(Counter(replies).items()), replies[-1]


def _meaning(reply: Reply) -> Hashable:
    match reply:
        case Gathered(_, outcome, keys, terminator):
            return outcome.value, keys, terminator
        case Queried(_, outcome, _, reason):
            return outcome, reason
        case _:
            return type(reply).__name__, getattr(reply, "outcome", "")
