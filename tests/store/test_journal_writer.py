"""Journals reach the disk by themselves, and outlive a disk that refuses for a while."""

from __future__ import annotations

import sqlite3
import subprocess
import sys
import threading
import time
from collections.abc import Callable
from contextlib import AbstractContextManager
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path
from typing import cast

import pytest
from sqlalchemy import Connection

from ivrflow.model.cdr import Cdr
from ivrflow.model.events import Offered, Played
from ivrflow.model.journal import Step
from ivrflow.model.ports import Journal
from ivrflow.store.calls import CallFilter
from ivrflow.store.database import open_database
from ivrflow.store.journal_writer import JournalLimits, JournalWriter
from ivrflow.store.store import Store, open_store

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
QUICK = JournalLimits(interval_ms=1, retry_ms=1)

DISK_FULL = """
import resource, sys
from datetime import datetime, timezone
from ivrflow.model.cdr import Cdr
from ivrflow.model.events import Offered, Played
from ivrflow.model.journal import Step
from ivrflow.store.journal_writer import JournalLimits
from ivrflow.store.store import open_store

at = datetime(2026, 3, 2, 10, 15, tzinfo=timezone.utc)
store = open_store(sys.argv[1])
writer = store.journal_writer("main", JournalLimits(interval_ms=1, retry_ms=5))
resource.setrlimit(resource.RLIMIT_FSIZE, (300_000, resource.RLIM_INFINITY))
calls = 0
while writer.health.failing_since is None:
    name = f"call{calls:05}"
    writer.started(Offered(name, "139", "95588", at))
    for number in range(20):
        writer.append(name, Step(number, Played(number), ("telebank", "main" * 50, number), False, (), ()))
    writer.ended(Cdr(name, "sip", "139", "95588", "t", "r", at, at, at, "caller", "BYE"))
    writer.flush(0.05)
    calls += 1
assert not writer.flush(0.05)
reason = writer.health.reason
resource.setrlimit(resource.RLIMIT_FSIZE, (resource.RLIM_INFINITY, resource.RLIM_INFINITY))
assert writer.close()
assert writer.health.failing_since is None and writer.health.lost == 0, writer.health
print(calls, reason)
"""


def offered(call_id: str) -> Offered:
    return Offered(call_id, "139", "95588", AT, 7, "r1", "telebank", "sip")


def cdr(call_id: str) -> Cdr:
    return Cdr(call_id, "sip", "139", "95588", "telebank", "r1", AT, AT, AT, "caller", "BYE")


def step(number: int) -> Step:
    return Step(number, Played(number), ("telebank", "main", number), False, (), ())


def until(condition: Callable[[], bool]) -> None:
    """Wait for a condition that another thread brings about."""
    deadline = time.monotonic() + 30
    while not condition():
        assert time.monotonic() < deadline


def test_a_call_is_on_disk_by_itself_and_seen_from_another_connection(store: Store) -> None:
    writer: Journal = store.journal_writer("main")
    other = open_store(store.database.place)
    writer.started(offered("c1"))
    writer.append("c1", step(0))
    writer.append("c1", step(1))
    until(lambda: len(other.calls.journal("c1").steps) == 2)
    assert other.calls.in_progress("main") == (offered("c1"),)
    writer.ended(cdr("c1"))
    assert isinstance(writer, JournalWriter)
    assert writer.close()
    assert other.calls.get("c1") == cdr("c1")
    other.close()


def test_steps_of_many_calls_from_many_threads_keep_their_order(store: Store) -> None:
    writer = store.journal_writer("main", QUICK)

    def live(call_id: str) -> None:
        writer.started(offered(call_id))
        for number in range(200):
            writer.append(call_id, step(number))
        writer.ended(cdr(call_id))

    names = [f"call{number}" for number in range(8)]
    threads = [threading.Thread(target=live, args=(name,)) for name in names]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert writer.close()
    for name in names:
        assert store.calls.journal(name).steps == tuple(step(number) for number in range(200))
        assert store.calls.get(name) == cdr(name)


def test_an_invite_that_was_refused_at_once_has_a_cdr_too(store: Store) -> None:
    writer = store.journal_writer("main", QUICK)
    writer.ended(cdr("refused"))
    assert writer.close()
    assert store.calls.get("refused") == cdr("refused")


def test_while_the_store_is_locked_calls_go_on_and_nothing_is_lost(store: Store) -> None:
    impatient = open_database(store.database.place, busy_timeout_ms=5, clock=store.database.now)
    writer = JournalWriter(impatient, "main", QUICK)
    locker = sqlite3.connect(store.database.place, isolation_level=None)
    locker.execute("BEGIN EXCLUSIVE")
    for number in range(50):
        writer.started(offered(f"c{number}"))
        writer.append(f"c{number}", step(0))
        writer.ended(cdr(f"c{number}"))
    assert not writer.flush(0.05)
    health = writer.health
    assert (health.waiting, health.lost, health.failing_since) == (150, 0, AT)
    assert "another process keeps it locked" in health.reason
    locker.execute("COMMIT")
    locker.close()
    assert writer.close()
    assert writer.health.failing_since is None
    assert len(store.calls.find()) == 50
    assert all(store.calls.journal(f"c{number}").steps == (step(0),) for number in range(50))
    impatient.close()


