"""The line of a queue."""

from __future__ import annotations

from dataclasses import replace

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
from ivrflow.verify.findings.find_all import find_all
from ivrflow.verify.suggest import suggest

from ..conftest import BYE, Explore, header
from ..replaying import simulated


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
    wrong = replace(pressed, means=Means.WRONG)
    found = while_waiting("cards", [pressed, wrong])
    assert [(choice.means, choice.steps) for choice in found] == [
        (Means.CHOOSES, (standing("cards"),)),
        (Means.ANSWERS, (standing("cards"),)),
    ]


LINE = """
queue main {
  queue = cards
  announcement = say("To leave, press 1.")
  announce_every = 30s
  max_wait = 10m
  leave_key = "1"
  left -> bye
  timeout -> sorry
  busy -> bye
  noanswer -> bye
  refused -> bye
  failed -> bye
}
play sorry {
  prompt = say("Nobody came.")
  done -> bye
}
"""


def test_a_long_wait_is_explored_to_its_end_and_is_no_endless_loop(explored: Explore) -> None:
    exploration = explored(header() + LINE + BYE)
    suggestions = suggest(exploration)
    assert suggestions.left == ()
    for each in suggestions.conversations:
        simulated(each, exploration.programs, "test")
    assert find_all(exploration) == ()
    assert len(exploration.space.states) < 300


@pytest.mark.parametrize(
    ("command", "subject"),
    [(LeaveMessage("sales", "r1"), "box sales"), (RequestCallback("cards", "110"), "callback cards")],
)
def test_a_message_is_kept_or_not(command: LeaveMessage | RequestCallback, subject: str) -> None:
    choices = storing_choices(command)
    assert [choice.event.outcome for choice in choices if isinstance(choice.event, Stored)] == ["done", "failed"]
    assert [choice.steps for choice in choices] == [(StubAnswer(subject, "done"),), (StubAnswer(subject, "failed"),)]
