"""What went wrong is said before the question, from the second attempt on."""

from __future__ import annotations

import pytest

from ivrflow.nodes.ask.attempts import asked, next_prompt
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.utterance import Answers
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


def test_all_that_can_be_said_is_declared() -> None:
    simple = PromptField().bind((line('say("What?")'),), binder())
    answers = Answers(("1",))
    told = list(asked(QUESTION, (PromptSet(), simple), 3, answers))
    texts = [(each.attempt, spoken_text(each.said_in("en-US").render({}, {}))) for each in told]
    assert texts == [(1, "Account?"), (2, "Your account?"), (2, "What? Your account?")], (
        "the third sounds like that too"
    )
    assert {each.answers for each in told} == {answers}
    assert {each.field for each in told} == {"prompt"}


def test_what_stands_between_complaint_and_question() -> None:
    simple = PromptField().bind((line('say("What?")'),), binder())
    (*_, last) = asked(QUESTION, (simple,), 2, Answers(), lambda attempt: simple.parts(attempt))
    assert spoken_text(last.said_in("en-US").render({}, {})) == "What? What? Your account?"
