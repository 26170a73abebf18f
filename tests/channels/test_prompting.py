"""What channels with sound do alike, against a player that only takes note."""

from __future__ import annotations

import pytest

from ivrflow.channels.prompting import Prompting
from ivrflow.channels.simulator.clock import VirtualClock
from ivrflow.model.commands import Gather, Play
from ivrflow.model.events import Event, Gathered, Played
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.model.sound import Sound

SOUND = Sound(b"\x55" * 800)


class Desk:
    """The channel around it: reports and what the player was told."""

    def __init__(self) -> None:
        self.clock = VirtualClock()
        self.reports: list[Event] = []
        self.told: list[tuple[str, int]] = []
        self.interruptible = False
        self.prompting = Prompting(self.clock, self.reports.append)

    def play(self, playback_id: int, sound: Sound, loop: bool = False, interruptible: bool = False) -> None:
        self.told.append(("play", playback_id))
        self.interruptible = interruptible

    def stop(self, playback_id: int) -> None:
        self.told.append(("stop", playback_id))


@pytest.fixture
def desk() -> Desk:
    return Desk()


def test_a_key_stops_the_prompt_and_counts(desk: Desk) -> None:
    settings = InputSettings(max_length=2)
    desk.prompting.let_hear(1, Gather((), settings), SOUND, desk)
    assert desk.interruptible
    desk.prompting.press("4", desk.clock.now_ms())
    assert desk.told == [("play", 1), ("stop", 1)]
    desk.prompting.press("2", desk.clock.now_ms())
    assert [(each.number, each.keys) for each in desk.reports if isinstance(each, Gathered)] == [(1, "42")]


def test_no_key_stops_a_prompt_without_barge_in(desk: Desk) -> None:
    desk.prompting.let_hear(1, Play((), barge_in=False), SOUND, desk)
    assert not desk.interruptible
    desk.prompting.press("4", desk.clock.now_ms())
    assert desk.told == [("play", 1)]
    desk.prompting.played(1)
    assert desk.reports == [Played(1)]


def test_shortly_after_a_key_only_the_collector_stops_a_prompt(desk: Desk) -> None:
    """It may be a needless terminator, which the collector swallows and a player cannot know."""
    desk.prompting.let_hear(1, Gather((), InputSettings(max_length=1, inter_digit_ms=3000)), SOUND, desk)
    desk.prompting.press("4", 0)
    desk.prompting.let_hear(2, Play(()), SOUND, desk)
    assert not desk.interruptible, "so shortly after a key only the collector decides"
    desk.prompting.press_in_media("#", desk.clock.now_ms())
    assert desk.told[-1] == ("play", 2)


def test_the_timer_rings(desk: Desk) -> None:
    desk.prompting.let_hear(1, Gather((), InputSettings(first_digit_ms=500)), Sound(b""), desk)
    desk.clock.run_until(499)
    assert not desk.reports
    desk.clock.run_until(501)
    assert [each.outcome for each in desk.reports if isinstance(each, Gathered)] == [InputOutcome.NOINPUT]


def test_what_is_cancelled_and_what_is_over_reports_nothing(desk: Desk) -> None:
    desk.prompting.let_hear(1, Gather((), InputSettings(first_digit_ms=500)), SOUND, desk)
    desk.prompting.cancel(1)
    assert desk.told[-1] == ("stop", 1)
    desk.prompting.let_hear(2, Gather((), InputSettings(first_digit_ms=500)), Sound(b""), desk)
    desk.prompting.end()
    desk.clock.run_until(60_000)
    desk.prompting.press("1", desk.clock.now_ms())
    assert not desk.reports
