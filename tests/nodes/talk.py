"""Commands as lines, and lines as events: how a case is written.

    < answer                                         > answered
    < play "Welcome." barge_in=false                 > played          > played stopped
    < gather "Press 1." choices=1                    > keys 1          > keys 12#        > noinput     > empty
    < query bank.balance number="622202" pin=••••    > found balance = CNY 5    > none    > many    > done
    < consult calendar office                        > calendar {"mon": ["09:00-17:00"]}   > no calendar
    < hand off cards account="622202"                > referred busy
    < transfer +4420                                 > failed          (any command)
    < flush    < hang up    < reject busy            > hung up by caller
    < cancel 3
    < query bank.note reason="x" write detached      (nobody waits for the answer)
    < consult list blocked key="13800001111"         > list {"entry": "1380*"}   > table {}
    < wait 500ms                                     > elapsed
    < mark told balance=5
    < gather "How can I help?" says=my balance:balance,lost card:lost     > said balance 80 = my balance
    < gather "Yes or no?" says=yes_no                > said true           > muttered
    < record "Speak." max_ms=60000                   > recorded silence 3000         > recorded noinput
    < enqueue cards    < await agent "la la" 60000   > waiting 3 120000    > referred done   > keys 1
    < leave queue      < leave message sales r1      > stored done
    < callback cards 13800001111                     > stored failed

Settings of an input are written when they are not the ones that an input has by itself.
"""

from __future__ import annotations

import json
from dataclasses import fields
from datetime import date
from decimal import Decimal

from ivrflow.engine.interpreter import Call
from ivrflow.expr import constant_value, parse_call
from ivrflow.model.commands import (
    Answer,
    Attached,
    AwaitAgent,
    Cancel,
    Command,
    Consult,
    Enqueue,
    Flush,
    Gather,
    HandOff,
    HangUp,
    Issued,
    LeaveMessage,
    LeaveQueue,
    Mark,
    Play,
    Query,
    Record,
    Reject,
    RequestCallback,
    Transfer,
    Wait,
)
from ivrflow.model.events import (
    Answered,
    Consulted,
    Elapsed,
    Event,
    Failed,
    Gathered,
    HungUp,
    Played,
    Queried,
    Recorded,
    Referred,
    Stored,
    TimeUp,
    Waiting,
)
from ivrflow.model.grammars import Grammar
from ivrflow.model.inputs import InputOutcome, InputSettings, Pressed, RecordingSettings
from ivrflow.model.prompts import Prompt
from ivrflow.model.values import Value
from ivrflow.say import spoken_text

__all__ = ["command_line", "read_event"]


def command_line(issued: Issued) -> str:
    number, command = issued
    match command:
        case Answer():
            return "answer"
        case Reject(cause):
            return f"reject {cause}"
        case HangUp():
            return "hang up"
        case Flush():
            return "flush"
        case Cancel(cancelled):
            assert cancelled == number
            return f"cancel {cancelled}"
        case Play():
            given = {"barge_in": True, "type_ahead": True, "loop": False, "early": False, "limit_ms": 0}
            marks = [f"{name}={_word(getattr(command, name))}" for name, usual in given.items()
                     if getattr(command, name) != usual]  # fmt: skip
            return " ".join(["play", _quoted(command.prompt), *marks])
        case Gather():
            says = [] if command.grammar is None else [_says(command.grammar)]
            return " ".join(["gather", _quoted(command.prompt), *_settings(command.settings), *says])
        case Record():
            return " ".join(["record", _quoted(command.prompt), *_settings(command.settings)])
        case AwaitAgent():
            return " ".join(
                ["await agent", _quoted(command.music), *_settings(command.settings), str(command.limit_ms)]
            )
        case LeaveQueue():
            return "leave queue"
        case LeaveMessage():
            return " ".join(["leave message", command.box, command.recording, *_data(command.data)])
        case RequestCallback():
            return " ".join(["callback", command.queue, command.number, *_data(command.data)])
        case Query():
            arguments = [
                f"{name}={'•' * len(str(value)) if name in command.secret else _value(value)}"
                for name, value in command.arguments
            ]
            marks = [word for word in ("write", "detached") if getattr(command, word)]
            assert command.meanwhile is None, "the interpreter issues it by itself"
            return " ".join(["query", command.statement, *arguments, *marks, f"timeout_ms={command.timeout_ms}"])
        case Consult(subject, name, key):
            return f"consult {subject} {name}" if key is None else f'consult {subject} {name} key="{key}"'
        case Wait(ms):
            return f"wait {ms}ms"
        case Mark(name, data, group, customer):
            whose = [f"for {customer}"] if customer else []
            whose += [f"of {group}"] if group else []
            return " ".join(["mark", name, *(f"{each}={_value(value)}" for each, value in data), *whose])
        case HandOff() | Enqueue():
            marks = [f"priority={command.priority}"] if command.priority else []
            marks += [f"skills={','.join(command.skills)}"] if command.skills else []
            word = "hand off" if isinstance(command, HandOff) else "enqueue"
            return " ".join([word, command.queue, *_data(command.data), *marks])
        case Transfer():
            told = ["attended", _quoted(command.announcement)] if command.attended else []
            return " ".join(["transfer", command.target, *_data(command.data), *told])
    raise AssertionError(command)


