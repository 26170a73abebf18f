"""Prints conversations in the one canonical form: a call line, its steps indented below it, calls apart by a line."""

from __future__ import annotations

import re
from collections.abc import Iterable, Sequence
from datetime import timedelta

from ivrflow.lang.conversations.literals import print_duration, print_time, print_value
from ivrflow.lang.strings import encode_string
from ivrflow.model.conversation import (
    Conversation,
    Expect,
    GoSilent,
    HangsUp,
    Hear,
    Press,
    Say,
    Speak,
    StepOfTalk,
    StubAnswer,
    Wait,
)
from ivrflow.model.values import Value

__all__ = ["print_conversations", "print_step"]

_ADDRESS = re.compile(r"[A-Za-z0-9+*#._:@;=&-]+")
_NAME = re.compile(r"[A-Za-z_][A-Za-z0-9_]*")


def print_conversations(conversations: Iterable[Conversation], tail: Sequence[str] = ()) -> str:
    """The canonical text; `parse_conversations` of it gives them back, places apart. `tail` are comments at its end."""
    parts = ["\n".join(_lines(conversation)) for conversation in conversations]
    if tail:
        parts.append("\n".join(_comment(text) for text in tail))
    return "\n\n".join(parts) + "\n" if parts else ""


def _lines(conversation: Conversation) -> list[str]:
    words = ["call", encode_string(conversation.title)]
    if conversation.ani:
        words += ["from", _bare_or_quoted(conversation.ani, _ADDRESS)]
    if conversation.dnis:
        words += ["to", _bare_or_quoted(conversation.dnis, _ADDRESS)]
    if conversation.at is not None:
        words += ["at", conversation.at.date().isoformat(), print_time(conversation.at.time())]
    steps = [f"  {print_step(step)}" for step in conversation.steps]
    return [*(_comment(text) for text in conversation.comments), " ".join(words), *steps]


def print_step(step: StepOfTalk) -> str:
    """One step, without indentation: what the simulator shows while a call goes on."""
    match step:
        case StubAnswer():
            return _answer(step)
        case Hear(text):
            return f"hear {encode_string(text)}"
        case Press(keys, None):
            return f"press {keys}"
        case Press(keys, during):
            return f"press {keys} during {encode_string(during or '')}"
        case Say(text, None):
            return f"say {encode_string(text)}"
        case Say(text, during):
            return f"say {encode_string(text)} during {encode_string(during or '')}"
        case Speak(ms):
            return f"speak {print_duration(timedelta(milliseconds=ms))}"
        case Wait(ms):
            return f"wait {print_duration(timedelta(milliseconds=ms))}"
        case GoSilent():
            return "silence"
        case HangsUp():
            return "hang up"
        case Expect():
            return _expectation(step)


def _answer(answer: StubAnswer) -> str:
    after = f" after {print_duration(timedelta(milliseconds=answer.after_ms))}" if answer.after_ms else ""
    subject, blank, name = answer.statement.partition(" ")
    if subject == "table" and answer.results:
        return f"table {_bare_or_quoted(name, _NAME)} returns {_pairs(answer.results)}"
    if blank and answer.results:
        line = dict(answer.results)
        return (
            f"{subject} {_bare_or_quoted(name, _NAME)} position {print_value(line['position'])} "
            f"wait {print_value(line['wait'])}"
        )
    if blank:
        return f"{subject} {_bare_or_quoted(name, _NAME)}{after} is {answer.outcome}"
    match answer.outcome:
        case "found" | "done" if answer.results:
            return f"{answer.statement}{after} returns {_pairs(answer.results)}"
        case "failed":
            reason = f" {_bare_or_quoted(answer.reason, _NAME)}" if answer.reason else ""
            return f"{answer.statement}{after} fails{reason}"
        case outcome:
            return f"{answer.statement}{after} {outcome}"


def _expectation(expected: Expect) -> str:
    subject = expected.subject
    quoted = encode_string(subject)
    match expected.what:
        case "ended":
            rest = f" by {subject}" if subject else ""
        case "handed":
            rest = f" to queue {quoted}" if subject else ""
            rest += f" with {_pairs(expected.data)}" if expected.data else ""
        case "transferred":
            rest = f" to {quoted}" if subject else ""
        case "not hear" | "announced":
            rest = f" {quoted}"
        case "message":
            rest = f" in {quoted}" if subject else ""
        case "callback":
            rest = f" to {quoted}" if subject else ""
        case "milestone":
            rest = f" {subject}" + (f" with {_pairs(expected.data)}" if expected.data else "")
        case "silence" | "no silence":
            rest = f" {print_value(dict(expected.data)['length'])}"
        case "variable":
            rest = f" {_pairs(expected.data)}"
        case _:
            rest = f" {subject}" if subject else ""
    return f"expect {expected.what}{rest}"


def _pairs(pairs: Iterable[tuple[str, Value]]) -> str:
    return ", ".join(f"{name} = {print_value(value)}" for name, value in pairs)


def _bare_or_quoted(text: str, bare: re.Pattern[str]) -> str:
    return text if bare.fullmatch(text) else encode_string(text)


def _comment(text: str) -> str:
    one_line = text.replace("\n", " ")
    return f"// {one_line}" if text else "//"
