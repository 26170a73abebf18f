"""From what the grammar recognised in a line to the nouns of `model.conversation`."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta
from decimal import Decimal
from functools import cache
from typing import TypeVar, cast

from lark import Lark, Token, Transformer, v_args

from ivrflow.lang.codes import BAD_ESCAPE, BAD_VALUE, TOO_DEEP
from ivrflow.lang.conversations.literals import read_duration, read_moment
from ivrflow.lang.found import Unreadable, found
from ivrflow.lang.strings import BadEscape, decode_string
from ivrflow.lang.tokens import between, comment_text
from ivrflow.model.conversation import (
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
from ivrflow.model.source import Span
from ivrflow.model.values import Money, Value

__all__ = ["CallLine", "parse_call", "parse_step"]

MAX_DEPTH = 10
"""Lists inside lists."""

_STATES = {
    "calendar": ("open", "closed", "holiday", "failed"),
    "list": ("yes", "no", "failed"),
    "table": ("empty", "failed"),
}


@dataclass(frozen=True, slots=True)
class CallLine:
    """`call "title" from … to … at …`."""

    title: str
    ani: str
    dnis: str
    at: datetime | None
    comment: str | None


@dataclass(frozen=True, slots=True)
class _Outcome:
    name: str
    results: tuple[tuple[str, Value], ...] = ()
    reason: str = ""


_Pairs = tuple[tuple[str, Value], ...]
_Read = TypeVar("_Read")


def parse_call(line: str) -> CallLine:
    """A line that begins a call. Raises lark's UnexpectedInput, or Unreadable; columns count from 1 in the line."""
    return cast(CallLine, _grammar().parse(line, start="call_line"))


def parse_step(line: str) -> tuple[StepOfTalk, str | None]:
    """A step, still without its place, and the comment behind it. Raises as `parse_call`."""
    return cast("tuple[StepOfTalk, str | None]", _grammar().parse(line, start="step_line"))


@cache
def _grammar() -> Lark:
    return Lark.open(
        "conversations.lark",
        rel_to=__file__,
        parser="lalr",
        start=["call_line", "step_line"],
        transformer=_ToModel(),
        maybe_placeholders=True,
    )


