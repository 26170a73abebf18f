"""A journal, run on another version: would this call have gone the same way?

Every question that the new version asks is answered from the journal, by the node that asks it and how often that node
had asked before:
- a prompt that says something else is reported, and the call goes on;
- a menu is answered by choice first (the label, then the node that it led to), then by key;
- an input with other settings is collected anew from the keys and their times;
- a look-up with the same arguments has the same answer;
- a prompt (or a pause) that the call never met is heard to its end, if the caller is known to have stayed on the line.
A question that the journal cannot answer is undecided, and ends the comparison: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ivrflow import say
from ivrflow.compiler.program import Program
from ivrflow.engine.interpreter import Call
from ivrflow.engine.question import meaning_of, question_in_words
from ivrflow.engine.recollect import recollect
from ivrflow.engine.recorded import RecordedCall
from ivrflow.engine.same_choice import same_choice
from ivrflow.model.commands import Command, Enqueue, Gather, HandOff, HangUp, Issued, Play, Reject, Wait
from ivrflow.model.events import Elapsed, Event, Gathered, HungUp, Played, Reply, TimeUp
from ivrflow.model.inputs import InputOutcome
from ivrflow.model.journal import Step, Visit
from ivrflow.model.journal_records import HIDDEN
from ivrflow.nodes.node import Node

__all__ = ["Divergence", "Replay", "replay"]


@dataclass(frozen=True, slots=True)
class Divergence:
    """Where the call goes another way."""

    number: int
    """How many nodes the two have in common."""
    before: Visit | None
    after: Visit | None


@dataclass(frozen=True, slots=True)
class Replay:
    """What would have become of a call."""

    visits: tuple[Visit, ...]
    visits_before: tuple[Visit, ...]
    divergence: Divergence | None
    """The first node that is left by another way; None when the paths are the same as far as they are known."""
    changed_wording: tuple[str, ...]
    """`flow.node` whose prompts say something else now, in the order met."""
    new_prompts: tuple[str, ...]
    """`flow.node` that this caller would hear and did not hear then, in the order met."""
    undecided: str
    """The question that the journal cannot answer; empty when there was none."""
    ended_before: str
    ended_after: str
    """As `Cdr.ended_by`; empty when undecided."""
    outcome_before: str
    outcome_after: str
    """The same, with the queue that the caller was given to last: `handoff to cards`."""


def replay(programs: Mapping[str, Program], before: Mapping[str, Program], journal: Sequence[Step]) -> Replay:
    """Run a call's journal on other programs. `before` are those that it was made with."""
    return _Run(programs, before, journal).run()


class _UndecidedError(Exception):
    """The journal has no answer."""


