"""Threads, the breaker, and what is never allowed to end a thread."""

from __future__ import annotations

import sqlite3
from collections.abc import Iterator
from pathlib import Path

import pytest

from ivrflow.host.answer import Answer
from ivrflow.host.declared import HostSource
from ivrflow.host.job import Job
from ivrflow.model.events import Queried

from .desk import Desk


@pytest.fixture
def desk(bank: HostSource, folder: Path) -> Iterator[Desk]:
    made = Desk(bank, folder)
    yield made
    made.close()


def test_after_five_failures_the_source_is_spared(bank: HostSource, tmp_path: Path) -> None:
    desk = Desk(bank, tmp_path)
    answers = [desk.ask("balance", number="1") for _ in range(5)]
    assert answers == [Queried(1, "failed", {}, "unavailable")] * 5
    assert not desk.runner._breaker.closed
    tables = sqlite3.connect(tmp_path / "bank.db")
    tables.executescript("CREATE TABLE accounts (number, balance, currency, owner, opened)")
    tables.close()
    assert desk.ask("balance", number="1") == Queried(1, "failed", {}, "unavailable")
    desk.runner._breaker._opened -= 5.0
    assert desk.ask("balance", number="1") == Queried(1, "empty")
    assert desk.runner._breaker.closed
    desk.close()


def test_a_statement_that_is_wrong_does_not_open_the_breaker(desk: Desk, folder: Path) -> None:
    connection = sqlite3.connect(folder / "bank.db")
    connection.execute("ALTER TABLE accounts RENAME COLUMN owner TO holder")
    connection.close()
    for _ in range(6):
        assert desk.ask("by_owner", owner="Han") == Queried(1, "failed", {}, "refused")
    assert desk.runner._breaker.closed


def test_a_closed_source_answers_unavailable(bank: HostSource, folder: Path) -> None:
    desk = Desk(bank, folder)
    desk.close()
    assert desk.ask("balance", number="1").reason == "unavailable"


class Defective:
    """A carrier whose errors quote what they were given."""

    def carry_out(self, job: Job) -> Answer:
        raise RuntimeError(f"cannot handle {job.query.arguments}")

    def close(self) -> None:
        """Nothing is open."""


def test_a_defect_of_a_driver_is_told_with_its_place_and_without_values(
    bank: HostSource, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    desk = Desk(bank, folder, Defective())
    assert desk.ask("balance", number="622202") == Queried(1, "failed", {}, "unavailable")
    assert desk.ask("lock", number="622202") == Queried(1, "failed", {}, "unknown")
    assert "RuntimeError" in caplog.text
    assert "in carry_out" in caplog.text
    assert "622202" not in caplog.text
    desk.close()


def test_it_tells_how_the_source_is_doing(bank: HostSource, tmp_path: Path, desk: Desk) -> None:
    desk.ask("balance", number="1")
    health = desk.runner.health
    assert (health.name, health.state, health.answered, health.failed) == ("bank", "up", 1, 0)
    assert health.p50_ms is not None
    away = Desk(bank, tmp_path / "nowhere")
    for _ in range(6):
        away.ask("balance", number="1")
    assert (away.runner.health.state, away.runner.health.answered, away.runner.health.failed) == ("down", 0, 6)
    away.close()


def test_a_defect_counts_as_a_failure(bank: HostSource, folder: Path) -> None:
    desk = Desk(bank, folder, Defective())
    desk.ask("balance", number="622202")
    assert desk.runner.health.failed == 1
    desk.close()