@pytest.mark.skipif(sys.platform == "win32", reason="no limit on file sizes there")
def test_a_disk_that_is_full_for_a_while_costs_no_record(store_path: Path) -> None:
    command = [sys.executable, "-c", DISK_FULL, str(store_path)]
    child = subprocess.run(command, capture_output=True, text=True, timeout=60, check=False)
    assert child.returncode == 0, child.stderr
    made, _, reason = child.stdout.partition(" ")
    assert "disk" in reason
    store = open_store(store_path)
    assert store.database.check() == ()
    found = store.calls.find(CallFilter(limit=100_000))
    assert len(found) == int(made)
    for one in found:
        assert len(store.calls.journal(one.call_id).steps) == 20
    store.close()


def test_memory_is_bounded_and_what_is_left_out_is_counted(store: Store) -> None:
    impatient = open_database(store.database.place, busy_timeout_ms=5)
    locker = sqlite3.connect(store.database.place, isolation_level=None)
    locker.execute("BEGIN EXCLUSIVE")
    writer = JournalWriter(impatient, "main", JournalLimits(interval_ms=1, retry_ms=1, steps=10, calls=3))
    writer.started(offered("c1"))
    until(lambda: writer.health.failing_since is not None)
    for number in range(12):
        writer.append("c1", step(number))
    for number in range(4):
        writer.ended(cdr(f"d{number}"))
    assert writer.health.lost == 3
    locker.execute("COMMIT")
    locker.close()
    assert writer.flush()
    writer.append("c1", step(12))
    assert writer.close()
    journal = store.calls.journal("c1")
    assert (len(journal.steps), journal.complete) == (10, False)
    assert [one.call_id for one in store.calls.find()] == ["d2", "d1", "d0"]
    impatient.close()


def test_a_step_after_the_end_is_left_out_and_counted(store: Store) -> None:
    writer = store.journal_writer("main", QUICK)
    writer.started(offered("c1"))
    writer.append("c1", step(0))
    writer.ended(cdr("c1"))
    writer.append("c1", step(1))
    assert writer.close()
    assert writer.health.lost == 1
    assert store.calls.journal("c1").steps == (step(0),)


@pytest.mark.parametrize("wrong", [{"language": None}, {"language": ["a", "list"]}, {"ani": None}, {"offered": "now"}])
def test_a_record_that_cannot_be_stored_costs_no_other_one(store: Store, wrong: dict[str, object]) -> None:
    writer = store.journal_writer("main", QUICK)
    writer.started(offered("c1"))
    writer.append("c1", step(0))
    writer.ended(replace(cdr("broken"), **cast("dict[str, str]", wrong)))  # type: ignore[arg-type]  # a defect is the point
    writer.ended(cdr("c1"))
    assert writer.close()
    assert writer.health.lost == 1
    assert writer.health.failing_since is None
    assert store.calls.find() == (cdr("c1"),)
    assert store.calls.journal("c1").steps == (step(0),)


def test_closing_while_the_store_is_locked_says_what_is_left(store: Store, caplog: pytest.LogCaptureFixture) -> None:
    impatient = open_database(store.database.place, busy_timeout_ms=5)
    locker = sqlite3.connect(store.database.place, isolation_level=None)
    locker.execute("BEGIN EXCLUSIVE")
    writer = JournalWriter(impatient, "main", QUICK)
    writer.started(offered("c1"))
    assert not writer.close(0.05)
    assert "1 records could not be written" in caplog.text
    locker.close()
    impatient.close()


class Patient(JournalWriter):
    """Says when it has waited once in vain."""

    def __init__(self, store: Store, waited: threading.Event) -> None:
        self._flushes, self._waited = 0, waited
        super().__init__(store.database, "main", QUICK)

    def flush(self, timeout_s: float = 5.0) -> bool:
        self._flushes += 1
        if self._flushes > 1:
            self._waited.set()
        return super().flush(timeout_s)


def write_only_after(store: Store, event: threading.Event, monkeypatch: pytest.MonkeyPatch) -> None:
    """A disk that takes its time, and refuses nothing."""
    write = store.database.writing

    def slowly() -> AbstractContextManager[Connection]:
        event.wait(10)
        return write()

    monkeypatch.setattr(store.database, "writing", slowly)


def test_closing_waits_for_a_disk_that_is_only_slow(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    waited = threading.Event()
    write_only_after(store, waited, monkeypatch)
    writer = Patient(store, waited)
    writer.started(offered("c1"))
    writer.ended(cdr("c1"))
    assert writer.close(0.01)
    assert store.calls.get("c1") == cdr("c1")


def test_closing_gives_a_disk_up_that_is_slow_for_too_long(
    store: Store, monkeypatch: pytest.MonkeyPatch, caplog: pytest.LogCaptureFixture
) -> None:
    over = threading.Event()
    write_only_after(store, over, monkeypatch)
    writer = JournalWriter(store.database, "main", QUICK)
    writer.started(offered("c1"))
    assert not writer.close(0.01, writing_s=0.05)
    assert "1 records could not be written: the disk did not take them in 0.05 s" in caplog.text
    over.set()
    assert writer.close()


def test_a_commit_whose_outcome_is_unknown_may_be_repeated(store: Store) -> None:
    for _ in range(2):
        writer = store.journal_writer("main", QUICK)
        writer.started(offered("c1"))
        writer.append("c1", step(0))
        writer.ended(cdr("c1"))
        assert writer.close()
    assert len(store.calls.find()) == 1
    assert len(store.calls.journal("c1").steps) == 1
