"""Journal steps as JSON can carry them, and back: without loss, except that what is secret is left out.

    to_record(step)  ─▶ {"at": 1200, "event": {"is": "Gathered", …}, "position": […], "visits": […], "commands": […]}
    from_record(…)   ─▶ the same step; secret keys and values have become as many `•` as they had characters

Left out: the keys of a step marked `secret` (their number and offsets stay), secret arguments of a query, secret data
attached to a hand-off, secret prompt pieces (none can be compiled; a defect must not write one either). Private values
stay, with their mark.
"""

from __future__ import annotations

import hashlib
import json
from collections.abc import Callable, Mapping
from dataclasses import fields
from datetime import date, datetime
from typing import Any, TypeAlias, get_args

from ivrflow.model.commands import (
    Attached,
    AwaitAgent,
    Command,
    Enqueue,
    Gather,
    HandOff,
    Issued,
    LeaveMessage,
    Mark,
    Play,
    Query,
    RequestCallback,
    Transfer,
)
from ivrflow.model.commands import Record as RecordCommand
from ivrflow.model.events import (
    Consulted,
    Event,
    Gathered,
    Offered,
    Queried,
)
from ivrflow.model.grammars import BuiltIn, Grammar, Phrase
from ivrflow.model.inputs import InputOutcome, InputSettings, Pressed, RecordingSettings
from ivrflow.model.journal import Step, Visit
from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.model.types import Privacy
from ivrflow.model.values import Value, from_plain, to_plain

__all__ = ["HIDDEN", "Record", "command_digest", "from_record", "to_record"]

HIDDEN = "•"
"""Stands for one character of what was left out."""

Record: TypeAlias = dict[str, Any]
"""JSON types only."""

EVENTS = {kind.__name__: kind for kind in get_args(Event)}
COMMANDS = {kind.__name__: kind for kind in get_args(Command)}


def to_record(step: Step) -> Record:
    """One step, with a digest of every command."""
    return {
        "at": step.at_ms,
        "event": _write_event(step.event, step.secret),
        "position": list(step.position),
        "secret": step.secret,
        "visits": [list(visit) for visit in step.visits],
        "commands": [
            {"issued": number, "digest": command_digest(command), **_write_command(command)}
            for number, command in step.commands
        ],
    }


def from_record(record: Mapping[str, Any]) -> Step:
    """The step that `to_record` wrote. Raises ValueError when it is not one."""
    try:
        flow, node, visited = record["position"]
        return Step(
            record["at"],
            _read_event(record["event"]),
            (flow, node, visited),
            record["secret"],
            tuple(Visit(*visit) for visit in record["visits"]),
            tuple(Issued(command["issued"], _read_command(command)) for command in record["commands"]),
        )
    except (KeyError, TypeError, AttributeError) as error:
        raise ValueError(f"not a journal record: {error!r}") from error


def command_digest(command: Command) -> str:
    """16 hex digits that are equal for equal commands. Nothing secret enters it, not even its length: a digest of four
    digits is no secret."""
    written = json.dumps(_write_command(command, lambda _value: None), sort_keys=True, separators=(",", ":"))
    return hashlib.sha256(written.encode()).hexdigest()[:16]


Hide: TypeAlias = Callable[[Value], object]


def _length(value: Value) -> object:
    return {"hidden": len(value if isinstance(value, str) else str(value))}


def _write_event(event: Event, secret: bool) -> Record:
    record = _fields(event)
    match event:
        case Offered():
            record |= {"started": event.started.isoformat(), "facts": dict(event.facts)}
        case Gathered():
            pressed = [(HIDDEN if secret else key, offset_ms) for key, offset_ms in event.pressed]
            record |= {"outcome": event.outcome.value, "pressed": [list(key) for key in pressed]}
            record["meaning"] = to_plain(event.meaning)
            if secret:
                said = None if event.meaning is None else _length(event.text)
                record |= {"keys": HIDDEN * len(event.keys), "terminator": event.terminator}
                record |= {"text": HIDDEN * len(event.text), "meaning": said}
        case Queried():
            record["results"] = {name: to_plain(value) for name, value in event.results.items()}
        case Consulted():
            record["value"] = None if event.value is None else dict(event.value)
    return record


def _read_event(record: Mapping[str, Any]) -> Event:
    kind, values = _kind_and_fields(EVENTS, record)
    match record["is"]:
        case "Offered":
            values["started"] = datetime.fromisoformat(record["started"])
        case "Gathered":
            values["outcome"] = InputOutcome(record["outcome"])
            values["pressed"] = tuple(Pressed(*pressed) for pressed in record["pressed"])
            values["meaning"] = _read_value(record.get("meaning"))
        case "Queried":
            values["results"] = {name: from_plain(plain) for name, plain in record["results"].items()}
    event: Event = kind(**values)
    return event


