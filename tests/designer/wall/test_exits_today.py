"""Exits of today are those of engines that tell, and those in journals of before."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from designer.wall.desk import Seen
from designer.wall.exits_today import FRESH_S, ExitsToday
from ivrflow.model.events import Answered, Offered
from ivrflow.model.journal import Step, Visit
from ivrflow.store.store import Store, open_store

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")
MIDNIGHT = datetime(2026, 3, 2, 16, 0, tzinfo=UTC)
KEY = ("main", "key 1")


class Times:
    """The store's clock and the stopwatch."""

    def __init__(self) -> None:
        self.now, self.passed_s = NOW, 0.0


@pytest.fixture
def times() -> Times:
    return Times()


@pytest.fixture
def store(tmp_path: Path, times: Times) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db", clock=lambda: times.now)
    yield opened
    opened.close()


@pytest.fixture
def today(store: Store, times: Times) -> ExitsToday:
    return ExitsToday(store.database, lambda flow: SHANGHAI, lambda: times.now, lambda: times.passed_s)


def journal(store: Store, call_id: str, offered: datetime) -> None:
    writer = store.journal_writer("main")
    writer.started(Offered(call_id, "139", "9", offered, flow="bank", channel="sip"))
    writer.append(call_id, Step(500, Answered(1), ("bank", "main", 0), False, (Visit("bank", *KEY),), ()))
    assert writer.close()


def seen(since: datetime, times: int = 0) -> Seen:
    """An engine that counted so many."""
    exits = {"bank": {"main": {"key 1": times}}} if times else {}
    return Seen("main", int(since.timestamp() * 1000), (), exits)


def test_nothing_is_lost_when_an_engine_is_started_again(store: Store, today: ExitsToday) -> None:
    journal(store, "yesterday", MIDNIGHT - timedelta(minutes=5))
    journal(store, "before", MIDNIGHT + timedelta(minutes=5))
    restarted = MIDNIGHT + timedelta(minutes=30)
    journal(store, "since", MIDNIGHT + timedelta(minutes=40))
    day = today.of("bank", [seen(restarted, 1)])
    assert (day.begin, day.zone) == (MIDNIGHT, SHANGHAI)
    assert day.taken == {KEY: 2}
    assert today.of("bank", [seen(MIDNIGHT - timedelta(days=3), 2)]).taken == {KEY: 2}, "it ran all day"
    assert today.of("bank", []).taken == {KEY: 2}, "it is gone: its journal tells"


def test_journals_are_read_again_when_an_engine_comes_goes_or_some_time_has_passed(
    store: Store, today: ExitsToday, times: Times
) -> None:
    assert today.of("bank", []).taken == {}
    journal(store, "a", NOW)
    assert today.of("bank", []).taken == {}
    assert today.of("bank", [seen(NOW + timedelta(minutes=1))]).taken == {KEY: 1}
    assert today.of("bank", []).taken == {KEY: 1}
    journal(store, "b", NOW)
    times.passed_s += FRESH_S - 1
    assert today.of("bank", []).taken == {KEY: 1}
    times.passed_s += 1
    assert today.of("bank", []).taken == {KEY: 2}


def test_a_new_day_begins_from_0(store: Store, today: ExitsToday, times: Times) -> None:
    journal(store, "a", NOW)
    assert today.of("bank", []).taken == {KEY: 1}
    times.now += timedelta(days=1)
    assert today.of("bank", []).taken == {}


def test_what_was_kept_is_not_changed_by_what_engines_tell(store: Store, today: ExitsToday) -> None:
    journal(store, "a", NOW - timedelta(minutes=2))
    engine = seen(NOW - timedelta(minutes=1), 5)
    assert [today.of("bank", [engine]).taken for _ in range(2)] == [{KEY: 6}] * 2
    assert today.of("airline", [engine]).taken == {}
