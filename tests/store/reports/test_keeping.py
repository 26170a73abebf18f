"""Sums are written with the records, and each call is in them once."""

from __future__ import annotations

from dataclasses import replace

import pytest
from sqlalchemy import func, select

from ivrflow.model.events import Offered
from ivrflow.store.journal_writer import JournalLimits
from ivrflow.store.pseudonyms import Pseudonyms
from ivrflow.store.reports.keeping import LEVELS_S, Sums, ended_before
from ivrflow.store.reports.question import Question
from ivrflow.store.reports.subjects import Measure
from ivrflow.store.reports.tables import tallies
from ivrflow.store.store import Store

from .made_up import AT, SPAN, cdr

OFFERED = Question(("offered",), SPAN)
QUICK = JournalLimits(interval_ms=1, retry_ms=1)


def write(store: Store, *calls: object) -> None:
    writer = store.journal_writer("main", QUICK)
    for each in calls:
        writer.started(each) if isinstance(each, Offered) else writer.ended(each)  # type: ignore[arg-type]  # a record
    assert writer.close()


def test_every_level_has_the_same_sum(store: Store) -> None:
    write(store, *(cdr(f"c{number}") for number in range(7)))
    query = select(tallies.c.level, func.sum(tallies.c.value)).where(tallies.c.measure == int(Measure.OFFERED))
    with store.database.reading() as connection:
        assert dict(tuple(row) for row in connection.execute(query.group_by(tallies.c.level))) == dict.fromkeys(
            LEVELS_S, 7
        )


def test_a_record_that_is_written_again_is_counted_once(store: Store) -> None:
    for _ in range(3):
        write(store, cdr("a"), cdr("b"), cdr("b"))
    assert store.reports.answer(OFFERED).total == (2,)


def test_a_call_that_was_closed_after_a_crash_is_counted_once(store: Store) -> None:
    write(store, Offered("a", "139", "95588", AT, flow="bank", release="r1", channel="sip"))
    assert store.reports.answer(OFFERED).total == (0,), "it goes on"
    assert [lost.call_id for lost in store.recover("main")] == ["a"]
    assert store.recover("main") == ()
    write(store, cdr("a", "lost"))
    assert store.reports.answer(Question(("offered", "failed"), SPAN)).total == (1, 1)


def test_a_record_that_cannot_be_written_is_in_no_sum(store: Store) -> None:
    writer = store.journal_writer("main", JournalLimits(interval_ms=200))
    writer.ended(replace(cdr("bad"), dnis=["no text"]))  # type: ignore[arg-type]  # a defect is what is tested
    writer.ended(replace(cdr("worse"), cause=None))  # type: ignore[arg-type]  # a defect is what is tested
    writer.ended(replace(cdr("refused"), flow=None))  # type: ignore[arg-type]  # a defect is what is tested
    writer.ended(cdr("good"))
    assert writer.close()
    assert [each.call_id for each in store.calls.find()] == ["good"]
    assert store.reports.answer(OFFERED).total == (1,)


def test_sums_and_record_are_there_together_or_not_at_all(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    def fail(_sums: Sums, _connection: object) -> None:
        raise RuntimeError("a defect")

    monkeypatch.setattr(Sums, "write", fail)
    writer = store.journal_writer("main", QUICK)
    writer.ended(cdr())
    writer.close()
    assert store.calls.find() == ()
    monkeypatch.undo()
    assert store.reports.answer(OFFERED).total == (0,)


def test_which_calls_have_their_record(store: Store) -> None:
    write(store, cdr("over"), Offered("rings", "139", "95588", AT))
    names = ["over", "rings", *(f"unknown{number}" for number in range(2_000))]
    with store.database.reading() as connection:
        assert ended_before(connection, "default", names) == {"over"}
        assert ended_before(connection, "another", names) == set()


def test_nothing_is_written_of_nothing(store: Store) -> None:
    with store.database.writing() as connection:
        Sums("default", Pseudonyms(b""), [cdr(channel="browser")]).write(connection)
    with store.database.reading() as connection:
        assert connection.execute(select(func.count()).select_from(tallies)).scalar_one() == 0
