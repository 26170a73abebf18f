"""What may be said, and recorded."""

from __future__ import annotations

from datetime import date
from decimal import Decimal

from ivrflow.model.conversation import HangsUp, Press, Say, Speak, StubAnswer, Wait
from ivrflow.model.events import Gathered, Recorded
from ivrflow.model.grammars import BuiltIn, Grammar, Phrase
from ivrflow.model.inputs import RecordingSettings
from ivrflow.model.values import Value
from ivrflow.verify.exploration.choices import Choice, Means
from ivrflow.verify.exploration.distinctions import Group
from ivrflow.verify.exploration.speech import recording_choices, speech_choices


def meanings(choices: list[Choice]) -> list[Value]:
    return [choice.event.meaning for choice in choices if isinstance(choice.event, Gathered)]


def test_each_meaning_is_said_once_and_something_unknown() -> None:
    grammar = Grammar("en-US", (Phrase("balance", "1"), Phrase("my balance", "1"), Phrase("an agent", "0")))
    choices = speech_choices(grammar, None)
    assert [choice.steps for choice in choices] == [(Say("balance"),), (Say("an agent"),), (Say("hm"),)]
    assert meanings(choices) == ["1", "0", None]
    assert choices[-1].means is Means.WRONG


def test_yes_and_no_are_said_in_the_language_that_is_listened_to() -> None:
    for language, yes in (("en-US", "yes"), ("zh-CN", "是"), ("fr-FR", "oui")):
        choices = speech_choices(Grammar(language, built_in=BuiltIn.YES_NO), None)
        assert meanings(choices) == [True, False, None]
        assert choices[0].steps == (Say(yes),)


def test_numbers_and_dates_are_those_that_make_a_difference() -> None:
    group = Group([Decimal(7), date(2026, 12, 24)])
    numbers = meanings(speech_choices(Grammar("en-US", built_in=BuiltIn.NUMBER), group))
    assert {Decimal(6), Decimal(7), Decimal(8)} <= set(numbers)
    dates = meanings(speech_choices(Grammar("zh-CN", built_in=BuiltIn.DATE), group))
    assert {date(2026, 12, 23), date(2026, 12, 24), date(2026, 12, 25)} <= set(dates)


def test_a_recording_ends_in_each_way() -> None:
    choices = recording_choices(RecordingSettings())
    ended = [choice.event.ended_by for choice in choices if isinstance(choice.event, Recorded)]
    assert ended == ["silence", "key", "length", "hangup", "noinput"]
    assert [choice.steps for choice in choices[:4]] == [
        (Speak(3_000), Wait(4_000)),
        (Speak(3_000), Press("#")),
        (Speak(120_000),),
        (Speak(3_000), HangsUp()),
    ]
    assert [choice.means for choice in choices[-2:]] == [Means.SILENT, Means.FAILS]
    assert choices[-1].steps == (StubAnswer("recording", "failed"),)


def test_a_recording_without_stop_keys_that_must_be_short() -> None:
    choices = recording_choices(RecordingSettings(max_ms=2_000, silence_ms=4_000, stop_keys=""))
    ended = [choice.event.ended_by for choice in choices if isinstance(choice.event, Recorded)]
    assert ended == ["length", "length", "hangup", "noinput"]
    assert choices[-2].took_ms == 2_000
