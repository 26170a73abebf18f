"""Silence while hosts are asked."""

from __future__ import annotations

from ivrflow.model.conversation import StubAnswer
from ivrflow.verify.exploration.bounds import Bounds
from ivrflow.verify.findings.dead_air import find_dead_air

from ..broken_flows import DEAD_AIR
from ..conftest import BYE, Explore, header

MUSIC = '  meanwhile = say("One moment please, this may take a while, we are looking for your last orders.")\n'


def test_queries_that_follow_each_other_add_up(explored: Explore) -> None:
    (found,) = find_dead_air(explored(DEAD_AIR))
    assert found.message == "the caller may hear nothing for 9 s while shop.slow is asked"


def test_what_is_said_between_them_parts_them(explored: Explore) -> None:
    text = DEAD_AIR.replace("found -> second\n  empty -> second", "found -> wait\n  empty -> wait")
    text += 'play wait {\n  prompt = say("A little more.")\n  done -> second\n}\n'
    (found,) = find_dead_air(explored(text))
    assert "6 s" in found.message


def test_what_is_said_meanwhile_fills_as_much_as_it_lasts(explored: Explore) -> None:
    text = DEAD_AIR.replace("call = shop.slow()\n", f"call = shop.slow()\n{MUSIC}")
    text = text.replace("call = shop.orders()\n", f"call = shop.orders()\n{MUSIC}")
    assert list(find_dead_air(explored(text))) == []


def test_of_look_ups_at_once_the_slowest_counts(explored: Explore) -> None:
    text = (
        header("var count: number = 0")
        + """
queries main {
  call = shop.orders()
  call2 = shop.slow()
  into count = count
  found -> bye
  some -> bye
  empty -> bye
  failed -> bye
}
"""
        + BYE
    )
    (found,) = find_dead_air(explored(text))
    assert found.message == "the caller may hear nothing for 6 s while shop.slow is asked"


def test_the_bound_is_for_the_author_to_choose(explored: Explore) -> None:
    assert list(find_dead_air(explored(DEAD_AIR, bounds=Bounds(dead_air_ms=9_000)))) == []
    assert len(list(find_dead_air(explored(DEAD_AIR, bounds=Bounds(dead_air_ms=1_000))))) == 2


def test_the_call_that_shows_it_waits_for_every_host_as_long_as_it_may_take(explored: Explore) -> None:
    (found,) = find_dead_air(explored(DEAD_AIR))
    assert found.example is not None
    answers = [step for step in found.example.steps if isinstance(step, StubAnswer)]
    assert [(answer.statement, answer.after_ms) for answer in answers] == [("shop.orders", 2_999), ("shop.slow", 6_000)]
