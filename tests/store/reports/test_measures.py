"""Every number can be asked for, is explained, and is honest about nothing."""

from __future__ import annotations

from ivrflow.model.outcome import Outcome
from ivrflow.store.reports.measures import MEASURES, Counted
from ivrflow.store.reports.question import Question
from ivrflow.store.reports.subjects import Measure
from ivrflow.store.reports.tables import DIMENSIONS

from .made_up import SPAN


def test_every_measure_can_be_asked_by_all_that_it_can_be_told_apart_by() -> None:
    for name, measure in MEASURES.items():
        Question((name,), SPAN, group_by=("flow", "release", "route", *measure.told_apart_by))
        assert measure.title
        assert measure.help.endswith(".")
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


def test_what_adds_up_to_all_calls_are_the_outcomes() -> None:
    parts = {measure.calls for measure in MEASURES.values() if measure.part_of == "offered"}
    assert parts == {outcome.value for outcome in Outcome}
    assert {measure.part_of for measure in MEASURES.values()} == {"", "offered"}