class _Run:
    def __init__(self, programs: Mapping[str, Program], before: Mapping[str, Program], journal: Sequence[Step]) -> None:
        self._before, self._journal = before, journal
        self._programs = programs
        self._recorded = RecordedCall(journal)
        self._call = Call(programs)
        self._visits: list[Visit] = []
        self._wording: list[str] = []
        self._new_prompts: list[str] = []
        self._queue = ""
        self._renamed: dict[Visit, str] = {}
        """A visit that left by the exit of the same choice → what that exit was called."""
        self._places: dict[int, tuple[str, str]] = {}
        """Command → (flow, node) that issued it."""

    def run(self) -> Replay:
        offered = self._recorded.offered
        undecided = ""
        if offered.flow not in self._programs:
            return self._result(f"there is no flow {offered.flow} any more")
        self._take(self._call.handle(offered, 0))
        at_ms = 0
        try:
            while not self._call.finished and (event := self._next_event()) is not None:
                at_ms = max(at_ms + 1, self._recorded.at_ms)
                self._take(self._call.handle(event, at_ms))
        except _UndecidedError as question:
            undecided = str(question)
        return self._result(undecided)

    def _take(self, step: Step) -> None:
        self._visits.extend(step.visits)
        flow, node, _ = self._call.walk.position
        for number, _ in step.commands:
            self._places.setdefault(number, (flow, node))
        self._queue = _last_queue(step) or self._queue

    def _next_event(self) -> Event | None:
        """The reply to the command that has waited longest, or what ended the call then."""
        waiting = next(iter(self._call.in_flight.items()), None)
        if waiting is None:
            # Somebody else has the caller: the channel hangs up by itself.
            return None if self._call.walk.hung_up else self._recorded.hung_up
        number, command = waiting
        if isinstance(command, HangUp | Reject):
            return HungUp("flow")
        flow, node = self._places[number]
        where = f"{flow}.{node}"
        exchange = self._recorded.next_exchange(flow, node, command)
        if exchange is None and isinstance(command, Play | Wait) and self._recorded.caller_stayed_on:
            if where not in self._new_prompts and isinstance(command, Play):
                self._new_prompts.append(where)
            return Played(number) if isinstance(command, Play) else Elapsed(number)
        if exchange is None:
            raise _UndecidedError(f"{where}: {question_in_words(command)} was not asked in this call")
        self._compare_wording(command, exchange.command, where)
        if exchange.reply is None:
            return self._end_of_call(where)
        return replace(self._reply(Issued(number, command), exchange.command, exchange.reply, where), number=number)

    def _end_of_call(self, where: str) -> Event:
        ending = self._recorded.hung_up
        if ending is None:
            raise _UndecidedError(f"{where}: the journal ends here")
        # Within the handlers nobody is there to hang up; what was not answered then was cut short.
        return TimeUp("handlers") if self._call.walk.hung_up else ending

    def _compare_wording(self, command: Command, asked: Command, where: str) -> None:
        if isinstance(command, Play | Gather):
            assert isinstance(asked, Play | Gather), "exchanges are found by the kind of command"
            if command.prompt != asked.prompt and where not in self._wording:
                self._wording.append(where)

    def _reply(self, issued: Issued, asked: Command, reply: Reply, where: str) -> Reply:
        number, command = issued
        if isinstance(command, Gather) and isinstance(asked, Gather) and isinstance(reply, Gathered):
            return self._input(number, command, asked, reply, where)
        if meaning_of(command) != meaning_of(asked):
            raise _UndecidedError(f"{where}: {question_in_words(command)} was asked with other values in this call")
        return reply

    def _input(self, number: int, command: Gather, asked: Gather, reply: Gathered, where: str) -> Gathered:
        walk = self._call.walk
        old_flow = self._before.get(walk.program.id)
        old_node = None if old_flow is None else _node(old_flow, walk.current.id)
        chosen = _chosen(command, reply)
        if chosen and old_flow and old_node is not None and asked.settings.choices:
            choice = same_choice(old_flow, old_node, walk.program, walk.current, chosen)
            if choice is not None:
                self._renamed[Visit(walk.program.id, walk.current.id, choice.exit_after)] = choice.exit_before
                was_said = reply.outcome is InputOutcome.SPEECH
                return replace(reply, meaning=choice.keys) if was_said else replace(reply, keys=choice.keys)
        if reply.outcome in (InputOutcome.SPEECH, InputOutcome.NOMATCH):
            return self._speech(command, asked, reply, where)
        if command.settings == asked.settings:
            return reply
        if HIDDEN in reply.keys:
            raise _UndecidedError(f"{where}: a secret input is asked otherwise, and no journal keeps its keys")
        again = recollect(number, command, asked.settings, reply)
        if again is None:
            raise _UndecidedError(f"{where}: nobody knows what the caller would have pressed next")
        return again

    def _speech(self, command: Gather, asked: Gather, reply: Gathered, where: str) -> Gathered:
        """What the same words mean now."""
        if command.grammar == asked.grammar:
            return reply
        if command.grammar is None or HIDDEN in reply.text or not reply.text:
            raise _UndecidedError(f"{where}: nobody knows what the words of the caller would have meant here")
        meaning = say.understood(command.grammar, reply.text)
        outcome = InputOutcome.NOMATCH if meaning is None else InputOutcome.SPEECH
        return replace(reply, outcome=outcome, meaning=meaning)

    def _result(self, undecided: str) -> Replay:
        before, after = self._recorded.visits, tuple(self._visits)
        divergence = None
        for number in range(max(len(before), len(after))):
            old = before[number] if number < len(before) else None
            new = after[number] if number < len(after) else None
            if new is None and undecided:
                break
            if old is None or new is None or not self._same(old, new):
                divergence = Divergence(number, old, new)
                break
        ended_before, ended_after = self._ended_before(), "" if undecided else self._call.walk.ended_by or ""
        return Replay(
            after,
            before,
            divergence,
            tuple(self._wording),
            tuple(self._new_prompts),
            undecided,
            ended_before,
            ended_after,
            _outcome(ended_before, next(filter(None, map(_last_queue, reversed(self._journal))), "")),
            _outcome(ended_after, self._queue),
        )

    def _same(self, old: Visit, new: Visit) -> bool:
        return old == new or (old[:2] == new[:2] and self._renamed.get(new) == old.exit)

    def _ended_before(self) -> str:
        if self._recorded.offered.flow not in self._before:
            return self._recorded.ended_by
        call = Call(self._before)
        for step in self._journal:
            call.handle(step.event, step.at_ms)
        return call.walk.ended_by or "" if call.walk.hung_up else ""


def _last_queue(step: Step) -> str:
    """The queue that a step gives the caller to; empty for none."""
    queues = [command.queue for _, command in step.commands if isinstance(command, HandOff | Enqueue)]
    return queues[-1] if queues else ""


def _outcome(ended_by: str, queue: str) -> str:
    return f"handoff to {queue}" if ended_by == "handoff" and queue else ended_by


def _chosen(command: Gather, reply: Gathered) -> str:
    """The keys of the choice that the caller made, by pressing them or by its name; empty for none."""
    if reply.outcome is InputOutcome.KEYS:
        return reply.keys
    return str(reply.meaning) if reply.outcome is InputOutcome.SPEECH and command.grammar is not None else ""


def _node(program: Program, name: str) -> Node | None:
    number = program.index.get(name)
    return None if number is None else program.nodes[number]
