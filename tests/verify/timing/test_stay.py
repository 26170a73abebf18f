"""How long a flow can keep a caller."""

from __future__ import annotations

from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.timing.clock import Pace
from ivrflow.verify.timing.durations import Durations
from ivrflow.verify.timing.stay import Stay, stay_in

from ..broken_flows import SILENCE
from ..conftest import BYE, Explore, header

MENU = 'menu main {\n  prompt = say("One.")\n  key "1" -> bye\n  noinput -> bye\n  nomatch -> bye\n}\n'


def stay(exploration: Exploration) -> Stay:
    return stay_in(exploration, Pace(Durations(lambda prompt: 1_000), quick=False))


def test_the_longest_stay_is_three_attempts_in_silence_and_a_goodbye(explored: Explore) -> None:
    found = stay(explored(header("max_duration = 5m") + MENU + BYE))
    assert found == Stay(longest_ms=19_000, loops=(), silent_ms=19_000, limit_ms=300_000)


def test_a_loop_makes_it_endless_and_is_named(explored: Explore) -> None:
    found = stay(explored(header() + MENU.replace('key "1" -> bye', 'key "1" -> main') + BYE))
    assert found.longest_ms is None
    assert found.loops == (("test.main",),)
    assert found.silent_ms == 19_000


def test_silence_may_be_endless_too(explored: Explore) -> None:
    assert stay(explored(SILENCE)).silent_ms is None


def test_a_host_that_does_not_answer_takes_its_whole_timeout(explored: Explore) -> None:
    query = "query main {\n  call = shop.slow()\n  found -> bye\n  empty -> bye\n  failed -> bye\n}\n"
    assert stay(explored(header() + query + BYE)).longest_ms == 7_000


def test_music_that_nobody_stops_and_a_recording_that_nobody_makes_end_by_themselves(explored: Explore) -> None:
    music = 'music main {\n  prompt = say("La.")\n  length = 20s\n  done -> record\n  key -> bye\n}\n'
    record = 'record record {\n  prompt = say("Go.")\n  attempts = 2\n  recorded -> record\n  noinput -> bye\n}\n'
    found = stay(explored(header("on error -> bye") + music + record + BYE))
    assert found.longest_ms is None
    assert found.silent_ms == 20_000 + 2 * (1_000 + 4_000) + 1_000
