"""The line of a queue."""

from __future__ import annotations

import pytest

from ivrflow.model.commands import LeaveMessage, RequestCallback
from ivrflow.model.conversation import StubAnswer
from ivrflow.model.events import Gathered, Referred, Stored, Waiting
from ivrflow.model.inputs import InputOutcome
from ivrflow.verify.exploration.choices import Choice, Means
from ivrflow.verify.exploration.waiting_line import (
    line_choices,
    standing,
    storing_choices,
    waiting_choices,
    while_waiting,
)


def test_the_queue_takes_the_caller_or_says_why_not() -> None:
    choices = line_choices("cards")
    assert [choice.event.position for choice in choices if isinstance(choice.event, Waiting)] == [1, 20]
    refused = {choice.event.outcome for choice in choices if isinstance(choice.event, Referred)}
    assert refused == {"busy", "noanswer", "refused", "failed"}


def test_an_agent_comes_the_line_moves_on_or_the_queue_gives_up() -> None:
    choices = waiting_choices("cards", 60_000)
    assert choices[0].event == Referred(0, "done")
    assert isinstance(choices[1].event, Waiting)
    assert choices[1].took_ms == 60_000
    assert {choice.means for choice in choices[2:]} == {Means.FAILS}


def test_who_presses_a_key_while_he_waits_has_a_place_in_the_line() -> None:
    pressed = Choice("1", Means.CHOOSES, Gathered(0, InputOutcome.KEYS, "1"))
    (choice,) = while_waiting("cards", [pressed])
    assert choice.steps == (standing("cards"),)


@pytest.mark.parametrize(
    ("command", "subject"),
    [(LeaveMessage("sales", "r1"), "box sales"), (RequestCallback("cards", "110"), "callback cards")],
)
def test_a_message_is_kept_or_not(command: LeaveMessage | RequestCallback, subject: str) -> None:
    choices = storing_choices(command)
    assert [choice.event.outcome for choice in choices if isinstance(choice.event, Stored)] == ["done", "failed"]
    assert [choice.steps for choice in choices] == [(StubAnswer(subject, "done"),), (StubAnswer(subject, "failed"),)]
