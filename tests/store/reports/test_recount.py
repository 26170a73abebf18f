"""Sums are made anew from the records, and those of older stores are made when they are opened."""

from __future__ import annotations

import sqlite3
from collections.abc import Callable, Iterable
from datetime import UTC, datetime, timedelta
from pathlib import Path

from sqlalchemy import delete, update

from ivrflow.model.cdr import Cdr, Milestone
from ivrflow.store.reports.question import Question
from ivrflow.store.reports.tables import services_used, tallies
from ivrflow.store.schema import calls
from ivrflow.store.store import Store, open_store

from .made_up import AT, SPAN, cdr

QUESTION = Question(("offered", "services", "visits"), SPAN, unit="day")
OLD = Path(__file__).parents[1] / "store_version_6.sql"


def some() -> list[Cdr]:
    told = (Milestone("told", 1_000),)
    return [cdr(f"c{day}", offered=AT + timedelta(days=day), path=("bank.main",), milestones=told) for day in (0, 1, 9)]


def test_what_was_lost_is_counted_again(store: Store, keep: Callable[[Iterable[Cdr]], None]) -> None:
    keep(some())
    before = store.reports.answer(QUESTION)
    with store.database.writing() as connection:
        connection.execute(update(tallies).values(value=tallies.c.value * 3))
        connection.execute(delete(services_used))
    assert store.reports.answer(QUESTION) != before
    told: list[tuple[int, int]] = []
    assert store.reports.recount(progress=lambda done, days: told.append((done, days))) == 10
    assert store.reports.answer(QUESTION) == before
    assert told == [(number, 10) for number in range(1, 11)]


def test_only_the_days_that_are_wanted_are_counted(store: Store, keep: Callable[[Iterable[Cdr]], None]) -> None:
    keep(some())
    before = store.reports.answer(QUESTION)
    assert store.reports.recount(since=AT + timedelta(days=8, hours=20)) == 1
    assert store.reports.recount(since=AT + timedelta(days=99)) == 0
    assert store.reports.answer(QUESTION) == before


def test_reports_outlive_the_records(store: Store, keep: Callable[[Iterable[Cdr]], None]) -> None:
    keep(some())
    before = store.reports.answer(QUESTION)
    with store.database.writing() as connection:
        connection.execute(delete(calls).where(calls.c.call_id == "c0"))
    store.reports.recount()
    assert store.reports.answer(QUESTION) == before


def test_a_store_from_before_there_were_sums_has_them_once_it_is_opened(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    old = sqlite3.connect(path)
    old.executescript(OLD.read_text())
    at = datetime(2026, 3, 5, 12, tzinfo=UTC).replace(tzinfo=None).isoformat(" ", "microseconds")
    old.execute(
        "INSERT INTO calls (workspace, call_id, engine, channel, ani, dnis, flow, release, seed, facts, offered,"
        " answered, ended, ended_by, cause, path, language, queue, milestones) VALUES ('default', 'c1', 'main', 'sip',"
        " '139', '9', 'bank', 'r', '0', '[]', ?, ?, ?, 'caller', '', '[\"bank.main\"]', '', '', ?)",
        (at, at, at, '[["told", 1000, []]]'),
    )
    old.commit()
    old.close()
    for _ in range(2):
        store = open_store(path)
        assert store.reports.answer(QUESTION).total == (1, 1, 1)
        store.close()
