"""Exits are counted from journals as an engine counts them while it runs."""

from __future__ import annotations

from datetime import datetime, timedelta

from ivrflow.model.events import Answered, Offered
from ivrflow.model.journal import Step, Visit
from ivrflow.store.schema import steps
from ivrflow.store.store import Store, open_store
from ivrflow.store.taken_exits import LONGEST_CALL, taken_exits

from .conftest import StandingClock

KEY = ("main", "key 1")


def take(
    store: Store, call_id: str, offered: datetime, *visits: Visit, engine: str = "main", at_ms: int = 1_000
) -> None:
    """A call that goes on, in the journal."""
    writer = store.journal_writer(engine)
    writer.started(Offered(call_id, "139", "9", offered, flow="bank", release="r", channel="sip"))
    writer.append(call_id, Step(at_ms, Answered(1), ("bank", "main", 0), False, visits, ()))
    assert writer.close()


def test_exits_of_the_flow_are_counted_with_those_of_calls_that_go_on(store: Store, clock: StandingClock) -> None:
    begin = clock.time - timedelta(hours=10)
    one, other = Visit("bank", *KEY), Visit("bank", "bye", "")
    take(store, "a", clock.time - timedelta(hours=9), one, one, Visit("lost", *KEY))
    take(store, "b", clock.time, one, other)
    assert taken_exits(store.database, "bank", begin, {}) == {KEY: 3, ("bye", ""): 1}
    assert taken_exits(store.database, "lost", begin, {}) == {KEY: 1}
    assert taken_exits(store.database, "airline", begin, {}) == {}


def test_what_an_engine_tells_itself_is_left_out(store: Store, clock: StandingClock) -> None:
    began = clock.time - timedelta(hours=1)
    take(store, "before", began - timedelta(microseconds=1), Visit("bank", *KEY))
    take(store, "since", began, Visit("bank", *KEY))
    take(store, "elsewhere", clock.time, Visit("bank", *KEY), engine="second")
    begin = clock.time - timedelta(hours=10)
    assert taken_exits(store.database, "bank", begin, {}) == {KEY: 3}
    assert taken_exits(store.database, "bank", begin, {"main": began}) == {KEY: 2}
    assert taken_exits(store.database, "bank", begin, {"main": began, "second": begin}) == {KEY: 1}


def test_a_day_begins_in_the_middle_of_a_call(store: Store, clock: StandingClock) -> None:
    begin = clock.time
    clock.pass_time(3_600)
    for number, at_ms in enumerate((59_000, 60_000, 61_000)):
        take(store, f"c{number}", begin - timedelta(minutes=1), Visit("bank", *KEY), at_ms=at_ms)
    take(store, "old", begin - LONGEST_CALL - timedelta(seconds=1), Visit("bank", *KEY), at_ms=99_999_999)
    assert taken_exits(store.database, "bank", begin, {}) == {KEY: 2}


def test_what_cannot_be_read_and_other_workspaces_count_nothing(store: Store, clock: StandingClock) -> None:
    take(store, "a", clock.time, Visit("bank", *KEY))
    with store.database.writing() as connection:
        for number, record in enumerate(('{"visits": [["bank"', '{"unwritable": "bank"}', '"bank"')):
            row = {"workspace": "default", "call_id": "a", "sequence": 100 + number, "record": record}
            connection.execute(steps.insert().values(row))
    begin = clock.time - timedelta(hours=1)
    assert taken_exits(store.database, "bank", begin, {}) == {KEY: 1}


def test_other_workspaces_are_others(store: Store, store_path: object, clock: StandingClock) -> None:
    other = open_store(str(store_path), "another", clock)
    take(other, "a", clock.time, Visit("bank", *KEY))
    other.close()
    assert taken_exits(store.database, "bank", clock.time, {}) == {}