@v_args(inline=True)
class _ToModel(Transformer[Token, "CallLine | tuple[StepOfTalk, str | None]"]):
    """One method per rule of conversations.lark."""

    def call_line(
        self,
        title: Token,
        ani: Token | None,
        dnis: Token | None,
        *rest: Token | None,
    ) -> CallLine:
        day, clock, comment = rest
        at = None
        if day is not None and clock is not None:
            at = datetime.combine(self.day(day), self.clock(clock))
        return CallLine(_string(title), _address(ani), _address(dnis), at, _comment(comment))

    def step_line(self, step: StepOfTalk, comment: Token | None) -> tuple[StepOfTalk, str | None]:
        return step, _comment(comment)

    def answer(self, statement: Token, delay: Token | None, outcome: _Outcome) -> StubAnswer:
        after_ms = _milliseconds(delay) if delay is not None else 0
        return StubAnswer(str(statement), outcome.name, outcome.results, outcome.reason, after_ms)

    def returns(self, pairs: _Pairs) -> _Outcome:
        return _Outcome("found", pairs)

    def bare_outcome(self, word: Token) -> _Outcome:
        return _Outcome(str(word))

    def fails(self, reason: Token | None) -> _Outcome:
        return _Outcome("failed", reason=_address(reason))

    def stand_in(self, subject: Token, name: Token, delay: Token | None, state: Token) -> StubAnswer:
        known = _STATES.get(str(subject))
        if known is not None and state not in known:
            states = ", ".join(f"`{each}`" for each in known)
            raise Unreadable(
                found(BAD_VALUE, f"a {subject} is never `{state}`", between(state, state), f"Write one of {states}.")
            )
        after_ms = _milliseconds(delay) if delay is not None else 0
        return StubAnswer(f"{subject} {_address(name)}", str(state), after_ms=after_ms)

    def row(self, subject: Token, name: Token, pairs: _Pairs) -> StubAnswer:
        if subject != "table":
            place = between(subject, subject)
            raise Unreadable(found(BAD_VALUE, f"a {subject} returns nothing", place, "Write `table` there."))
        return StubAnswer(f"table {_address(name)}", "found", pairs)

    def line(self, subject: Token, name: Token, position: Token, wait: Token) -> StubAnswer:
        if subject != "queue":
            place = between(subject, subject)
            raise Unreadable(found(BAD_VALUE, f"a {subject} has no line", place, "Write `queue` there."))
        length = timedelta(milliseconds=_milliseconds(wait))
        results = (("position", Decimal(position)), ("wait", length))
        return StubAnswer(f"queue {_address(name)}", "waiting", results)

    def recording(self, outcome: Token) -> StubAnswer:
        return StubAnswer("recording", "failed" if outcome == "fails" else "done")

    def hear(self, text: Token) -> Hear:
        return Hear(_string(text))

    def press(self, keys: Token, during: Token | None) -> Press:
        return Press(str(keys), _string(during) if during is not None else None)

    def say(self, text: Token, during: Token | None) -> Say:
        return Say(_string(text), _string(during) if during is not None else None)

    def speak(self, length: Token) -> Speak:
        return Speak(_milliseconds(length))

    def silence(self) -> GoSilent:
        return GoSilent()

    def wait(self, length: Token) -> Wait:
        return Wait(_milliseconds(length))

    def hang_up(self) -> HangsUp:
        return HangsUp()

    def expect_ended(self, by: Token | None) -> Expect:
        return Expect("ended", str(by or ""))

    def expect_handed(self, queue: Token | None, data: _Pairs | None) -> Expect:
        return Expect("handed", _address(queue), data or ())

    def expect_transferred(self, target: Token | None) -> Expect:
        return Expect("transferred", _address(target))

    def expect_announced(self, text: Token) -> Expect:
        return Expect("announced", _string(text))

    def expect_message(self, box: Token | None) -> Expect:
        return Expect("message", _address(box))

    def expect_callback(self, number: Token | None) -> Expect:
        return Expect("callback", _address(number))

    def expect_milestone(self, name: Token, data: _Pairs | None) -> Expect:
        return Expect("milestone", str(name), data or ())

    def expect_rejected(self, cause: Token | None) -> Expect:
        return Expect("rejected", str(cause or ""))

    def expect_node(self, node: Token) -> Expect:
        return Expect("node", str(node))

    def expect_not_hear(self, text: Token) -> Expect:
        return Expect("not hear", _string(text))

    def expect_variable(self, data: _Pairs) -> Expect:
        return Expect("variable", "", data)

    def expect_silence(self, length: Token) -> Expect:
        return Expect("silence", data=_length(length))

    def expect_no_silence(self, length: Token) -> Expect:
        return Expect("no silence", data=_length(length))

    def pairs(self, *pairs: tuple[str, Value]) -> _Pairs:
        return pairs

    def pair(self, name: Token, value: Value) -> tuple[str, Value]:
        return str(name), value

    def text(self, literal: Token) -> str:
        return _string(literal)

    def number(self, digits: Token) -> Decimal:
        return Decimal(digits)

    def money(self, currency: Token, amount: Token) -> Money:
        return Money(Decimal(amount), str(currency))

    def true(self) -> bool:
        return True

    def false(self) -> bool:
        return False

    def nothing(self) -> None:
        return None

    def day(self, text: Token) -> date:
        return _read(text, date.fromisoformat)

    def clock(self, text: Token) -> time:
        return _read(text, time.fromisoformat)

    def moment(self, text: Token) -> datetime:
        return _read(text, read_moment)

    def duration(self, text: Token) -> timedelta:
        return _read(text, read_duration)

    def items(self, *items: Value) -> tuple[Value, ...]:
        if _depth(items) > MAX_DEPTH:
            raise Unreadable(found(TOO_DEEP, f"more than {MAX_DEPTH} lists inside each other", Span(1, 1, 1, 2)))
        return items


def _depth(value: Value) -> int:
    return 1 + max(map(_depth, value), default=0) if isinstance(value, tuple) and not isinstance(value, Money) else 0


def _read(text: Token, reader: Callable[[str], _Read]) -> _Read:
    try:
        return reader(str(text))
    except ValueError as error:
        raise Unreadable(found(BAD_VALUE, f"`{text}` is not a value: {error}", between(text, text))) from None


def _length(text: Token) -> _Pairs:
    return (("length", timedelta(milliseconds=_milliseconds(text))),)


def _milliseconds(text: Token) -> int:
    length = _read(text, read_duration)
    if length < timedelta(0):
        raise Unreadable(found(BAD_VALUE, f"`{text}` is less than nothing", between(text, text)))
    return length // timedelta(milliseconds=1)


def _string(literal: Token) -> str:
    try:
        return decode_string(literal)
    except BadEscape as error:
        span = between(literal, literal)
        column = span.column + error.at
        place = Span(span.line, column, span.line, column + len(error.sequence))
        advice = 'Write a backslash as `\\\\`, a quote as `\\"`, a line break as `\\n`.'
        raise Unreadable(found(BAD_ESCAPE, str(error), place, advice)) from None


def _address(token: Token | None) -> str:
    """A word, or a text in quotes when it has other characters than words have."""
    if token is None:
        return ""
    return _string(token) if token.startswith('"') else str(token)


def _comment(token: Token | None) -> str | None:
    return comment_text(token) if token is not None else None
