"""Differences in sentences."""

from __future__ import annotations

import pytest

from ivrflow.verify.changes.above import SeenFrom
from ivrflow.verify.changes.change import Change, Sort
from ivrflow.verify.changes.comparison import Comparison
from ivrflow.verify.changes.reach import Destination, Goal
from ivrflow.verify.changes.telling import tell, tell_above


@pytest.mark.parametrize(
    ("change", "sentence"),
    [
        (Change(Sort.SETTING, "f", "n", "attempts", "3", "2"), "f.n: attempts was 3, is 2"),
        (Change(Sort.SETTING, "f", "n", "timeout", "", "2s"), "f.n: timeout is new: 2s"),
        (Change(Sort.PROMPT, "f", "n", "prompt", "a", "", "zh-CN"), "f.n: prompt (zh-CN) is gone, was a"),
        (Change(Sort.WAY, "f", "", "on error", "a", "b"), "f: on error led to a, leads to b"),
        (Change(Sort.KEY, "f", "n", "cards", '"1"', '"3"'), 'f.n: cards was on "1", is on "3"'),
        (Change(Sort.NODE, "f", "n", "kind", "menu", "collect"), "f.n was a menu, is a collect"),
        (Change(Sort.NODE, "f", "", "flow removed"), "f: flow removed"),
    ],
)
def test_each_sort_of_change_has_its_sentence(change: Change, sentence: str) -> None:
    ((_, sentences),) = tell(Comparison("f", (), (), (change,)))
    assert sentences == (sentence,)


def test_what_callers_can_reach_comes_first() -> None:
    gained = Destination(Goal("queue", "loans"), ("cards", "loan"))
    lost = Destination(Goal("hang_up", ""), ())
    comparison = Comparison("f", (gained,), (lost,), (Change(Sort.TITLE, "f", "n", "title", "a", "b"),))
    assert list(tell(comparison)) == [
        ("Callers can newly reach", ("queue loans, by cards > loan",)),
        ("Callers can no longer reach", ("hang up",)),
        ("Titles", ("f.n: title was a, is b",)),
    ]


def test_callers_of_other_flows_are_named_by_their_flow() -> None:
    gained = Destination(Goal("queue", "loans"), ("cards", "loan"))
    lost = Destination(Goal("option", "cards.main block"), ("cards", "block"))
    assert list(tell_above([SeenFrom("bank", (gained,), (lost,)), SeenFrom("town", (), (lost,))])) == [
        ("Callers of bank can newly reach", ("queue loans, by cards > loan",)),
        ("Callers of bank can no longer reach", ("option cards.main block, by cards > block",)),
        ("Callers of town can no longer reach", ("option cards.main block, by cards > block",)),
    ]
