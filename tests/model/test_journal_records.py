"""Journal records lose nothing but what is secret, and of that they keep nothing."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from zoneinfo import ZoneInfo

import pytest
from hypothesis import given
from hypothesis import strategies as st

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
    Offered,
    Played,
    Queried,
    Recorded,
    Referred,
    Stored,
    TimeUp,
    Waiting,
)
from ivrflow.model.grammars import BuiltIn, Grammar, Phrase
from ivrflow.model.inputs import KEYS, InputOutcome, InputSettings, Pressed, RecordingSettings
from ivrflow.model.journal import Step, Visit
from ivrflow.model.journal_records import HIDDEN, command_digest, from_record, to_record
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.types import Privacy
from ivrflow.model.values import Money, Value

SECRET = "4929133748560172"
"""Long enough not to turn up by chance among offsets and hashes."""

NUMBERS = st.integers(1, 10_000)
WORDS = st.text(max_size=12)
MOMENTS = st.datetimes(
    datetime.fromisoformat("2000-01-01"),
    datetime.fromisoformat("2100-01-01"),
    timezones=st.sampled_from([UTC, ZoneInfo("Asia/Shanghai")]),
)
SCALARS: st.SearchStrategy[Value] = st.one_of(
    st.none(),
    st.booleans(),
    WORDS,
    st.decimals(allow_nan=False, allow_infinity=False),
    st.dates(),
    st.times(),
    MOMENTS,
    st.integers(-(10**9), 10**9).map(lambda ms: timedelta(milliseconds=ms)),
    st.builds(Money, st.decimals(-(10**6), 10**6, places=2), st.sampled_from(["CNY", "EUR"])),
)
VALUES: st.SearchStrategy[Value] = st.one_of(SCALARS, st.lists(SCALARS, max_size=3).map(tuple))
JSON = st.recursive(
    st.none() | st.booleans() | st.integers() | WORDS,
    lambda inner: st.lists(inner, max_size=3) | st.dictionaries(WORDS, inner, max_size=3),
    max_leaves=5,
)
OPEN = st.sampled_from([Privacy.OPEN, Privacy.PRIVATE])
PROMPTS = st.lists(st.builds(Piece, st.sampled_from(PieceKind), VALUES, WORDS, OPEN), max_size=3).map(tuple)
KEY = st.sampled_from(KEYS)
PLAYS = st.builds(Play, PROMPTS)
SETTINGS = st.builds(InputSettings, choices=st.lists(st.text(KEYS, max_size=3), max_size=3).map(tuple))
PHRASES = st.lists(st.builds(Phrase, WORDS, WORDS), max_size=2).map(tuple)
GRAMMARS = st.builds(Grammar, WORDS, PHRASES, st.none() | st.sampled_from(BuiltIn), st.none() | st.dates())
ATTACHED = st.lists(st.builds(Attached, WORDS, VALUES, OPEN), max_size=3).map(tuple)
COMMANDS: st.SearchStrategy[Command] = st.one_of(
    st.just(Answer()),
    st.builds(Reject),
    PLAYS,
    st.builds(Gather, PROMPTS, SETTINGS, st.none() | GRAMMARS),
    st.builds(Record, PROMPTS, st.builds(RecordingSettings)),
    st.just(Flush()),
    st.builds(Query, WORDS, st.lists(st.tuples(WORDS, VALUES), max_size=3).map(tuple), meanwhile=st.none() | PLAYS),
    st.builds(Consult, WORDS, WORDS),
    st.builds(HandOff, WORDS, ATTACHED, NUMBERS, st.lists(WORDS, max_size=2).map(tuple)),
    st.builds(Transfer, WORDS, ATTACHED, st.booleans(), PROMPTS),
    st.builds(Enqueue, WORDS, ATTACHED, NUMBERS, st.lists(WORDS, max_size=2).map(tuple)),
    st.builds(AwaitAgent, PROMPTS, SETTINGS, NUMBERS),
    st.just(LeaveQueue()),
    st.builds(LeaveMessage, WORDS, WORDS, NUMBERS, ATTACHED),
    st.builds(RequestCallback, WORDS, WORDS, ATTACHED),
    st.builds(HangUp),
    st.builds(Cancel, NUMBERS),
    st.builds(Wait, NUMBERS),
    st.builds(Mark, WORDS, st.lists(st.tuples(WORDS, VALUES), max_size=3).map(tuple)),
)
GATHERED = st.builds(
    Gathered,
    NUMBERS,
    st.sampled_from(InputOutcome),
    st.text(KEYS, max_size=8),
    WORDS,
    st.lists(st.builds(Pressed, KEY, st.integers()), max_size=8).map(tuple),
    WORDS,
    SCALARS,
    st.integers(0, 100),
)
EVENTS: st.SearchStrategy[Event] = st.one_of(
    st.builds(Offered, WORDS, WORDS, WORDS, MOMENTS, st.integers(), facts=st.dictionaries(WORDS, WORDS, max_size=3)),
    st.builds(Answered, NUMBERS),
    st.builds(Played, NUMBERS, st.booleans()),
    GATHERED,
    st.builds(Queried, NUMBERS, WORDS, st.dictionaries(WORDS, VALUES, max_size=3), WORDS),
    st.builds(Consulted, NUMBERS, WORDS, st.none() | st.dictionaries(WORDS, JSON, max_size=3)),
    st.builds(Referred, NUMBERS, WORDS, WORDS),
    st.builds(Recorded, NUMBERS, WORDS, NUMBERS, WORDS, WORDS),
    st.builds(Waiting, NUMBERS, NUMBERS, NUMBERS),
    st.builds(Stored, NUMBERS, WORDS, WORDS),
    st.builds(Failed, NUMBERS),
    st.builds(HungUp, WORDS, WORDS),
    st.builds(TimeUp, WORDS),
    st.builds(Elapsed, NUMBERS),
)
STEPS = st.builds(
    Step,
    st.integers(0),
    EVENTS,
    st.tuples(WORDS, WORDS, NUMBERS),
    st.just(False),
    st.lists(st.builds(Visit, WORDS, WORDS, WORDS), max_size=3).map(tuple),
    st.lists(st.builds(Issued, NUMBERS, COMMANDS), max_size=3).map(tuple),
)
SECRET_VALUES: st.SearchStrategy[Value] = st.sampled_from([SECRET, Decimal(SECRET), (SECRET, SECRET)])
SECRET_COMMANDS: st.SearchStrategy[Command] = st.one_of(
    st.builds(
        Play, st.tuples(st.builds(Piece, st.just(PieceKind.DIGITS), SECRET_VALUES, WORDS, st.just(Privacy.SECRET)))
    ),
    st.builds(Query, WORDS, st.tuples(st.tuples(st.just("pin"), SECRET_VALUES)), st.just(frozenset({"pin"}))),
    st.builds(HandOff, WORDS, st.tuples(st.builds(Attached, WORDS, SECRET_VALUES, st.just(Privacy.SECRET)))),
    st.builds(Transfer, WORDS, st.tuples(st.builds(Attached, WORDS, SECRET_VALUES, st.just(Privacy.SECRET)))),
    *(
        st.builds(
            kind, WORDS, WORDS, data=st.tuples(st.builds(Attached, WORDS, SECRET_VALUES, st.just(Privacy.SECRET)))
        )
        for kind in (LeaveMessage, RequestCallback)
    ),
)


def on_disk(step: Step) -> str:
    return json.dumps(to_record(step), ensure_ascii=False)


def step_of(event: Event, *commands: Command, secret: bool = False) -> Step:
    issued = tuple(Issued(number, command) for number, command in enumerate(commands, 1))
    return Step(1200, event, ("telebank", "ask_pin", 3), secret, (Visit("telebank", "ask_pin", "done"),), issued)


@given(STEPS)
def test_a_step_without_secrets_comes_back_as_it_was(step: Step) -> None:
    assert from_record(json.loads(on_disk(step))) == step


@given(STEPS, SECRET_COMMANDS)
def test_no_secret_of_a_command_is_written(step: Step, command: Command) -> None:
    written = on_disk(step._replace(commands=(*step.commands, Issued(1, command))))
    assert SECRET not in written
    read = from_record(json.loads(written))
    assert json.loads(on_disk(read)) == to_record(read)


@given(st.text(KEYS, min_size=1, max_size=20), st.integers(0, 4000))
def test_of_a_secret_input_only_the_number_of_keys_and_their_offsets_are_written(keys: str, offset_ms: int) -> None:
    pressed = tuple(Pressed(key, offset_ms + number) for number, key in enumerate(keys + "#"))
    event = Gathered(4, InputOutcome.KEYS, keys, "#", pressed)
    read = from_record(json.loads(on_disk(step_of(event, secret=True)))).event
    hidden = tuple(Pressed(HIDDEN, key.offset_ms) for key in pressed)
    assert read == replace(event, keys=HIDDEN * len(keys), pressed=hidden)
    same_length = replace(event, keys="0" * len(keys), pressed=tuple(key._replace(key="0") for key in pressed))
    assert on_disk(step_of(event, secret=True)) == on_disk(step_of(same_length, secret=True))


def test_of_what_was_said_in_secret_only_the_length_is_written() -> None:
    event = Gathered(4, InputOutcome.SPEECH, text=SECRET, meaning=Decimal(SECRET), confidence=90)
    written = on_disk(step_of(event, secret=True))
    assert SECRET not in written
    read = from_record(json.loads(written)).event
    assert read == replace(event, text=HIDDEN * len(SECRET), meaning=HIDDEN * len(SECRET))


def test_a_secret_is_read_back_as_dots_of_its_length_beside_what_is_private() -> None:
    query = Query("bank.check", (("number", "622202"), ("pin", "1234")), frozenset({"pin"}))
    data = (Attached("account", "622202", Privacy.PRIVATE), Attached("pin", "1234", Privacy.SECRET))
    read = from_record(json.loads(on_disk(step_of(Played(1), query, HandOff("cards", data)))))
    first, second = (issued.command for issued in read.commands)
    assert first == replace(query, arguments=(("number", "622202"), ("pin", HIDDEN * 4)))
    assert second == HandOff("cards", (data[0], Attached("pin", HIDDEN * 4, Privacy.SECRET)))


def test_a_digest_tells_commands_apart_but_not_their_secrets() -> None:
    def query(number: str, pin: str) -> Query:
        return Query("bank.check", (("number", number), ("pin", pin)), frozenset({"pin"}))

    assert command_digest(query("622202", "1234")) == command_digest(query("622202", "987654"))
    assert command_digest(query("622202", "1234")) != command_digest(query("622203", "1234"))
    assert command_digest(HangUp()) != command_digest(Answer())
    assert len(command_digest(HangUp())) == 16
    assert to_record(step_of(Played(1), HangUp()))["commands"][0]["digest"] == command_digest(HangUp())


def test_values_of_every_type_travel() -> None:
    results: dict[str, Value] = {
        "text": "你好 \ud800",
        "number": Decimal("1.10"),
        "when": datetime(2026, 10, 25, 2, 30, tzinfo=ZoneInfo("Europe/Berlin"), fold=1),
        "day": date(2026, 3, 2),
        "at": time(9, 30),
        "long": timedelta(milliseconds=1500),
        "much": Money(Decimal("1024.50"), "CNY"),
        "many": ("a", Decimal(2), None, True),
    }
    read = from_record(json.loads(json.dumps(to_record(step_of(Queried(1, "found", results)))))).event
    assert isinstance(read, Queried)
    assert read.results == results
    assert str(read.results["number"]) == "1.10"


def test_a_record_of_an_older_version_lacks_fields_that_have_a_default() -> None:
    record = to_record(step_of(Failed(3, "gone", "x"), Play(())))
    del record["event"]["detail"], record["commands"][0]["loop"]
    assert from_record(record) == step_of(Failed(3, "gone"), Play(()))


@pytest.mark.parametrize(
    "record",
    [
        {},
        {"unwritable": "TypeError"},
        {"at": 1, "event": {"is": "Nothing"}, "position": ["a", "b", 0], "secret": False, "visits": [], "commands": []},
        {"at": 1, "event": {"is": "Played"}, "position": ["a", "b", 0], "secret": False, "visits": [], "commands": []},
        {"at": 1, "event": 7, "position": [], "secret": False, "visits": [], "commands": []},
    ],
)
def test_what_is_no_record_is_refused(record: dict[str, object]) -> None:
    with pytest.raises(ValueError):
        from_record(record)
