"""What can be seen of a simulated call."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from datetime import datetime, timedelta
from typing import NamedTuple

from designer.simulator.simulation import Simulation
from ivrflow.compiler.program import BACK, REPEAT
from ivrflow.lang.conversations import print_step
from ivrflow.lang.conversations.literals import print_value
from ivrflow.model.commands import Enqueue, Gather, HandOff, Query, Record, Transfer
from ivrflow.model.conversation import GoSilent, HangsUp, Press, Say, Speak, StepOfTalk, Wait
from ivrflow.model.types import Privacy, Type
from ivrflow.model.values import Value

__all__ = [
    "Awaited",
    "Choice",
    "Handed",
    "Line",
    "NodeName",
    "Shown",
    "arguments",
    "handed",
    "lines",
    "shown",
    "time_of_day",
    "told_now",
]

MASK = "•••"
_BUILT_IN = {BACK: "back", REPEAT: "repeat"}


class NodeName(NamedTuple):
    """A node of a flow."""

    flow: str
    node: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of the transcript."""

    who: str
    """`flow`, `caller` or `host`."""
    text: str
    at_ms: int
    cut: bool
    """A prompt that was interrupted; the text is what was heard of it."""
    language: str
    where: NodeName | None
    did: str = ""
    """Of a caller: `press`, `say`, `speak`, `wait`, `silence`, `hang_up`; of a look-up its outcome."""
    what: str = ""
    """Keys, words, milliseconds; what came back."""
    statement: str = ""
    """What was looked up."""


@dataclass(frozen=True, slots=True)
class Shown:
    """A variable as it may be seen."""

    name: str
    type: str
    value: str
    masked: bool


class Choice(NamedTuple):
    """Keys that lead somewhere now."""

    keys: str
    label: str
    leads_to: str
    """Of keys that hold in the whole flow, which have no label: a node, `back` or `repeat`."""


@dataclass(frozen=True, slots=True)
class Awaited:
    """What the caller may do now."""

    input: bool
    """The flow waits for keys (or speech)."""
    speech: bool
    recording: bool
    choices: tuple[Choice, ...]
    max_length: int
    """Of free input; 0 when there are choices."""


@dataclass(frozen=True, slots=True)
class Handed:
    """Who the caller was given to."""

    how: str
    """`queue` or `transfer`."""
    to: str
    data: tuple[Shown, ...]


def lines(simulation: Simulation) -> list[Line]:
    """The whole conversation, in the order in which it happened."""
    where = _nodes_of_commands(simulation)
    found = [
        Line("flow", piece.heard, piece.start_ms, piece.cut, piece.piece.language or "", where.get(piece.number))
        for piece in simulation.call.heard
        if piece.heard.strip() and piece.start_ms <= simulation.call.clock.now_ms()
    ]
    found += [
        Line("caller", print_step(each.step), each.at_ms, False, "", None, *_done(each.step)) for each in simulation.did
    ]
    for at_ms, query, answer in simulation.host.answered:
        results = ", ".join(f"{name} = {_text(value)}" for name, value in answer.results)
        if simulation.asks_real_sources and results:
            results = ", ".join(f"{name} = {MASK}" for name, _ in answer.results)
        what = " ".join(filter(None, (answer.reason, results)))
        text = f"{query.statement}: {f'{answer.outcome} {what}'.strip()}"
        found.append(Line("host", text, at_ms, False, "", None, answer.outcome, what, query.statement))
    # What is said at the very moment of a key or an answer was said because of it.
    return sorted(found, key=lambda line: (line.at_ms, line.who == "flow"))


def _done(step: StepOfTalk) -> tuple[str, str]:
    match step:
        case Press(keys):
            return "press", keys
        case Say(text):
            return "say", text
        case Speak(ms):
            return "speak", str(ms)
        case Wait(ms):
            return "wait", str(ms)
        case GoSilent():
            return "silence", ""
        case HangsUp():
            return "hang_up", ""
    return "", ""


def shown(simulation: Simulation) -> tuple[Shown, ...]:
    """The variables of the flow that the call is in. Secrets are never told; personal data only when it is made up."""
    walk = simulation.call.runner.call.walk
    return tuple(
        _shown(simulation, name, value, walk.program.types.get(name)) for name, value in walk.variables.items()
    )


def handed(simulation: Simulation) -> Handed | None:
    """None: the caller was given to nobody."""
    found = simulation.call.channel.handed
    if found is None:
        return None
    data = tuple(
        Shown(name, "", MASK if privacy is Privacy.SECRET else _text(value), privacy is Privacy.SECRET)
        for name, value, privacy in found.data
    )
    match found:
        case Transfer(target):
            return Handed("transfer", target, data)
        case HandOff(queue) | Enqueue(queue):
            return Handed("queue", queue, data)


def told_now(simulation: Simulation) -> Awaited:
    """What the caller may do now, with the names of the choices."""
    channel = simulation.call.channel
    commands = [command for step in simulation.call.journal.steps for _, command in step.commands]
    recording = bool(commands) and isinstance(commands[-1], Record) and channel.awaits_input
    asked = next((each for each in reversed(commands) if isinstance(each, Gather)), None)
    waits = channel.awaits_input and not channel.ended
    if asked is None or not waits:
        return Awaited(waits, channel.listens, recording, (), 0)
    choices = tuple(_labelled(simulation, asked.settings.choices))
    return Awaited(waits, channel.listens, recording, choices, 0 if choices else asked.settings.max_length)


def time_of_day(simulation: Simulation) -> datetime:
    """The time of the call, in the zone of its flow."""
    offered = simulation.call.journal.offered
    assert offered is not None, "the call has begun"
    zone = simulation.call.runner.call.walk.program.zone
    return (offered.started + timedelta(milliseconds=simulation.call.clock.now_ms())).astimezone(zone)


def arguments(query: Query) -> tuple[Shown, ...]:
    """What a look-up asks with; secrets are not told."""
    return tuple(
        Shown(name, "", MASK if name in query.secret else _text(value), name in query.secret)
        for name, value in query.arguments
    )


def _labelled(simulation: Simulation, choices: tuple[str, ...]) -> Iterator[Choice]:
    walk = simulation.call.runner.call.walk
    program = walk.program
    own = {line.argument: line.labels.get(walk.language, "") for line in walk.current.lines}
    for keys in choices:
        number = program.keys.get(keys)
        if keys in own or number is None:
            yield Choice(keys, own.get(keys, ""), "")
        else:
            yield Choice(keys, "", _BUILT_IN.get(number) or program.nodes[number].id)


def _nodes_of_commands(simulation: Simulation) -> dict[int, NodeName]:
    """Command → the node that issued it: where the call stood once the step of the command was over."""
    walk = simulation.call.runner.call.walk
    where = NodeName(walk.program.id, walk.current.id)
    found: dict[int, NodeName] = {}
    for step in reversed(simulation.call.journal.steps):
        for number, _ in step.commands:
            found[number] = where
        if step.visits:
            first = step.visits[0]
            where = NodeName(first.flow, first.node)
    return found


def _shown(simulation: Simulation, name: str, value: Value, kind: Type | None) -> Shown:
    privacy = kind.privacy if kind is not None else Privacy.SECRET
    hidden = privacy is Privacy.SECRET or (privacy is Privacy.PRIVATE and simulation.asks_real_sources)
    masked = hidden and value is not None
    return Shown(name, str(kind or ""), MASK if masked else _text(value), masked)


def _text(value: Value) -> str:
    return "" if value is None else print_value(value)
