"""What a caller may say, or leave as a recording."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import replace
from decimal import Decimal
from typing import Final

from ivrflow.gather import Recorder, ReportRecording
from ivrflow.model.conversation import HangsUp, Press, Say, Speak, StepOfTalk, StubAnswer, Wait
from ivrflow.model.events import Failed, Gathered, Recorded
from ivrflow.model.grammars import BuiltIn, Grammar
from ivrflow.model.inputs import InputOutcome, RecordingSettings
from ivrflow.model.types import DATE, NUMBER
from ivrflow.model.values import Value
from ivrflow.say import understood
from ivrflow.verify.exploration.choices import SILENCE, Choice, Means
from ivrflow.verify.exploration.distinctions import Group, Matter
from ivrflow.verify.exploration.samples import samples

__all__ = ["recording_choices", "speech_choices"]

_YES_AND_NO: Final = ("yes", "no", "是", "不是", "sí", "oui", "non")
_UNKNOWN: Final = "hm"
_SPOKEN_MS: Final = 3_000
"""How long a caller speaks who may speak longer."""
_HANDLE: Final = "explored"


def speech_choices(grammar: Grammar, group: Group | None) -> list[Choice]:
    """Each meaning once, by the first words for it, and something that the grammar does not know.

    `group`: what the variable meets that keeps the meaning. Words go through the real understanding, so that no meaning
    is made up that no caller could give.
    """
    by_meaning: dict[Value, str] = {}
    for words in _words(grammar, group):
        meaning = understood(grammar, words)
        if meaning is not None:
            by_meaning.setdefault(meaning, words)
    found = [
        Choice(
            f"says {words}",
            Means.CHOOSES,
            Gathered(0, InputOutcome.SPEECH, text=words, meaning=meaning, confidence=100),
            steps=(Say(words),),
        )
        for meaning, words in by_meaning.items()
    ]
    unknown = Gathered(0, InputOutcome.NOMATCH, text=_UNKNOWN)
    return [*found, Choice("says something unknown", Means.WRONG, unknown, steps=(Say(_UNKNOWN),))]


def _words(grammar: Grammar, group: Group | None) -> Iterator[str]:
    known = group or Group()
    match grammar.built_in:
        case None:
            yield from (words for words, _ in grammar.phrases)
        case BuiltIn.YES_NO:
            yield from _YES_AND_NO
        case BuiltIn.NUMBER:
            numbers = (each for each in samples(NUMBER, Matter.VALUE, known) if isinstance(each, Decimal))
            yield from (str(each) for each in numbers if each >= 0 and each == each.to_integral_value())
        case BuiltIn.DATE:
            yield from (str(each) for each in samples(DATE, Matter.VALUE, known))


def recording_choices(settings: RecordingSettings) -> list[Choice]:
    """It ends by silence, by a key, at its greatest length, by hanging up; nothing is said; it cannot be recorded."""
    spoken_ms = min(_SPOKEN_MS, settings.max_ms // 2)
    speaks, key = Speak(spoken_ms), settings.stop_keys[:1]
    silent_ms = min(settings.silence_ms, settings.max_ms - spoken_ms)
    found = [_recorded(settings, spoken_ms, "", (speaks, Wait(silent_ms)))]
    if key:
        found.append(_recorded(settings, spoken_ms, key, (speaks, Press(key))))
    found.append(_recorded(settings, settings.max_ms, "", (Speak(settings.max_ms),)))
    event = Recorded(0, "hangup", spoken_ms, _HANDLE)
    found.append(
        Choice("speaks and hangs up", Means.HANGS_UP, event, spoken_ms, (speaks, HangsUp()), then_hangs_up=True)
    )
    to_begin_ms = min(settings.silence_ms, settings.max_ms)
    return [
        *found,
        Choice("says nothing", Means.SILENT, Recorded(0, "noinput"), to_begin_ms, SILENCE),
        Choice("cannot be recorded", Means.FAILS, Failed(0), steps=(StubAnswer("recording", "failed"),)),
    ]


def _recorded(settings: RecordingSettings, spoken_ms: int, key: str, steps: tuple[StepOfTalk, ...]) -> Choice:
    """Through the real recorder, so that no recording is made up that no telephone could give."""
    recorder = Recorder(0, settings)
    recorder.prompt_ended(0)
    recorder.voice_began(0)
    actions = recorder.voice_paused(spoken_ms)
    if key:
        actions = recorder.key(key, spoken_ms)
    elif recorder.deadline is not None:
        actions = recorder.tick(recorder.deadline)
    (event,) = (replace(each.event, handle=_HANDLE) for each in actions if isinstance(each, ReportRecording))
    return Choice(f"recorded until {event.ended_by}", Means.CHOOSES, event, event.length_ms, steps)
