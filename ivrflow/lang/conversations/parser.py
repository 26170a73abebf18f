"""Reads conversation files (`*.calls`) line by line, so that every line that is wrong is told in one run."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, replace
from difflib import get_close_matches
from typing import TypeVar

from lark import UnexpectedInput

from ivrflow.lang.codes import (
    CONVERSATION_SYNTAX,
    DUPLICATE_CALL,
    STEP_OUTSIDE_CALL,
    UNCLOSED_STRING,
    UNKNOWN_STEP,
)
from ivrflow.lang.conversations.steps import CallLine, parse_call, parse_step
from ivrflow.lang.found import Unreadable, found
from ivrflow.lang.reading import readable
from ivrflow.model.conversation import Conversation, StepOfTalk
from ivrflow.model.issues import Issue
from ivrflow.model.source import Span

__all__ = ["ParsedConversations", "parse_conversations"]

_MOST_ISSUES = 200
_Read = TypeVar("_Read")

_WRITTEN = {
    "call": '`call "title" from 13800001111 to 95588 at 2026-03-02 10:15`, of which all but the title may be left out; '
    "`from withheld` hides the number",
    "calendar": "`calendar office is closed` (or `open`, `holiday`, `failed`)",
    "list": "`list blocked is yes` (or `no`, `failed`)",
    "table": '`table branches returns city = "Shanghai"` (or `is empty`, `is failed`)',
    "queue": "`queue cards is busy`, `queue cards after 30s is done` or `queue cards position 3 wait 2m`",
    "transfer": '`transfer "+862155550100" is busy`',
    "box": "`box sales is failed`",
    "callback": "`callback cards is failed`",
    "recording": "`recording fails` or `recording done`",
    "hear": '`hear "part of what is heard"`',
    "press": '`press 622202#` or `press 1 during "text"`',
    "say": '`say "what the caller says"` or `say "words" during "text"`',
    "speak": "`speak 8s`",
    "silence": "`silence` alone",
    "wait": "`wait 4s` or `wait 300ms`",
    "hang": "`hang up`",
    "expect": '`expect ended by caller`, `expect handed to queue "cards" with account = "622202"`, `expect transferred '
    'to "…"`, `expect announced "…"`, `expect message in "sales"`, `expect callback to "…"`, `expect rejected busy`, '
    '`expect node goodbye`, `expect not hear "…"`, `expect silence 10s`, `expect no silence 10s` or `expect '
    "variable name = value`",
}
_ANSWERS = "`bank.balance returns balance = CNY 1024.50`, or `empty`, `many`, `done`, `fails timeout`"

_FIRST_WORD = re.compile(r"\s*([^\s\"]+)")
_WITHOUT_OFFSET = re.compile(r"= *([0-9]{4}-[0-9]{2}-[0-9]{2})[T ]([0-9]{2}:[0-9]{2}(?::[0-9]{2})?)(?![0-9.:+Z-])")
_UNCLOSED = re.compile(r'(?:[^"/]|/(?!/)|"(?:[^"\\]|\\.)*")*(")(?:[^"\\]|\\.)*\\?\Z')


@dataclass(frozen=True, slots=True)
class ParsedConversations:
    """What came of reading a text. A conversation with a line that cannot be read is left out, and only reported."""

    conversations: tuple[Conversation, ...]
    issues: tuple[Issue, ...]
    text: str = ""
    """What spans refer to: the text with `\\n` as line ends."""
    tail: tuple[str, ...] = ()
    """Comments below the last step."""


def parse_conversations(content: str | bytes, path: str = "") -> ParsedConversations:
    """Reads a whole file. Never raises: what is wrong becomes issues, whose `flow` is the path.

    Comments inside a conversation move above its `call` line.
    """
    text = readable(content)
    if isinstance(text, Issue):
        return ParsedConversations((), (replace(text, flow=path),))
    reader = _Reader()
    for number, line in enumerate(text.split("\n"), 1):
        reader.read(line, number)
        if len(reader.issues) >= _MOST_ISSUES:
            place = Span(number, 1, number, 1)
            many = f"more than {_MOST_ISSUES} mistakes; the rest of the file was not read"
            reader.issues.append(found(CONVERSATION_SYNTAX, many, place))
            break
    tail = reader.finish()
    issues = tuple(replace(issue, flow=path) for issue in reader.issues)
    return ParsedConversations(tuple(reader.conversations), issues, text, tail)


@dataclass(slots=True)
class _Call:
    """A conversation that is being read."""

    line: CallLine | None
    """None when it cannot be read: its steps are still looked at for mistakes."""
    span: Span
    comments: list[str]
    steps: list[StepOfTalk]
    is_whole: bool = True


class _Reader:
    """Takes line after line."""

    def __init__(self) -> None:
        self.conversations: list[Conversation] = []
        self.issues: list[Issue] = []
        self._comments: list[str] = []
        self._call: _Call | None = None
        self._lines: dict[str, int] = {}

    def read(self, line: str, number: int) -> None:
        """The next line."""
        words = line.strip()
        if words.startswith("//"):
            self._comments.append(words[2:].strip())
        elif words:
            word = _FIRST_WORD.match(line)
            if word and word[1] == "call":
                self._begin(line, number)
            else:
                self._step(line, number)

    def finish(self) -> tuple[str, ...]:
        """Ends the last conversation; the comments that belong to none."""
        self._end()
        return tuple(self._comments)

    def _begin(self, line: str, number: int) -> None:
        self._end()
        read = self._parsed(line, number, parse_call)
        call = _Call(read, _span_of(line, number), self._comments, [], read is not None)
        self._comments = []
        self._call = call
        if read is None:
            return
        if read.comment is not None:
            call.comments.append(read.comment)
        first = self._lines.setdefault(read.title, number)
        if first != number:
            twice = f'two conversations are called "{read.title}"; the first stands in line {first}'
            self.issues.append(found(DUPLICATE_CALL, twice, call.span, "Give one of them another title."))

    def _step(self, line: str, number: int) -> None:
        call = self._call
        if call is None:
            advice = 'Put a line `call "What it is about"` above it.'
            outside = found(STEP_OUTSIDE_CALL, "this step belongs to no call", _span_of(line, number), advice)
            if not any(issue.code == STEP_OUTSIDE_CALL.code for issue in self.issues):
                self.issues.append(outside)
            return
        call.comments += self._comments
        self._comments = []
        read = self._parsed(line, number, parse_step)
        if read is None:
            call.is_whole = False
            return
        step, comment = read
        call.steps.append(replace(step, span=_span_of(line, number)))
        if comment is not None:
            call.comments.append(comment)

    def _end(self) -> None:
        call, self._call = self._call, None
        if call is not None and call.line is not None and call.is_whole:
            head = call.line
            self.conversations.append(
                Conversation(
                    head.title, tuple(call.steps), head.ani, head.dnis, head.at, tuple(call.comments), call.span
                )
            )

    def _parsed(self, line: str, number: int, parse: Callable[[str], _Read]) -> _Read | None:
        try:
            return parse(line)
        except Unreadable as error:
            issue = error.issue
        except UnexpectedInput as error:
            issue = _complaint(line, error)
        self.issues.append(replace(issue, span=issue.span._replace(line=number, end_line=number)))
        return None


def _complaint(line: str, error: UnexpectedInput) -> Issue:
    first = _FIRST_WORD.match(line)
    assert first is not None or line.lstrip().startswith('"')
    word = first[1] if first else '"'
    if unclosed := _UNCLOSED.match(line):
        place = Span(1, unclosed.start(1) + 1, 1, len(line.rstrip()) + 1)
        return found(UNCLOSED_STRING, "this text is not closed", place, 'Write `"` behind its last word.')
    if word not in _WRITTEN and "." not in word:
        near = get_close_matches(word, _WRITTEN, 1)
        begin = line.index(word)
        advice = f"Did you mean `{near[0]}`?" if near else f"Steps are {', '.join(f'`{known}`' for known in _WRITTEN)}."
        return found(UNKNOWN_STEP, f"`{word}` is no step", Span(1, begin + 1, 1, begin + 1 + len(word)), advice)
    # At the end of the line lark names the last token; the caret belongs behind it.
    at_end = "$END" in str(getattr(getattr(error, "token", None), "type", ""))
    column = len(line.rstrip()) + 1 if at_end else error.column
    place = Span(1, column, 1, column + 1)
    what = "something is missing at the end of this line" if at_end else f"`{word}` is not written like this"
    if word != "call" and (moment := _WITHOUT_OFFSET.search(line)):
        advice = f"Write a moment with its offset from UTC, such as `{moment[1]}T{moment[2]}+08:00`."
        return found(CONVERSATION_SYNTAX, what, place, advice)
    return found(CONVERSATION_SYNTAX, what, place, f"Write {_WRITTEN.get(word, _ANSWERS)}.")


def _span_of(line: str, number: int) -> Span:
    begin = len(line) - len(line.lstrip())
    return Span(number, begin + 1, number, len(line.rstrip()) + 1)