def _quoted(prompt: Prompt) -> str:
    return f'"{spoken_text(prompt)}"'


def _says(grammar: Grammar) -> str:
    if grammar.built_in is not None:
        return f"says={grammar.built_in.value}"
    return f"says={','.join(f'{words}:{meaning}' for words, meaning in grammar.phrases)}"


def _settings(settings: InputSettings | RecordingSettings) -> list[str]:
    marks, usual = [], type(settings)()
    for each in fields(settings):
        value = getattr(settings, each.name)
        if value != getattr(usual, each.name):
            marks.append(f"{each.name}={_word(value)}")
    return marks


def _word(value: object) -> str:
    if isinstance(value, bool):
        return "true" if value else "false"
    return ",".join(value) if isinstance(value, tuple) else str(value) or "none"


def _value(value: Value) -> str:
    return f'"{value}"' if isinstance(value, str) else str(value)


def _data(data: tuple[Attached, ...]) -> list[str]:
    return [f"{name}={_value(value)}" for name, value, _ in data]


def read_event(line: str, call: Call) -> Event:
    """The event that a line tells, as a reply to the oldest command in flight that it can answer."""
    head, _, rest = line.partition(" ")
    match head:
        case "answered":
            return Answered(_number(call, Answer))
        case "played":
            return Played(_number(call, Play), rest == "stopped")
        case "keys":
            terminator = rest[-1] if rest[-1] == "#" and len(rest) > 1 else ""
            pressed = tuple(Pressed(key, 2000 + 300 * place) for place, key in enumerate(rest))
            keys = rest.removesuffix(terminator)
            return Gathered(_number(call, Gather, AwaitAgent), InputOutcome.KEYS, keys, terminator, pressed)
        case "said":
            told, _, text = rest.partition(" = ")
            meaning, _, confidence = told.partition(" ")
            number = _number(call, Gather)
            return Gathered(
                number,
                InputOutcome.SPEECH,
                text=text or meaning,
                meaning=_meaning(meaning),
                confidence=int(confidence or 100),
            )
        case "muttered":
            return Gathered(_number(call, Gather), InputOutcome.NOMATCH)
        case "recorded":
            ended_by, _, length = rest.partition(" ")
            number = _number(call, Record)
            return Recorded(number, ended_by, int(length or 0), "r1" if length else "")
        case "waiting":
            position, wait_ms = map(int, rest.split())
            return Waiting(_number(call, Enqueue, AwaitAgent), position, wait_ms)
        case "stored":
            return Stored(_number(call, LeaveMessage, RequestCallback), rest)
        case "noinput":
            return Gathered(_number(call, Gather), InputOutcome.NOINPUT)
        case "empty":
            return Gathered(_number(call, Gather), InputOutcome.EMPTY, "", "#")
        case "found":
            return Queried(_number(call, Query), "found", _results(rest))
        case "none":
            return Queried(_number(call, Query), "empty")
        case "many" | "done":
            return Queried(_number(call, Query), head)
        case "lost":
            return Queried(_number(call, Query), "failed", reason=rest)
        case "calendar" | "list" | "table":
            return Consulted(_number(call, Consult), "1", json.loads(rest))
        case "no":
            return Consulted(_number(call, Consult), "", None)
        case "referred":
            return Referred(_number(call, HandOff, Transfer, Enqueue, AwaitAgent), rest)
        case "elapsed":
            return Elapsed(_number(call, Wait))
        case "failed":
            return Failed(next(iter(call.in_flight)))
        case "hung":
            return HungUp(rest.removeprefix("up by "))
        case "time":
            return TimeUp(rest.removeprefix("up "))
    raise AssertionError(f"not an event: {line}")


def _meaning(text: str) -> Value:
    if text in ("true", "false"):
        return text == "true"
    if text.startswith("="):
        return Decimal(text.removeprefix("="))
    return date.fromisoformat(text) if text.count("-") == 2 else text


def _number(call: Call, *kinds: type[Command]) -> int:
    return next(number for number, command in call.in_flight.items() if isinstance(command, kinds))


def _results(text: str) -> dict[str, Value]:
    return {argument.name: constant_value(argument.value) for argument in parse_call(f"x({text})").arguments}
