"""What may happen to a call where it waits, by what it waits for and by what its flows can tell apart."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

from ivrflow.compiler.program import Program
from ivrflow.engine.interpreter import Call
from ivrflow.model.commands import (
    Answer,
    AwaitAgent,
    Command,
    Consult,
    Enqueue,
    Gather,
    HandOff,
    HangUp,
    Issued,
    LeaveMessage,
    Play,
    Query,
    Record,
    Reject,
    RequestCallback,
    Transfer,
    Wait,
)
from ivrflow.model.events import Failed, Waiting
from ivrflow.model.inputs import InputSettings
from ivrflow.model.statements import Statement
from ivrflow.model.types import Base, Type
from ivrflow.model.values import Value
from ivrflow.nodes.declare import params_of
from ivrflow.nodes.fields.calls import BoundCall
from ivrflow.nodes.node import Node
from ivrflow.verify.exploration.bounds import Bounds
from ivrflow.verify.exploration.choices import (
    ANSWERED,
    ELAPSED,
    ENDED,
    HEARD,
    NOBODY_ASKS,
    STOPPED,
    Choice,
    Means,
    numbered,
)
from ivrflow.verify.exploration.distinctions import Distinctions, Group, Matter
from ivrflow.verify.exploration.keypad import entry_choices, menu_choices
from ivrflow.verify.exploration.samples import samples
from ivrflow.verify.exploration.speech import recording_choices, speech_choices
from ivrflow.verify.exploration.waiting_line import (
    in_line,
    line_choices,
    storing_choices,
    waiting_choices,
    while_waiting,
)
from ivrflow.verify.exploration.world import ResultClasses, live_choices, query_choices, referral_choices

__all__ = ["Questions", "question_of"]

_FORCED: Mapping[type[Command], Choice] = {
    Answer: ANSWERED,
    HangUp: ENDED,
    Reject: ENDED,
}


def question_of(call: Call) -> Issued | None:
    """The command that is answered next; None when the call is over.

    Of several in flight the oldest: what plays during a query ends with it, and the order of answers to look-ups that
    were issued together makes no difference. Changes that nobody waits for come last. A call that was handed over waits
    for the channel to hang up, which is told as the reply to a command that ends the call.
    """
    unwatched: Issued | None = None
    for number, command in call.in_flight.items():
        if not (isinstance(command, Query) and command.detached):
            return Issued(number, command)
        unwatched = unwatched or Issued(number, command)
    if call.walk.hung_up and unwatched is not None:
        return unwatched
    return None if call.finished else Issued(0, HangUp())


class Questions:
    """Finds the choices at a place, and remembers them: the same place is asked again and again."""

    def __init__(self, programs: Mapping[str, Program], distinctions: Distinctions, bounds: Bounds) -> None:
        self._distinctions, self._bounds = distinctions, bounds
        self._statements = _statements(programs)
        self._known: dict[tuple[str, int, Command], tuple[Choice, ...]] = {}
        self._stoppable: dict[tuple[str, int, int], bool] = {}
        self.unexplored: set[str] = set()
        """Kinds of commands that nobody here knows: they were only tried to fail."""

    def only_choice(self, call: Call, command: Command) -> Choice | None:
        """What happens where nobody has a choice; None where somebody has."""
        forced = _FORCED.get(type(command))
        if forced is not None:
            return forced
        if isinstance(command, Play):
            return None if command.barge_in and self._minds_keys(call) else HEARD
        if isinstance(command, Wait):
            return replace(ELAPSED, took_ms=command.ms)
        return NOBODY_ASKS if isinstance(command, Query) and command.detached else None

    def choices(self, call: Call, command: Command) -> tuple[Choice, ...]:
        """What may happen, without the caller who hangs up. At least one."""
        only = self.only_choice(call, command)
        if only is not None:
            return (only,)
        if isinstance(command, Play):
            return HEARD, STOPPED
        walk = call.walk
        key = (walk.program.id, walk.node, _comparable(command))
        found = self._known.get(key)
        if found is None:
            found = self._known[key] = tuple(self._find(call, command))
        return found

    def _minds_keys(self, call: Call) -> bool:
        """Whether a key that stops the prompt makes a difference to the node: tried once for each place in it."""
        walk = call.walk
        place = (walk.program.id, walk.node, sum(1 for _ in call.replies))
        found = self._stoppable.get(place)
        if found is None:
            found = self._stoppable[place] = _after(call, HEARD) != _after(call, STOPPED)
        return found

    def _find(self, call: Call, command: Command) -> list[Choice]:
        program = call.walk.program
        match command:
            case Gather(_, settings, grammar):
                found = self._keys(call, settings)
                if grammar is not None and settings.max_speech_ms:
                    found.extend(speech_choices(grammar, self._entered(program, call.walk.node)))
                return in_line(found) if any(isinstance(reply, Waiting) for reply in call.replies) else found
            case Query():
                statement = self._statements.get(command.statement)
                classes = self._results(program, call.walk.node, statement)
                return query_choices(command, statement, classes, self._bounds.combinations)
            case Consult():
                columns = self._columns(program, call.walk.node)
                return live_choices(command, columns, self._bounds.combinations, call.walk.now)
            case HandOff() | Transfer():
                return referral_choices(command)
            case Record():
                return recording_choices(command.settings)
            case Enqueue(queue):
                return line_choices(queue)
            case AwaitAgent(_, settings, limit_ms):
                queue = _line_of(call)
                # Without choices no key means anything while the music plays.
                keys = self._keys(call, settings) if settings.choices else []
                pressed = [choice for choice in keys if choice.means is not Means.SILENT]
                return [*waiting_choices(queue, limit_ms), *while_waiting(queue, pressed)]
            case LeaveMessage() | RequestCallback():
                return storing_choices(command)
        self.unexplored.add(type(command).__name__)
        return [Choice("failed", Means.FAILS, Failed(0))]

    def _keys(self, call: Call, settings: InputSettings) -> list[Choice]:
        program, node = call.walk.program, call.walk.current
        if settings.choices:
            first = program.languages[0]
            labels = {str(line.argument): line.labels[first] for line in node.lines if first in line.labels}
            return menu_choices(settings, labels)
        # The one thing that the settings do not tell: how many keys the node will take for enough.
        least = getattr(node, "min", 1)
        return entry_choices(settings, max(1, least), self._entered(program, call.walk.node))

    def _entered(self, program: Program, node: int) -> Group | None:
        """What the variable that keeps an input meets; None when what was entered makes no difference."""
        together = Group()
        for variable in program.into[node]:
            if self._distinctions.matters(program.id, variable) is Matter.VALUE:
                group = self._distinctions.group(program.id, variable)
                for constant in group.constants:
                    together.add(constant)
                together.functions |= group.functions
        return together if together.constants or together.functions else None

    def _results(self, program: Program, node: int, statement: Statement | None) -> ResultClasses:
        """The results that are kept, each with the values that can make a difference, and truth values that the node
        does not give away: it may decide by them itself. A node that asks several statements numbers equal names."""
        if statement is None:
            return ()
        kept = {result: variable for variable, result in program.into[node].items()}
        given_away = {result.name for result in program.nodes[node].results()}
        found: list[tuple[str, tuple[Value, ...]]] = []
        currencies = dict(statement.currencies)
        for name, kind in statement.results:
            variable = next(
                (kept[each] for each in (name, *(f"{name}_{n}" for n in range(2, 5))) if each in kept), None
            )
            if variable is not None:
                found.append((name, self._values(program, variable, kind, currencies.get(name, ""))))
            elif name not in given_away and kind.base is Base.BOOLEAN:
                found.append((name, (True, False)))
        return found

    def _columns(self, program: Program, node: int) -> ResultClasses:
        """The columns of a table that are kept; the others are left out of the row."""
        kept = {result: variable for variable, result in program.into[node].items()}
        return [
            (result.name, self._values(program, kept[result.name], result.type))
            for result in program.nodes[node].results()
            if result.name in kept
        ]

    def _values(self, program: Program, variable: str, kind: Type, currency: str = "") -> tuple[Value, ...]:
        matter = self._distinctions.matters(program.id, variable)
        found = samples(kind, matter, self._distinctions.group(program.id, variable), currency)
        return (*found, None) if self._bounds.nothing and matter is not Matter.NOTHING else found


def _after(call: Call, choice: Choice) -> object:
    """What a choice leads to."""
    twin = call.fork()
    question = question_of(twin)
    assert question is not None, "somebody asks whoever has a choice"
    step = twin.handle(numbered(choice, question.number), twin.walk.at_ms)
    return step.visits, step.commands


def _line_of(call: Call) -> str:
    """The queue in whose line the caller waits: the command that waits does not name it, its node does."""
    return str(getattr(call.walk.current, "queue", ""))


def _comparable(command: Command) -> Command:
    """Without what makes no difference to the answers: prompts that hold values differ from call to call."""
    match command:
        case Gather(_, settings, grammar):
            return Gather((), settings, grammar)
        case AwaitAgent(_, settings, limit_ms):
            return AwaitAgent((), settings, limit_ms)
        case Enqueue(queue):
            return Enqueue(queue)
        case Record(_, settings):
            return Record((), settings)
        case LeaveMessage(box):
            return LeaveMessage(box, "")
        case RequestCallback(queue):
            return RequestCallback(queue, "")
        case Consult(subject, name):
            return Consult(subject, name)
        case Query(statement, _, _, timeout_ms, write):
            return Query(statement, (), timeout_ms=timeout_ms, write=write)
        case HandOff(queue):
            return HandOff(queue)
        case Transfer(target):
            return Transfer(target)
        case _:
            return command


def _statements(programs: Mapping[str, Program]) -> dict[str, Statement]:
    found = {}
    for program in programs.values():
        for node in program.nodes:
            for call in _calls_in(node):
                found[call.statement.key] = call.statement
    return found


def _calls_in(node: Node) -> list[BoundCall]:
    values: list[Any] = [getattr(node, param.attribute) for param in params_of(type(node))]
    return [value for value in values if isinstance(value, BoundCall)]
