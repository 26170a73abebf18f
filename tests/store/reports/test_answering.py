"""The numbers of every report are those that the records of calls give, whatever is asked."""

from __future__ import annotations

import tempfile
from collections.abc import Callable, Iterable, Iterator
from contextlib import contextmanager
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest
from hypothesis import HealthCheck, Phase, given, settings
from hypothesis import strategies as st

from ivrflow.model.cdr import Cdr, Milestone
from ivrflow.model.errors import Misuse
from ivrflow.store.journal_writer import JournalLimits
from ivrflow.store.pseudonyms import Pseudonyms
from ivrflow.store.reports.answering import Answer
from ivrflow.store.reports.measures import MEASURES
from ivrflow.store.reports.periods import UNITS, Span
from ivrflow.store.reports.question import Question
from ivrflow.store.reports.sketch import ERROR
from ivrflow.store.store import Store, open_store

from .by_hand import table_by_hand
from .made_up import AT, SPAN, cdr, some_calls

ZONES = ("UTC", "Asia/Shanghai", "Asia/Kathmandu", "America/New_York")
CALL = ("flow", "release", "route")
PHASES = (Phase.explicit, Phase.reuse, Phase.generate)
"""Each example writes a store: to look for a smaller one would take minutes."""


@contextmanager
def kept(records: Iterable[Cdr]) -> Iterator[Store]:
    """A store of its own for each example."""
    with tempfile.TemporaryDirectory() as folder:
        store = open_store(Path(folder) / "store.db")
        writer = store.journal_writer("main", JournalLimits(interval_ms=1))
        for each in records:
            writer.ended(each)
        assert writer.close()
        yield store
        store.close()


def same(name: str, told: float | None, counted: float | None) -> bool:
    """As it should be: exact, but for quantiles, and for the last bit of a division."""
    if told is None or counted is None:
        return told is counted
    if name.startswith("p95"):
        return abs(told - counted) <= ERROR * counted + 0.001
    return told == pytest.approx(counted, rel=1e-6, abs=0.002 if name.startswith("mean") else 0)


@st.composite
def questions(draw: st.DrawFn) -> Question:
    family = draw(
        st.sampled_from(
            [
                [name for name, measure in MEASURES.items() if set(dims) <= {*CALL, *measure.told_apart_by}]
                for dims in ((), ("node",), ("milestone", "customer_class"), ("language", "queue"))
            ]
        )
    )
    measures = draw(st.lists(st.sampled_from(family), min_size=1, max_size=4, unique=True))
    shared = set.intersection(*({*CALL, *MEASURES[name].told_apart_by} for name in measures))
    group_by = draw(st.lists(st.sampled_from(sorted(shared)), max_size=3, unique=True))
    filters: list[tuple[tuple[str, tuple[str, ...]], ...]] = [
        (),
        (("flow", ("bank",)),),
        (("release", ("r1", "r9")), ("flow", ("bank", ""))),
    ]
    if "language" in shared:
        filters += [(("language", ("zh-CN", "")),), (("queue", ("cards",)), ("flow", ("bank",)))]
    only = draw(st.sampled_from(filters))
    zone = ZoneInfo(draw(st.sampled_from(ZONES)))
    begin = AT.replace(hour=0, minute=0) + timedelta(minutes=15 * draw(st.integers(-300, 300)))
    span = Span(begin, begin + timedelta(minutes=15 * draw(st.integers(1, 3_000))))
    return Question(tuple(measures), span, zone, draw(st.sampled_from(("", *UNITS))), tuple(group_by), only)


@settings(max_examples=25, deadline=None, suppress_health_check=[HealthCheck.too_slow], phases=PHASES)
@given(some_calls, st.lists(questions(), min_size=1, max_size=6))
def test_every_report_equals_sums_over_the_records(records: tuple[Cdr, ...], asked: list[Question]) -> None:
    with kept(records) as store:
        pseudonyms = Pseudonyms.of_store(store.database)
        before = [store.reports.answer(question) for question in asked]
        for question, answer in zip(asked, before, strict=True):
            hold(answer, table_by_hand(records, question, pseudonyms))
            whole = Question(question.measures, question.span, only=question.only)
            by_hand = table_by_hand(records, whole, pseudonyms)
            for name, told, counted in zip(
                question.measures, answer.total, by_hand.get(("", ()), answer.total), strict=True
            ):
                assert same(name, told, counted), name
        assert store.reports.recount() >= 0
        assert [store.reports.answer(question) for question in asked] == before


def hold(answer: Answer, counted: dict[tuple[str, tuple[str, ...]], tuple[float | None, ...]]) -> None:
    told = {(row.period, row.values): row.numbers for row in answer.rows}
    assert len(told) == len(answer.rows)
    assert told.keys() >= counted.keys()
    for key, numbers in told.items():
        if key not in counted:
            assert not any(numbers), "nothing happened there"
            continue
        for name, number, right in zip(answer.question.measures, numbers, counted[key], strict=True):
            assert same(name, number, right), (name, key, number, right)


def test_outcomes_add_up_to_what_was_offered(store: Store, keep: Callable[[Iterable[Cdr]], None]) -> None:
    endings = ("caller", "flow", "handoff", "transfer", "drain", "error", "overtime", "lost", "refused")
    told = cdr("told", milestones=(Milestone("told", 1_000),))
    keep([told, *(cdr(f"c{number}", ended_by) for number, ended_by in enumerate(endings))])
    names = ("offered", "contained", "handed_off", "abandoned", "failed", "refused")
    (row,) = store.reports.answer(Question(names, SPAN)).rows
    assert row.numbers == (10, 2, 2, 1, 4, 1)


def test_periods_in_which_nothing_happened_are_there(store: Store, keep: Callable[[Iterable[Cdr]], None]) -> None:
    keep([cdr()])
    week = Span(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 3, 4, tzinfo=UTC))
    answer = store.reports.answer(Question(("offered", "containment"), week, unit="day"))
    assert [(row.period, row.numbers) for row in answer.rows] == [
        ("2026-03-01", (0, None)),
        ("2026-03-02", (1, 0.0)),
        ("2026-03-03", (0, None)),
    ]
    assert answer.total == (1, 0.0)
    assert store.reports.answer(Question(("offered",), week, unit="day", group_by=("flow",))).rows[0].values == (
        "bank",
    )


def test_a_customer_of_two_days_is_one_customer(store: Store, keep: Callable[[Iterable[Cdr]], None]) -> None:
    told = (Milestone("told", 1_000, (), "gold", "622202"),)
    keep([cdr("c1", milestones=told), cdr("c2", milestones=told, offered=AT + timedelta(days=1))])
    answer = store.reports.answer(Question(("services", "customers"), SPAN, unit="day"))
    assert [row.numbers for row in answer.rows if any(row.numbers)] == [(1, 1), (1, 1)]
    assert answer.total == (2, 1)


def test_other_workspaces_are_not_counted(store: Store, store_path: Path) -> None:
    other = open_store(store_path, "another")
    writer = other.journal_writer("main")
    writer.ended(cdr())
    assert writer.close()
    question = Question(("offered", "customers"), SPAN)
    assert other.reports.answer(question).total == (1, 0)
    assert store.reports.answer(question).total == (0, 0)
    other.close()


def test_more_periods_than_anybody_reads_are_refused(store: Store) -> None:
    years = Span(datetime(2020, 1, 1, tzinfo=UTC), datetime(2026, 1, 1, tzinfo=UTC))
    with pytest.raises(Misuse, match="at most 10,000 periods"):
        store.reports.answer(Question(("offered",), years, unit="hour"))
