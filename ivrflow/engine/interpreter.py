"""One call: hand it an event, get a step with the commands to carry out.

    step = call.handle(event, at_ms)

Rules
1. Events are the only way in, the step's commands the only way out. Nothing here raises for anything that a caller, a
   host or a flow can do; an exception is our bug, and the runner ends that call.
2. Every command that has a reply is numbered; a reply whose number nobody waits for is dropped.
3. Between nodes the state is immutable; inside a node it is that state plus the replies since (see `fork`).
4. Reads in flight are cancelled at hang-up, writes never: the call is `finished` when their outcome is known.
"""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from copy import copy
from typing import Any, Final, cast

from ivrflow.compiler.program import Program
from ivrflow.engine.issuing import WAITING, Issuing
from ivrflow.engine.walk import Walk
from ivrflow.expr import EvaluationFault
from ivrflow.model.commands import (
    Answer,
    AwaitAgent,
    Gather,
    Issued,
    Record,
)
from ivrflow.model.events import Event, Failed, Gathered, HungUp, Offered, Queried, Reply, TimeUp
from ivrflow.model.journal import Step, Visit
from ivrflow.nodes.node import Script
from ivrflow.nodes.outcomes import Exit, Outcome

__all__ = ["Call"]


class Call(Issuing):
    """The interpreter of one call. Not thread-safe; one owner hands in all events, in the order they happened."""

    __slots__ = ("_programs", "_replies", "_script", "offered")

    def __init__(self, programs: Mapping[str, Program]) -> None:
        super().__init__()
        self._programs = programs
        self._script: Script | None = None
        self._replies: list[tuple[Any, int]] = []
        self.offered: Offered

    @property
    def finished(self) -> bool:
        """Nothing more will happen, and no write is in flight."""
        return self.walk.hung_up and self._script is None and not self._pending

    @property
    def replies(self) -> Iterator[Reply]:
        """What the dialogue of the present node has been told so far."""
        for reply, _ in self._replies:
            if isinstance(reply, tuple):
                yield from reply
            elif reply is not None:
                yield reply

    @property
    def gathering(self) -> tuple[Reply | None, ...]:
        """The replies to look-ups that were issued together, None for those that are not there yet."""
        return tuple(self._batch.values())

    def handle(self, event: Event, at_ms: int) -> Step:
        """Take in one event. `at_ms` counts from the offer, on a clock that never goes back."""
        out: list[Issued] = []
        self._out = out
        if type(event) is Offered:
            self.offered = event
            self.walk = walk = Walk(self._programs, event)
            position = walk.position
            walk.tell_time(at_ms)
            self._run(going_on=True)
            self._go_on(None)
            return Step(at_ms, event, position, False, tuple(walk.visits), tuple(out))
        walk = self.walk
        visits: list[Visit] = []
        walk.visits = visits
        walk.tell_time(at_ms)
        position = walk.position
        secret = False
        if type(event) is HungUp:
            self._hung_up(event)
        elif type(event) is TimeUp:
            self._time_up(event)
        else:
            secret = self._reply(event)
        return Step(at_ms, event, position, secret, tuple(visits), tuple(out))

    # Events ----------------------------------------------------------------------------------------------------------

    def _reply(self, event: Any) -> bool:
        """Give a reply to whom it belongs; tells whether it answers a secret input."""
        number = event.number
        command = self._pending.pop(number, None)
        if command is None:
            # Nobody asked any more, so nobody knows whether these keys are a PIN.
            return type(event) is Gathered
        if self._answer is not None and number == self._answer[0]:
            self._answered(event)
            return False
        if number in self._batch:
            event = self._gathered(event)
            if event is None:
                return False
        elif number != self._gather:
            return False
        self._stop_meanwhile()
        if type(event) is Failed:
            self._give_up(event.reason)
            return False
        secret = False
        kind = type(command)
        if kind is Gather or kind is AwaitAgent or kind is Record:
            self.walk.was_answered()
            secret = kind is Gather and cast("Gather", command).settings.secret
        self._go_on(event)
        return secret

    def _gathered(self, event: Any) -> tuple[Reply | None, ...] | None:
        """One of several replies came: all of them, once they are there."""
        batch, number = self._batch, event.number
        batch[number] = Queried(number, "failed", reason=event.reason) if type(event) is Failed else event
        if None in batch.values():
            return None
        self._batch = {}
        return tuple(batch.values())

    def _answered(self, event: Any) -> None:
        assert self._answer is not None
        _, waiting = self._answer
        self._answer = None
        if type(event) is Failed:
            self._give_up(event.reason)
            return
        self.answered = True
        if type(waiting) is Answer:
            self._go_on(event)
        else:
            reply = self._issue(waiting)
            if reply is not WAITING:
                self._go_on(reply)

    def _hung_up(self, event: HungUp) -> None:
        if self.walk.hung_up:
            return
        self._abandon(caller_is_gone=True)
        self._run(self.walk.hang_up(event.by))
        self._go_on(None)

    def _time_up(self, event: TimeUp) -> None:
        walk = self.walk
        if walk.hung_up and event.reason == "handlers":
            self._abandon(caller_is_gone=True)
            walk.cut_short()
        elif not walk.hung_up and not walk.ended_by:
            if self._answer is not None:
                # It cannot be told any more whether the call still rings; whoever is being answered must be hung up.
                self.answered = True
            self._abandon(caller_is_gone=False)
            walk.stop(event.reason)
            self._end_call()

    # Scripts ---------------------------------------------------------------------------------------------------------

    def _run(self, going_on: bool) -> None:
        """Run nodes from where the call stands until a dialogue begins, or the flows have nothing more to do."""
        walk = self.walk
        self._script = None
        while going_on:
            node = walk.program.nodes[walk.node]
            if not node.immediate:
                self._script = cast("Script", node.run(walk))
                self._replies = []
                return
            try:
                outcome = cast("Outcome", node.run(walk))
            except EvaluationFault as fault:
                going_on = walk.fail(str(fault))
            else:
                going_on = walk.leave(outcome)
        if not walk.hung_up:
            self._end_call()

    def _go_on(self, reply: Any) -> None:
        """Send the script a reply, and carry on until somebody has to be waited for."""
        while (script := self._script) is not None:
            self._replies.append((reply, self.walk.at_ms))
            try:
                command = script.send(reply)
            except StopIteration as stop:
                self._run(self.walk.leave(stop.value))
                reply = None
                continue
            except EvaluationFault as fault:
                self._run(self.walk.fail(str(fault)))
                reply = None
                continue
            reply = self._issue(command)
            if reply is WAITING:
                return
            if type(reply) is Failed:
                script.close()
                self._run(self.walk.leave(Exit(reply.reason)))
                reply = None

    def _give_up(self, exit_name: str) -> None:
        """The command that the script waits for cannot be carried out: leave the node by its technical exit."""
        if self._script is not None:
            self._script.close()
            self._run(self.walk.leave(Exit(exit_name)))
            self._go_on(None)

    def _abandon(self, *, caller_is_gone: bool) -> None:
        """Close the dialogue, and wait for nothing that is in flight."""
        if self._script is not None:
            self._script.close()
            self._script = None
        self._forget(caller_is_gone=caller_is_gone)

    # Forks -----------------------------------------------------------------------------------------------------------

    def fork(self) -> Call:
        """Another call at the same place, independent from here on: the dialogue is rerun with the replies so far."""
        # As `copy.copy` would, in a third of the time: explorations fork ten thousands of calls.
        twin = object.__new__(type(self))
        for name in _STATE:
            setattr(twin, name, getattr(self, name))
        twin.part_ways()
        return twin

    def part_ways(self) -> None:
        """Own what a copy still shares with the call it was copied from, and rerun the dialogue."""
        replies = self._replies
        self.walk = walk = copy(self.walk)
        self._pending = dict(self._pending)
        self._replies = list(replies)
        self._batch = dict(self._batch)
        self._out = []
        if self._script is not None:
            now_ms = walk.at_ms
            self._script = cast("Script", walk.current.run(walk))
            for reply, at_ms in replies:
                walk.tell_time(at_ms)
                self._script.send(reply)
            walk.tell_time(now_ms)


_STATE: Final = (*Issuing.__slots__, *Call.__slots__)
