"""What commands need of a call."""

from __future__ import annotations

import pytest

from ivrflow.engine.needs import DONE_WHEN_GONE, NEEDS_NOBODY, needs_answer
from ivrflow.model.commands import Command, Consult, Flush, Gather, HandOff, HangUp, Play, Query, Reject, Transfer
from ivrflow.model.inputs import InputSettings


@pytest.mark.parametrize("command", [Play(()), Gather((), InputSettings()), HandOff("cards"), Transfer("+44")])
def test_what_concerns_the_caller_needs_an_answered_call(command: Command) -> None:
    assert needs_answer(command)
    assert type(command) not in NEEDS_NOBODY


@pytest.mark.parametrize(
    "command", [Play((), early=True), Query("a.b", ()), Consult("calendar", "x"), HangUp(), Reject()]
)
def test_what_a_ringing_call_can_do(command: Command) -> None:
    assert not needs_answer(command)


def test_nothing_is_both() -> None:
    assert not set(NEEDS_NOBODY) & set(DONE_WHEN_GONE)
    assert Flush in DONE_WHEN_GONE
