"""Commands and events as lines, without what is private."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

import pytest

from designer.calls.lines import Line, Told, Words, answered, happened, issued
from ivrflow.model.commands import (
    Attached,
    Command,
    Consult,
    Enqueue,
    Flush,
    HandOff,
    HangUp,
    LeaveMessage,
    Mark,
    Play,
    Query,
    Reject,
    RequestCallback,
    Transfer,
)
from ivrflow.model.events import (
    Answered,
    Consulted,
    Event,
    Failed,
    HungUp,
    Played,
    Queried,
    Recorded,
    Referred,
    Stored,
    TimeUp,
    Waiting,
)
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.types import Privacy
from ivrflow.say import NO_RECORDINGS, KnownRecordings

PRIVATE = "Li Wei 622202"
DATA = (
    Attached("account", PRIVATE, Privacy.PRIVATE),
    Attached("pin", "4711", Privacy.SECRET),
    Attached("n", Decimal(2)),
)
TOLD = (Told("account", None), Told("pin", None), Told("n", "2"))


def _line(what: str, **more: object) -> Line:
    return replace(Line(0, 0, what), **more)  # type: ignore[arg-type]  # the fields of a line, in a table


def test_private_pieces_of_a_prompt_are_told_by_their_place_only() -> None:
    prompt = (
        Piece(PieceKind.AUDIO, "welcome", "en-US"),
        Piece(PieceKind.SAY, PRIVATE, "en-US", Privacy.PRIVATE),
        Piece(PieceKind.SAY, "您好", "zh-CN"),
    )
    line = issued(Play(prompt), KnownRecordings({}, {("welcome", "en-US"): "Welcome."}))
    assert line is not None
    assert line.words == (Words("Welcome.", "en-US"), Words("", "en-US"), Words("您好", "zh-CN"))


@pytest.mark.parametrize(
    ("command", "line"),
    [
        (
            Query("bank.balance", (("number", PRIVATE),), frozenset({"number"})),
            _line("looked_up", subject="bank.balance", values=(Told("number", None),)),
        ),
        (Consult("list", "gold", PRIVATE), _line("read", subject="gold", detail="list")),
        (
            Mark("told", (("tries", Decimal(2)), ("left", None)), "gold", PRIVATE),
            _line("marked", subject="told", detail="gold", values=(Told("tries", "2"), Told("left", ""))),
        ),
        (HandOff("cards", DATA), _line("handed_off", subject="cards", values=TOLD)),
        (Transfer("sip:desk@bank", DATA), _line("transferred", subject="sip:desk@bank", values=TOLD)),
        (Enqueue("cards", DATA), _line("queued", subject="cards", values=TOLD)),
        (LeaveMessage("box", "handle", 900, DATA), _line("message", subject="box", values=TOLD, took_ms=900)),
        (RequestCallback("cards", PRIVATE, DATA), _line("callback", subject="cards", values=TOLD)),
        (Reject("busy"), _line("rejected", detail="busy")),
        (HangUp(), None),
        (Flush(), None),
        (Play(()), None),
    ],
)
def test_commands_are_told_without_private_values(command: Command, line: Line | None) -> None:
    assert issued(command, NO_RECORDINGS) == line
    assert PRIVATE not in str(line)


@pytest.mark.parametrize(
    ("event", "changed"),
    [
        (
            Queried(1, "found", {"balance": PRIVATE}),
            {"outcome": "found", "values": (Told("balance", None),), "took_ms": 40},
        ),
        (Queried(1, "failed", reason="timeout"), {"outcome": "failed", "detail": "timeout", "took_ms": 40}),
        (Consulted(1, "r", None), {"outcome": "empty", "took_ms": 40}),
        (Consulted(1, "r", {"a": PRIVATE}), {"outcome": "found", "took_ms": 40}),
        (Referred(1, "busy", "486 Busy Here"), {"outcome": "busy", "detail": "486 Busy Here", "took_ms": 40}),
        (Stored(1, "failed", "full"), {"outcome": "failed", "detail": "full"}),
        (Played(1, stopped=True), {"cut": True}),
        (Played(1), {}),
        (Failed(1, "gone", PRIVATE), {"outcome": "gone"}),
    ],
)
def test_what_came_of_a_command_is_told_in_its_line(event: Event, changed: dict[str, object]) -> None:
    line = Line(1_000, 3, "looked_up")
    assert answered(line, event, 1_040) == replace(line, **changed)  # type: ignore[arg-type]  # fields of a line


@pytest.mark.parametrize(
    ("event", "line"),
    [
        (Answered(1), _line("answered")),
        (Recorded(1, "key", 2_000, "h"), _line("recorded", outcome="key", took_ms=2_000)),
        (Waiting(1, 3, 60_000), _line("waiting", subject="3", took_ms=60_000)),
        (HungUp("caller", "BYE"), _line("hung_up", subject="caller", detail="BYE")),
        (TimeUp("overtime"), _line("time_up", subject="overtime")),
        (Failed(1, "failed", PRIVATE), _line("failed", outcome="failed")),
        (Played(1), None),
    ],
)
def test_events_are_told(event: Event, line: Line | None) -> None:
    assert happened(event, None, secret=False) == line


def test_a_failure_is_told_once() -> None:
    assert happened(Failed(1), Consult("list", "gold"), secret=False) is None
    assert happened(Failed(1), HangUp(), secret=False) is not None
