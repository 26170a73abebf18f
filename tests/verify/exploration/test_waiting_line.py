"""The line of a queue."""

from __future__ import annotations

from ivrflow.model.events import Referred, Stored, Waiting
from ivrflow.verify.exploration.choices import Means
from ivrflow.verify.exploration.waiting_line import line_choices, storing_choices, waiting_choices


def test_the_queue_takes_the_caller_or_says_why_not() -> None:
    choices = line_choices("cards")
    assert [choice.event.position for choice in choices if isinstance(choice.event, Waiting)] == [1, 20]
    refused = {choice.event.outcome for choice in choices if isinstance(choice.event, Referred)}
    assert refused == {"busy", "noanswer", "refused", "failed"}


def test_an_agent_comes_the_line_moves_on_or_the_queue_gives_up() -> None:
    choices = waiting_choices(60_000)
    assert choices[0].event == Referred(0, "done")
    assert isinstance(choices[1].event, Waiting)
    assert choices[1].took_ms == 60_000
    assert {choice.means for choice in choices[2:]} == {Means.FAILS}


def test_a_message_is_kept_or_not() -> None:
    outcomes = [choice.event.outcome for choice in storing_choices("LeaveMessage") if isinstance(choice.event, Stored)]
    assert outcomes == ["done", "failed"]
