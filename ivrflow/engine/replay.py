"""A journal, run on another version: would this call have gone the same way?

Every question that the new version asks is answered from the journal, by the node that asks it and how often that node
had asked before:
- a prompt that says something else is reported, and the call goes on;
- a menu is answered by choice first (the label, then the node that it led to), then by key;
- an input with other settings is collected anew from the keys and their times;
- a look-up with the same arguments has the same answer.
A question that the journal cannot answer is undecided, and ends the comparison: nothing is guessed.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace

from ivrflow.compiler.program import Program
from ivrflow.engine.interpreter import Call
from ivrflow.engine.recollect import recollect
from ivrflow.engine.recorded import RecordedCall
from ivrflow.model.commands import Command, Gather, HandOff, HangUp, Issued, Play, Query, Reject, Transfer
from ivrflow.model.events import Event, Gathered, HungUp, Reply
from ivrflow.model.inputs import InputOutcome
from ivrflow.model.journal import Step, Visit
from ivrflow.model.journal_records import command_digest
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
    divergence: Divergence | None
    """The first node that is left by another way; None when the paths are the same as far as they are known."""
    changed_wording: tuple[str, ...]
    """`flow.node` whose prompts say something else now, in the order met."""
    undecided: str
    """The question that the journal cannot answer; empty when there was none."""
    ended_before: str
    ended_after: str
    """As `Cdr.ended_by`; empty when undecided."""


def replay(programs: Mapping[str, Program], before: Mapping[str, Program], journal: Sequence[Step]) -> Replay:
    """Run a call's journal on other programs. `before` are those that it was made with."""
    return _Run(programs, before, journal).run()


class _UndecidedError(Exception):
    """The journal has no answer."""


class _Run:
    def __init__(self, programs: Mapping[str, Program], before: Mapping[str, Program], journal: Sequence[Step]) -> None:
        self._before = before
        self._programs = programs
        self._recorded = RecordedCall(journal)
        self._call = Call(programs)
        self._visits: list[Visit] = []
        self._wording: list[str] = []
        self._waiting: list[Issued] = []
        self._ended_before = self._recorded.ended_by

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
        self._waiting.extend(issued for issued in step.commands if issued.command.replies)

    def _next_event(self) -> Event | None:
        if not self._waiting:
            return None
        issued = self._waiting.pop(0)
        number, command = issued
        walk = self._call.walk
        where = f"{walk.program.id}.{walk.current.id}"
        if isinstance(command, HangUp | Reject):
            return HungUp("flow")
        exchange = self._recorded.next_exchange(walk.program.id, walk.current.id, command)
        if exchange is None:
            raise _UndecidedError(f"{where}: {_question(command)} was not asked in this call")
        if exchange.reply is None:
            if self._recorded.hung_up is None:
                raise _UndecidedError(f"{where}: the journal ends here")
            return self._recorded.hung_up
        return replace(self._reply(issued, exchange.command, exchange.reply, where), number=number)

    def _reply(self, issued: Issued, asked: Command, reply: Reply, where: str) -> Reply:
        number, command = issued
        if isinstance(command, Play | Gather):
            assert isinstance(asked, Play | Gather), "exchanges are found by the kind of command"
            if command.prompt != asked.prompt and where not in self._wording:
                self._wording.append(where)
        if isinstance(command, Gather) and isinstance(asked, Gather) and isinstance(reply, Gathered):
            return self._input(number, command, asked, reply, where)
        if isinstance(command, Query | HandOff | Transfer) and command_digest(command) != command_digest(asked):
            raise _UndecidedError(f"{where}: {_question(command)} was asked with other values in this call")
        return reply

    def _input(self, number: int, command: Gather, asked: Gather, reply: Gathered, where: str) -> Gathered:
        walk = self._call.walk
        old_flow = self._before.get(walk.program.id)
        old_node = None if old_flow is None else _node(old_flow, walk.current.id)
        if reply.outcome is InputOutcome.KEYS and old_node is not None and asked.settings.choices:
            keys = _same_choice(old_flow, old_node, walk.program, walk.current, reply.keys)
            if keys is not None:
                return replace(reply, keys=keys)
        if command.settings == asked.settings:
            return reply
        again = recollect(number, command, reply)
        if again is None:
            raise _UndecidedError(f"{where}: nobody knows what the caller would have pressed next")
        return again

    def _result(self, undecided: str) -> Replay:
        before = self._recorded.visits
        after = tuple(self._visits)
        divergence = None
        for number in range(max(len(before), len(after))):
            old = before[number] if number < len(before) else None
            new = after[number] if number < len(after) else None
            if old != new:
                if new is None and undecided:
                    break
                divergence = Divergence(number, old, new)
                break
        ended_after = "" if undecided else self._call.walk.ended_by or ""
        return Replay(after, divergence, tuple(self._wording), undecided, self._ended_before, ended_after)


def _node(program: Program, name: str) -> Node | None:
    number = program.index.get(name)
    return None if number is None else program.nodes[number]


def _same_choice(old_flow: Program | None, old: Node, new_flow: Program, new: Node, keys: str) -> str | None:
    """The keys of the same choice in the new node; None when it is found neither by label nor by where it led."""
    chosen = next((line for line in old.lines if line.argument == keys), None)
    if chosen is None or old_flow is None:
        return None
    for line in new.lines:
        if any(line.labels.get(language) == label for language, label in chosen.labels.items()):
            return str(line.argument)
    target = _leads_to(old_flow, old, chosen.name)
    for line in new.lines:
        if target is not None and _leads_to(new_flow, new, line.name) == target:
            return str(line.argument)
    return None


def _leads_to(program: Program, node: Node, exit_name: str) -> str | None:
    target = program.links[program.index[node.id]].get(exit_name)
    return None if target is None else program.nodes[target].id


def _question(command: Command) -> str:
    return command.statement if isinstance(command, Query) else f"a {type(command).__name__}"
