"""Whatever happens in whatever order, the collector says what the naive retelling says."""

from __future__ import annotations

from dataclasses import replace

from hypothesis import given, settings
from hypothesis import strategies as st

from ivrflow.gather import Collector, Report, StopPrompt
from ivrflow.gather.actions import Action
from ivrflow.model.inputs import InputSettings, Spoken

from .naive import (
    Cancelled,
    Flushed,
    GatherBegan,
    Happening,
    KeyDown,
    PlayBegan,
    PromptOver,
    Rang,
    Understood,
    VoiceBegan,
    retell,
)

# Few keys and times of few milliseconds: so that keys meet deadlines, terminators and choices all the time.
waits = st.sampled_from([0, 0, 1, 1, 2, 3, 5])
timeouts = st.sampled_from([0, 2, 3, 5, 5, 8, 8])
mostly, seldom = st.sampled_from([True, True, True, False]), st.sampled_from([False, False, False, True])
shapes = [
    InputSettings(max_length=1),
    InputSettings(max_length=2),
    InputSettings(max_length=2, erase_key="*"),
    InputSettings(max_length=3, erase_key="*", terminators="#*"),
    InputSettings(max_length=2, terminators=""),
    InputSettings(choices=("1", "#")),
    InputSettings(choices=("1", "12", "*"), erase_key="*"),
    InputSettings(choices=("2#", "11", "#1")),
]
inputs = st.builds(
    replace,
    st.sampled_from(shapes),
    first_digit_ms=timeouts,
    inter_digit_ms=timeouts,
    barge_in=mostly,
    type_ahead=mostly,
    fresh=seldom,
    max_speech_ms=st.sampled_from([0, 0, 3, 8]),
)
# Commands are numbered when they are told; what is said about a command means the newest (0) or the one before it (-1).
which = st.sampled_from([0, 0, 0, -1])
keys = st.builds(KeyDown, st.just(0), st.sampled_from("1122##*"))
gathers = st.builds(GatherBegan, st.just(0), st.just(0), inputs)
plays = st.builds(PlayBegan, st.just(0), st.just(0), mostly, mostly)
ends = st.builds(PromptOver, st.just(0), which)
others = st.sampled_from([Rang(0), Rang(0), Flushed(0), Cancelled(0, 0), Cancelled(0, -1)])
voices = st.just(VoiceBegan(0))
words = st.sampled_from([Understood(0, Spoken("x", "x", 70)), Understood(0, Spoken("", None, 0))])
scenes = st.one_of(
    st.tuples(gathers),
    st.tuples(gathers, keys, keys, keys),
    st.tuples(gathers, ends, keys, keys),
    st.tuples(gathers, keys, gathers, ends, keys),
    st.tuples(plays),
    st.tuples(ends),
    st.tuples(keys),
    st.tuples(keys, keys),
    st.tuples(gathers, voices, words),
    st.tuples(gathers, voices, keys),
    st.tuples(voices),
    st.tuples(words),
    st.tuples(others),
)
told = st.lists(scenes, min_size=2, max_size=12).map(lambda chosen: [one for scene in chosen for one in scene])
histories = told.flatmap(lambda told: st.tuples(*(st.tuples(waits, st.just(one)) for one in told)))


@settings(max_examples=500, deadline=None)
@given(histories)
def test_the_collector_says_what_the_whole_history_says(steps: tuple[tuple[int, Happening], ...]) -> None:
    collector, history, now, newest = Collector(), list[Happening](), 0, 0
    said: list[Action] = []
    for wait, one in steps:
        now += wait
        newest += isinstance(one, GatherBegan | PlayBegan)
        history.append(_at(one, now, newest))
        said += _tell(collector, history[-1])
        story = retell(history)
        assert [action.event for action in said if isinstance(action, Report)] == story.replies
        assert sum(isinstance(action, StopPrompt) for action in said) == story.stops
        assert collector.deadline == story.deadline


def _at(one: Happening, now: int, newest: int) -> Happening:
    if isinstance(one, GatherBegan | PlayBegan | PromptOver | Cancelled):
        return one._replace(now=now, number=newest + one.number)
    return one._replace(now=now)


def _tell(collector: Collector, one: Happening) -> tuple[Action, ...]:
    match one:
        case GatherBegan(now, number, wanted):
            return collector.gather(number, wanted, now)
        case PlayBegan(_, number, barge_in, type_ahead):
            return collector.play(number, barge_in, type_ahead)
        case PromptOver(now, number):
            return collector.prompt_ended(number, now)
        case KeyDown(now, key):
            return collector.key(key, now)
        case VoiceBegan(now):
            return collector.voice_began(now)
        case Understood(now, spoken):
            return collector.understood(spoken, now)
        case Rang(now):
            return collector.tick(now)
        case Cancelled(_, number):
            return collector.cancel(number)
        case Flushed():
            collector.flush()
    return ()
