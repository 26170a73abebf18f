"""What went wrong is said before the question, from the second attempt on."""

from __future__ import annotations

import pytest

from ivrflow.nodes.ask.attempts import next_prompt
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.say import spoken_text

from ..fields.binding import CallAt, binder, line

QUESTION = PromptField().bind((line('say("Account?")'), line('say("Your account?")', index=2)), binder())
FAILURE = PromptField().bind((line('say("Sorry, {call.attempt}!")'), line('say("Again!")', index=2)), binder())


@pytest.mark.parametrize(
    ("failure", "attempt", "said"),
    [
        (FAILURE, 1, "Account?"),
        (FAILURE, 2, "Sorry, two Your account?"),
        (FAILURE, 3, "Again! Your account?"),
        (PromptSet(), 1, "Account?"),
        (PromptSet(), 2, "Your account?"),
    ],
)
def test_said_at_an_attempt(failure: PromptSet, attempt: int, said: str) -> None:
    assert spoken_text(next_prompt(QUESTION, failure, attempt, CallAt())) == said
