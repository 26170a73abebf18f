"""When two calls count as one: where they stand, and the values that can still make a difference.

Control is exact: the flow and node, the dialogue's replies within the node, the subflows below, the handlers that are
left, the language, whether the call is answered or over, errors since the last answer, and the last menus that `back`
would return to (only where a flow has such a key; two of them by default). Two dialogues with the same replies in
another order count as one if the last reply is the same.

Data is bounded: of the variables that are live and matter, the value; numbers beyond everything they are compared with
count as one. Who calls, what was dialled and when count where a later condition asks for it. The number of nodes
visited is no part of a state: budgets per call are not explored.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Hashable, Mapping
from decimal import Decimal
from typing import Final, NamedTuple, TypeAlias

from ivrflow.compiler.program import BACK, Program
from ivrflow.engine.interpreter import Call
from ivrflow.engine.position import Frame
from ivrflow.model.commands import Query
from ivrflow.model.events import Answered, Consulted, Gathered, Played, Queried, Recorded, Reply, Waiting
from ivrflow.model.values import Value
from ivrflow.verify.exploration.distinctions import Distinctions, Matter
from ivrflow.verify.exploration.live_facts import live_facts
from ivrflow.verify.exploration.liveness import live_variables

__all__ = ["Abstraction", "Data", "Location"]

Location: TypeAlias = Hashable
"""Where a call stands."""
Data: TypeAlias = tuple[Hashable, ...]
"""The values that make a difference there."""

_COUNTED: Final = 10
"""Replies of one sort in one dialogue that are told apart: more than any input has attempts."""
_ROUNDS: Final = 40
"""The same for the line of a queue: twenty minutes when the caller is told every half a minute how it stands."""
_NO_ANSWERS: Final = (Played, Answered)
"""Replies that tell the dialogue nothing."""
_MARGIN: Final = 3
"""How far beyond the largest constant numbers are still told apart: variables compared with each other need some."""


class _Watched(NamedTuple):
    """One variable that makes a difference at a node."""

    name: str
    value: bool
    """False: only whether it has one."""
    least: Decimal | None
    most: Decimal | None
    """Numbers beyond these count as one; None: all are told apart, because a formula may do anything with them."""


class Abstraction:
    """Sorts calls into states."""

    def __init__(self, programs: Mapping[str, Program], distinctions: Distinctions, back_menus: int = 2) -> None:
        self._watched = {
            program.id: tuple(
                tuple(_watched(program.id, name, matter, distinctions) for name, matter in names)
                for names in live_variables(program, distinctions)
            )
            for program in programs.values()
        }
        self._facts = live_facts(programs, distinctions)
        returns = any(BACK in program.keys.values() for program in programs.values())
        self._back_menus = back_menus if returns else 0

    def location(self, call: Call) -> Location:
        """Where the call stands."""
        walk = call.walk
        if call.finished:
            return "over", walk.program.id, walk.node, walk.ended_by
        waiting = _waiting(call)
        unwinding = walk.unwinding
        return (
            walk.program.id,
            walk.node,
            waiting,
            _dialogue(call),
            _together(call),
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
        if call.finished:
            return ()
        walk = call.walk
        found = self._values(walk.program, walk.node, walk.variables)
        found += [source(call) for source in self._facts[walk.program.id][walk.node]]
        if walk.stack or walk.unwinding:
            for frame in (*walk.stack, *(walk.unwinding or ())):
                found.extend(self._frame(call, frame, unwinding=walk.unwinding is not None))
        return tuple(found)

    def _trail(self, trail: tuple[int, ...]) -> tuple[int, ...]:
        return trail[-self._back_menus :] if self._back_menus else ()

    def _frame(self, call: Call, frame: Frame, *, unwinding: bool) -> list[Hashable]:
        node = frame.program.handlers.get("hangup") if unwinding else frame.node
        if node is None:
            return []
        facts = self._facts[frame.program.id][node]
        return [*self._values(frame.program, node, frame.variables), *(source(call) for source in facts)]

    def _values(self, program: Program, node: int, variables: Mapping[str, Value]) -> list[Hashable]:
        found: list[Hashable] = []
        for name, by_value, least, most in self._watched[program.id][node]:
            value = variables.get(name)
            if not by_value:
                found.append(value is not None)
            elif least is not None and most is not None and type(value) is Decimal:
                found.append(least if value < least else min(value, most))
            else:
                found.append(value)
        return found


def _watched(flow: str, name: str, matter: Matter, distinctions: Distinctions) -> _Watched:
    group = distinctions.group(flow, name)
    numbers = [each for each in group.constants if isinstance(each, Decimal)]
    if not numbers or group.functions:
        return _Watched(name, matter is Matter.VALUE, None, None)
    return _Watched(name, matter is Matter.VALUE, min(numbers) - _MARGIN, max(numbers) + _MARGIN)


def _waiting(call: Call) -> Hashable:
    """What is in flight. Messages that nobody waits for count as one: else each round that sends one would be new."""
    commands = call.in_flight.values()
    watched = [command for command in commands if not (isinstance(command, Query) and command.detached)]
    return tuple(type(command).__name__ for command in watched), len(watched) < len(commands)


def _dialogue(call: Call) -> Hashable:
    replies = [_meaning(reply) for reply in call.replies if type(reply) not in _NO_ANSWERS]
    if len(replies) < 2:
        return tuple(replies)
    rounds = sum(isinstance(reply, Waiting) for reply in call.replies)
    if rounds:
        # What was pressed in a line, and where in it the caller stood, is over with the next round.
        return "line", min(rounds, _ROUNDS), replies[-1]
    counted = Counter(replies)
    return frozenset((reply, min(number, _COUNTED)) for reply, number in counted.items()), replies[-1]


def _together(call: Call) -> Hashable:
    """Of look-ups that were issued together: the answers that are there already."""
    return tuple(reply and _meaning(reply) for reply in call.gathering)


def _meaning(reply: Reply) -> Hashable:
    match reply:
        case Gathered(_, outcome, keys, terminator):
            return outcome.value, keys, terminator, reply.meaning
        case Queried(_, outcome, results, reason):
            return outcome, reason, tuple(results.items())
        case Waiting(_, position, _):
            return "waiting", position
        case Recorded(_, ended_by):
            return "recorded", ended_by
        case Consulted(_, _, value):
            return "consulted", None if value is None else repr(value)
        case _:
            return type(reply).__name__, getattr(reply, "outcome", "")