def _write_command(command: Command, hide: Hide = _length) -> Record:
    record = _fields(command)
    match command:
        case Play():
            record["prompt"] = _write_prompt(command.prompt, hide)
        case Gather():
            record |= {"prompt": _write_prompt(command.prompt, hide), "settings": _write_settings(command.settings)}
            record["grammar"] = None if command.grammar is None else _write_grammar(command.grammar)
        case RecordCommand():
            record |= {"prompt": _write_prompt(command.prompt, hide), "settings": _fields(command.settings)}
        case AwaitAgent():
            record |= {"music": _write_prompt(command.music, hide), "settings": _write_settings(command.settings)}
        case Query():
            record["arguments"] = [
                [name, hide(value) if name in command.secret else to_plain(value)] for name, value in command.arguments
            ]
            record["secret"] = sorted(command.secret)
            record["meanwhile"] = _write_command(command.meanwhile, hide) if command.meanwhile else None
        case Mark():
            record["data"] = [[name, to_plain(value)] for name, value in command.data]
            # Journals from before there were customers have the digests of records without them.
            for name in ("customer_class", "customer"):
                if not record[name]:
                    del record[name]
        case HandOff() | Enqueue():
            record |= {"data": _write_attached(command.data, hide), "skills": list(command.skills)}
        case Transfer():
            record["data"] = _write_attached(command.data, hide)
            record["announcement"] = _write_prompt(command.announcement, hide)
        case LeaveMessage() | RequestCallback():
            record["data"] = _write_attached(command.data, hide)
    return record


def _read_command(record: Mapping[str, Any]) -> Command:
    kind, values = _kind_and_fields(COMMANDS, record)
    match record["is"]:
        case "Play":
            values["prompt"] = _read_prompt(record["prompt"])
        case "Gather":
            values |= {"prompt": _read_prompt(record["prompt"]), "settings": _read_settings(record["settings"])}
            values["grammar"] = _read_grammar(record.get("grammar"))
        case "Record":
            settings = {name: value for name, value in record["settings"].items() if name != "is"}
            values |= {"prompt": _read_prompt(record["prompt"]), "settings": RecordingSettings(**settings)}
        case "AwaitAgent":
            values |= {"music": _read_prompt(record["music"]), "settings": _read_settings(record["settings"])}
        case "Query":
            values["arguments"] = tuple((name, _read_value(plain)) for name, plain in record["arguments"])
            values["secret"] = frozenset(record["secret"])
            values["meanwhile"] = _read_command(record["meanwhile"]) if record["meanwhile"] else None
        case "Mark":
            values["data"] = tuple((name, from_plain(plain)) for name, plain in record["data"])
        case "HandOff" | "Enqueue":
            values |= {"data": _read_attached(record["data"]), "skills": tuple(record["skills"])}
        case "Transfer":
            values["data"] = _read_attached(record["data"])
            values["announcement"] = _read_prompt(record.get("announcement", []))
        case "LeaveMessage" | "RequestCallback":
            values["data"] = _read_attached(record["data"])
    command: Command = kind(**values)
    return command


def _write_settings(settings: InputSettings) -> Record:
    return _fields(settings) | {"choices": list(settings.choices)}


def _read_settings(record: Mapping[str, Any]) -> InputSettings:
    settings = {name: value for name, value in record.items() if name != "is"}
    return InputSettings(**settings | {"choices": tuple(settings["choices"])})


def _write_grammar(grammar: Grammar) -> Record:
    return {
        "language": grammar.language,
        "phrases": [list(phrase) for phrase in grammar.phrases],
        "built_in": grammar.built_in.value if grammar.built_in else None,
        "today": grammar.today.isoformat() if grammar.today else None,
    }


def _read_grammar(record: Mapping[str, Any] | None) -> Grammar | None:
    if record is None:
        return None
    return Grammar(
        record["language"],
        tuple(Phrase(*phrase) for phrase in record["phrases"]),
        BuiltIn(record["built_in"]) if record["built_in"] else None,
        date.fromisoformat(record["today"]) if record["today"] else None,
    )


def _write_prompt(prompt: Prompt, hide: Hide) -> list[Record]:
    return [
        {
            "kind": piece.kind.value,
            "value": hide(piece.value) if piece.privacy is Privacy.SECRET else to_plain(piece.value),
            "language": piece.language,
            "privacy": piece.privacy.value,
        }
        for piece in prompt
    ]


def _read_prompt(pieces: list[Record]) -> Prompt:
    return tuple(
        Piece(PieceKind(piece["kind"]), _read_value(piece["value"]), piece["language"], Privacy(piece["privacy"]))
        for piece in pieces
    )


def _write_attached(data: tuple[Attached, ...], hide: Hide) -> list[list[object]]:
    return [
        [name, hide(value) if privacy is Privacy.SECRET else to_plain(value), privacy.value]
        for name, value, privacy in data
    ]


def _read_attached(data: list[list[Any]]) -> tuple[Attached, ...]:
    return tuple(Attached(name, _read_value(plain), Privacy(privacy)) for name, plain, privacy in data)


def _read_value(plain: Any) -> Value:
    match plain:
        case {"hidden": int(length)}:
            return HIDDEN * length
    return from_plain(plain)


def _fields(noun: Event | Command | InputSettings | RecordingSettings) -> Record:
    """The name of the class and its fields as they are, for the caller to replace those that JSON cannot carry."""
    return {"is": type(noun).__name__} | {field.name: getattr(noun, field.name) for field in fields(noun)}


def _kind_and_fields(kinds: Mapping[str, Any], record: Mapping[str, Any]) -> tuple[Any, Record]:
    # Fields that a record lacks are younger than it and have defaults.
    kind = kinds[record["is"]]
    return kind, {field.name: record[field.name] for field in fields(kind) if field.name in record}
