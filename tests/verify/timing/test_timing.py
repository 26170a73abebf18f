"""Seconds until an option can be chosen, held against the simulator's clock."""

from __future__ import annotations

from ivrflow import say
from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.timing.timing import OptionTime, timing_of

from ..conftest import AGENTS, Explore, header

TWO_MENUS = (
    header(start="hello")
    + """
play hello {
  prompt = say("Welcome to the clinic.")
  barge_in = false
  done -> main
}
menu main {
  prompt = say("For appointments, press 1. For results, press 2.")
  key "1" {
    en-US: "appointments"
  } -> when
  key "2" -> agents
  noinput -> agents
  nomatch -> agents
}
menu when {
  prompt = say("For this week, press 1.") say("For next week, press 2.")
  key "1" -> agents
  key "2" -> agents
  noinput -> agents
  nomatch -> agents
}
"""
    + AGENTS
)


def option(options: tuple[OptionTime, ...], node: str, keys: str) -> OptionTime:
    (found,) = [each for each in options if (each.node, each.keys) == (node, keys)]
    return found


def text(*texts: str) -> Prompt:
    return tuple(Piece(PieceKind.SAY, each, "en-US") for each in texts)


HELLO = text("Welcome to the clinic.")
MAIN = text("For appointments, press 1. For results, press 2.")


def test_without_barge_in_everything_is_heard_and_with_it_nothing_else_is(explored: Explore) -> None:
    timing = timing_of(explored(TWO_MENUS))
    first, second = option(timing.options, "main", "1"), option(timing.options, "main", "2")
    hello = say.estimate_ms(HELLO)
    assert first.quickest_ms == second.quickest_ms == hello
    assert first.listening_ms == hello + say.estimate_ms(text("For appointments, press 1."))
    assert second.listening_ms == hello + say.estimate_ms(MAIN)
    assert (first.label, second.label) == ("appointments", "2")
    assert timing.estimated


def test_the_way_is_what_was_chosen_before(explored: Explore) -> None:
    timing = timing_of(explored(TWO_MENUS))
    assert option(timing.options, "when", "2").way == ("appointments",)
    assert option(timing.options, "main", "1").way == ()


def test_measured_prompts_take_what_they_take(explored: Explore) -> None:
    timing = timing_of(explored(TWO_MENUS), lambda prompt: 1_000)
    assert not timing.estimated
    assert option(timing.options, "main", "2").listening_ms == 2_000


def test_the_simulator_takes_a_key_when_the_timing_says_so(explored: Explore) -> None:
    exploration = explored(TWO_MENUS)
    quickest = option(timing_of(exploration).options, "main", "1").quickest_ms
    call = SimulatedCall(exploration.programs, SimulatedCaller("test"))
    call.start()
    call.wait(quickest)
    assert call.runner.call.walk.current.id == "main"
    call.press("1")
    assert call.runner.call.walk.current.id == "when"
    assert call.clock.now_ms() == quickest + 150


def test_typical_is_without_mistakes(telebank: Exploration) -> None:
    options = timing_of(telebank).options
    again = option(options, "again", "1")
    assert again.typical_ms is not None
    assert again.quickest_ms < again.listening_ms <= again.typical_ms
    assert [each.listening_ms for each in options] == sorted(each.listening_ms for each in options)


def test_hosts_take_the_time_that_is_given(telebank: Exploration) -> None:
    usual, slow = timing_of(telebank), timing_of(telebank, host_ms=2_000)
    assert option(slow.options, "again", "1").quickest_ms == option(usual.options, "again", "1").quickest_ms + 2_000


def test_each_time_says_whether_it_rests_on_an_estimate(explored: Explore) -> None:
    known = {HELLO: 3_000, MAIN: 9_000}
    timing = timing_of(explored(TWO_MENUS), known.get)
    main, when = option(timing.options, "main", "1"), option(timing.options, "when", "1")
    assert main.quickest_ms == 3_000
    assert main.estimated == frozenset()
    assert when.estimated == {"listening", "typical"}
    assert timing.estimated
    assert option(timing_of(explored(TWO_MENUS)).options, "main", "1").estimated == {
        "quickest", "listening", "typical",
    }  # fmt: skip
