"""What a node says, by attempt and language, with values as of now."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ivrflow.model.flow import Field
from ivrflow.nodes.fields.prompts import PromptField
from ivrflow.say import spoken_text

from .binding import CallAt, binder, by_language, line, problems

HAN = {"name": "Han"}


def test_each_language_has_its_text_and_each_attempt_the_latest_given() -> None:
    around = binder()
    prompts = PromptField().bind(
        (
            Field("field", by_language(en_US='say("Again, {name}")', zh_CN='say("再来")').value, index=3),
            by_language(en_US='say("Hello {name}")', zh_CN='say("你好")'),
        ),
        around,
    )
    assert problems(around) == []
    english = [spoken_text(prompts.for_attempt(attempt, CallAt(HAN))) for attempt in (1, 2, 3, 9)]
    assert english == ["Hello Han", "Hello Han", "Again, Han", "Again, Han"]
    assert spoken_text(prompts.for_attempt(3, CallAt(language="zh-CN"))) == "再来"
    assert (around.uses, around.needs) == ({"name"}, {"name"})


def test_one_text_for_all_languages_and_the_attempt_that_is_told() -> None:
    prompts = PromptField().bind((line("number(call.attempt)"),), binder())
    for language in ("en-US", "zh-CN"):
        (piece,) = prompts.for_attempt(2, CallAt(language=language))
        assert (piece.value, piece.language) == (Decimal(2), language)
    (piece,) = prompts.for_attempt(1, CallAt(), told=2)
    assert piece.value == Decimal(2)


def test_nothing_written_is_nothing_said() -> None:
    nothing = PromptField().absent()
    assert not nothing
    assert nothing.for_attempt(1, CallAt()) == ()


def test_recordings_are_listed_by_language() -> None:
    prompts = PromptField().bind((by_language(en_US='audio("hello")', zh_CN='audio("nihao") say("!")'),), binder())
    assert {tag: prompt.recordings for tag, prompt in prompts.at(1).items()} == {
        "en-US": {("hello", "en-US")},
        "zh-CN": {("nihao", "zh-CN")},
    }


def test_a_mistake_in_one_text_for_all_languages_is_told_once() -> None:
    for text in ('say("{unknown}")', 'say("{pin}")', 'say("'):
        around = binder()
        PromptField().bind((line(text),), around)
        assert len(problems(around)) == 1, text


def test_a_prompt_by_itself_is_an_utterance_for_each_attempt() -> None:
    prompts = PromptField().bind((line('say("One")'), line('say("{name}, two")', index=2)), binder())
    first, second = prompts.utterances("field")
    assert (first.field, first.attempt, second.attempt) == ("field", 1, 2)
    static = first.said_in("zh-CN").static
    assert static is not None
    assert [piece.language for piece in static] == ["zh-CN"]
    assert second.said_in("en-US").static is None
    assert first.said_in("fr-FR").static == (), "nothing is said in a language that the flow does not have"


@pytest.mark.parametrize(
    ("written", "problem"),
    [
        (by_language(en_US='say("a")'), "`field` has no text for zh-CN"),
        (line('say("{pin}")'), "the prompt would say a secret value"),
        (line('say("a")', index=2), "`field` is given for attempt 2 and later, not for the first"),
        (line('say("{unknown}")'), "unknown"),
        (line('say("a"'), ") is missing at the end"),
        (line('say("a")', index=10), "`field[10]` is set twice or is not an attempt from 1 to 9"),
        (by_language(en_US='say("a")', zh_CN='say("a")', en_GB='say("a")'), 'a text for "en-GB"'),
    ],
)
def test_what_is_wrong_with_a_prompt_is_said(written: Field, problem: str) -> None:
    around = binder()
    PromptField().bind((written,), around)
    (message,) = set(problems(around))
    assert problem in message


def test_an_attempt_has_one_text() -> None:
    around = binder()
    PromptField().bind((line('say("a")'), line('say("b")')), around)
    assert problems(around) == ["`field` is set twice or is not an attempt from 1 to 9"]
