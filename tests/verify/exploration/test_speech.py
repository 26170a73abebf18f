"""What may be said, and recorded."""

from __future__ import annotations

from ivrflow.model.conversation import Say
from ivrflow.model.events import Gathered, Recorded
from ivrflow.model.grammars import BuiltIn, Grammar, Phrase
from ivrflow.verify.exploration.choices import Means
from ivrflow.verify.exploration.speech import recording_choices, speech_choices


def test_each_meaning_is_said_once_and_something_unknown() -> None:
    grammar = Grammar("en-US", (Phrase("balance", "1"), Phrase("my balance", "1"), Phrase("an agent", "0")))
    choices = speech_choices(grammar)
    assert [choice.steps for choice in choices] == [(Say("balance"),), (Say("an agent"),), (Say("hm"),)]
    assert [choice.event.meaning for choice in choices if isinstance(choice.event, Gathered)] == ["1", "0", None]
    assert choices[-1].means is Means.WRONG


def test_a_built_in_kind_of_answer_has_its_values() -> None:
    choices = speech_choices(Grammar("en-US", built_in=BuiltIn.YES_NO))
    assert [choice.event.meaning for choice in choices if isinstance(choice.event, Gathered)] == [True, False, None]


def test_a_recording_ends_in_each_way() -> None:
    choices = recording_choices()
    ended = [choice.event.ended_by for choice in choices if isinstance(choice.event, Recorded)]
    assert ended == ["silence", "key", "length", "noinput"]
    assert choices[-1].means is Means.SILENT
    assert all(choice.unsaid for choice in choices)
