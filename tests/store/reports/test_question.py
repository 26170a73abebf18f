"""What cannot be asked is refused, with what can."""

from __future__ import annotations

from typing import Any

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.store.reports.facts import Measure
from ivrflow.store.reports.question import MEASURES, Counted, Question
from ivrflow.store.reports.tables import DIMENSIONS

from .made_up import SPAN


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"measures": ()}, "nothing is asked"),
        ({"measures": ("offred",)}, '"offred" is no measure; did you mean offered?'),
        ({"measures": ("xyz",)}, '"xyz" is no measure; there are: offered, '),
        ({"unit": "days"}, '"days" is no unit of time; did you mean day?'),
        ({"group_by": ("ani",)}, '"ani" is no dimension; there are: flow'),
        ({"group_by": ("flow", "flow")}, "one of them is there twice"),
        ({"group_by": ("node",)}, "offered cannot be told apart by node, only by flow, release, route"),
        ({"only": (("milestone", ("told",)),)}, "offered cannot be told apart by milestone"),
        ({"measures": ("visits", "services"), "group_by": ("node",)}, "services cannot be told apart by node"),
    ],
)
def test_what_cannot_be_asked_is_refused(wrong: dict[str, Any], why: str) -> None:
    with pytest.raises(Misuse) as refused:
        Question(**{"measures": ("offered",), "span": SPAN, **wrong})
    assert why in str(refused.value)


def test_every_measure_can_be_asked_by_all_that_it_can_be_told_apart_by() -> None:
    for name, measure in MEASURES.items():
        Question((name,), SPAN, group_by=("flow", "release", "route", *measure.told_apart_by))
        assert measure.title
        assert measure.unit in ("count", "part", "s")
    assert {dimension for each in MEASURES.values() for dimension in each.told_apart_by} <= set(DIMENSIONS)
    assert {need for each in MEASURES.values() for need in each.needs} == set(Measure)


def test_of_nothing_there_is_neither_part_nor_mean() -> None:
    nothing = Counted()
    told = {name: measure.value(nothing) for name, measure in MEASURES.items()}
    assert {name for name, value in told.items() if value is None} == {
        name for name, measure in MEASURES.items() if measure.unit != "count"
    }
    assert {value for value in told.values() if value is not None} == {0}
