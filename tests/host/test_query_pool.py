"""The port `Host`: in time, whatever the database does."""

from __future__ import annotations

import queue
import sqlite3
import threading
from collections.abc import Iterator
from pathlib import Path

import pytest

from ivrflow.host.declared import HostSource
from ivrflow.host.query_pool import HostPool
from ivrflow.model.commands import Query
from ivrflow.model.events import Event, Queried
from ivrflow.model.ports import Host

FOREVER = Query("bank.forever", (), timeout_ms=30_000)


@pytest.fixture
def pool(bank: HostSource, folder: Path) -> Iterator[HostPool]:
    made = HostPool([bank], lambda url: url, folder)
    yield made
    made.close()


@pytest.fixture
def told() -> queue.SimpleQueue[Event]:
    return queue.SimpleQueue()


def by_owner(owner: str, timeout_ms: int = 10_000) -> Query:
    return Query("bank.by_owner", (("owner", owner),), timeout_ms=timeout_ms)


def test_a_query_is_answered_from_another_thread(pool: HostPool) -> None:
    answered = queue.SimpleQueue[tuple[Event, str]]()
    host: Host = pool.for_call()
    host.run(3, by_owner("李雷"), lambda event: answered.put((event, threading.current_thread().name)))
    event, thread = answered.get(timeout=10)
    assert event == Queried(3, "found", {"number": "622202"})
    assert thread.startswith("host-bank")


def test_a_query_that_takes_too_long_is_answered_at_its_deadline_and_its_thread_is_free_again(
    pool: HostPool, told: queue.SimpleQueue[Event]
) -> None:
    host = pool.for_call()
    for number in range(4):
        host.run(number, Query("bank.forever", (), timeout_ms=50), told.put)
        assert told.get(timeout=10) == Queried(number, "failed", {}, "timeout")
    host.run(9, by_owner("李雷"), told.put)
    assert told.get(timeout=10) == Queried(9, "found", {"number": "622202"})


def test_more_queries_than_threads_wait_and_more_than_may_wait_are_refused_at_once(
    pool: HostPool, told: queue.SimpleQueue[Event]
) -> None:
    host = pool.for_call()
    for number in range(4):
        host.run(number, FOREVER, told.put)
    host.run(4, FOREVER, told.put)
    assert told.get_nowait() == Queried(4, "failed", {}, "busy")
    for number in range(3):
        host.cancel(number)
    host.cancel(3)
    settled = queue.SimpleQueue[Event]()
    while True:
        host.run(5, by_owner("李雷"), settled.put)
        answer = settled.get(timeout=10)
        if answer != Queried(5, "failed", {}, "busy"):
            break
    assert answer == Queried(5, "found", {"number": "622202"})
    assert told.empty()


def test_two_calls_use_the_same_numbers_without_disturbing_each_other(
    pool: HostPool, told: queue.SimpleQueue[Event]
) -> None:
    first, second = pool.for_call(), pool.for_call()
    first.run(1, Query("bank.forever", (), timeout_ms=300), told.put)
    second.cancel(1)
    second.cancel_all()
    assert told.get(timeout=10) == Queried(1, "failed", {}, "timeout")


def test_when_the_caller_is_gone_reads_stop_and_writes_are_carried_out(
    pool: HostPool, folder: Path, told: queue.SimpleQueue[Event]
) -> None:
    locker = sqlite3.connect(folder / "bank.db", isolation_level=None)
    locker.execute("BEGIN IMMEDIATE")
    host = pool.for_call()
    host.run(1, FOREVER, told.put)
    host.run(2, Query("bank.lock", (("number", "622202"),), timeout_ms=10_000, write=True), told.put)
    host.cancel_all()
    locker.execute("COMMIT")
    locker.close()
    assert told.get(timeout=10) == Queried(2, "done", {"owner": "李雷"})
    assert told.empty()


def test_a_write_that_is_held_up_is_unknown_at_its_deadline(
    pool: HostPool, folder: Path, told: queue.SimpleQueue[Event]
) -> None:
    locker = sqlite3.connect(folder / "bank.db", isolation_level=None)
    locker.execute("BEGIN IMMEDIATE")
    pool.for_call().run(1, Query("bank.lock", (("number", "622202"),), timeout_ms=100, write=True), told.put)
    assert told.get(timeout=10) == Queried(1, "failed", {}, "unknown")
    locker.close()


@pytest.mark.parametrize(
    "query",
    [Query("bank.nothing", ()), Query("bank.balance", ()), Query("bank.balance", (("number", "1"), ("more", "2")))],
)
def test_what_is_not_declared_is_refused(pool: HostPool, told: queue.SimpleQueue[Event], query: Query) -> None:
    pool.for_call().run(1, query, told.put)
    assert told.get_nowait() == Queried(1, "failed", {}, "refused")


def test_the_outside_of_all_statements_is_known(pool: HostPool) -> None:
    assert sorted(pool.statements) == [
        f"bank.{name}" for name in ("add", "balance", "by_owner", "check_pin", "forever", "lock")
    ]
    assert pool.statements["bank.lock"].write


def test_closing_answers_those_that_wait(bank: HostSource, folder: Path, told: queue.SimpleQueue[Event]) -> None:
    pool = HostPool([bank], lambda url: url, folder)
    host = pool.for_call()
    for number in range(4):
        host.run(number, Query("bank.forever", (), timeout_ms=20_000), told.put)
    for number in (0, 1):
        host.cancel(number)
    pool.close()
    host.run(9, FOREVER, told.put)
    answers = []
    while Queried(9, "failed", {}, "unavailable") not in answers:
        answers.append(told.get(timeout=10))
    assert {answer.outcome for answer in answers if isinstance(answer, Queried)} == {"failed"}
    host.cancel_all()
