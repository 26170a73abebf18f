"""What comes back from a database, and what is never allowed to happen to it."""

from __future__ import annotations

import sqlite3
import threading
from collections.abc import Iterator
from dataclasses import replace
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ivrflow.host.declared import HostSource
from ivrflow.host.job import Interruptible, Job
from ivrflow.host.sql.carrier import SqlCarrier
from ivrflow.model.commands import Query
from ivrflow.model.events import Queried
from ivrflow.model.values import Money

from ..desk import Desk


@pytest.fixture
def desk(bank: HostSource, folder: Path) -> Iterator[Desk]:
    made = Desk(bank, folder)
    yield made
    made.close()


def accounts(folder: Path, sql: str) -> list[tuple[object, ...]]:
    connection = sqlite3.connect(folder / "bank.db")
    try:
        return connection.execute(sql).fetchall()
    finally:
        connection.close()


def test_one_row_is_found_with_declared_types(desk: Desk) -> None:
    answer = desk.ask("balance", number="622202")
    assert answer.outcome == "found"
    assert answer.results == {
        "balance": Money(Decimal("1024.5"), "CNY"),
        "owner": "李雷",
        "opened": date(2020, 2, 29),
    }
    assert desk.ask("balance", number="622203").results["opened"] is None


def test_somebody_elses_lock_is_waited_for_as_long_as_the_caller_waits(desk: Desk, folder: Path) -> None:
    """Longer than the second that a connection would wait by itself."""
    other = sqlite3.connect(folder / "bank.db", isolation_level=None, check_same_thread=False)
    other.execute("BEGIN EXCLUSIVE")
    release = threading.Timer(1.3, other.execute, ("ROLLBACK",))
    release.start()
    try:
        assert desk.ask("balance", number="622202").outcome == "found"
    finally:
        release.join()
        other.close()


def test_no_row_and_more_than_one_are_told_apart(desk: Desk) -> None:
    assert desk.ask("balance", number="1") == Queried(1, "empty")
    assert desk.ask("by_owner", owner="Han") == Queried(1, "many")


def test_what_a_caller_enters_is_a_value_and_never_sql(desk: Desk, folder: Path) -> None:
    before = accounts(folder, "SELECT * FROM accounts ORDER BY 1")
    for payload in ("' OR '1'='1", "1'; DROP TABLE accounts; --", "%", "*", "1 UNION SELECT 1", '"', "\0", ":number"):
        assert desk.ask("balance", number=payload).outcome == "empty"
        assert desk.ask("by_owner", owner=payload).outcome == "empty"
    assert accounts(folder, "SELECT * FROM accounts ORDER BY 1") == before


def test_an_answer_that_is_not_what_was_declared_fails_without_telling_it(
    desk: Desk, caplog: pytest.LogCaptureFixture
) -> None:
    assert desk.ask("balance", number="622204") == Queried(1, "failed", {}, "bad result")
    assert "balance does not hold a money" in caplog.text
    assert "a lot" not in caplog.text


def test_a_write_is_done_and_on_disk(desk: Desk, folder: Path) -> None:
    assert desk.ask("add", number="700", amount=Decimal("0.10")) == Queried(1, "done")
    assert accounts(folder, "SELECT balance FROM accounts WHERE number = '700'") == [(0.1,)]
    assert desk.ask("lock", number="700") == Queried(1, "done", {"owner": None})


def test_a_write_that_should_change_one_row_and_finds_none_says_so(desk: Desk) -> None:
    assert desk.ask("lock", number="1") == Queried(1, "failed", {}, "empty")


def test_what_the_database_refuses_is_refused_and_tells_no_values(
    desk: Desk, folder: Path, caplog: pytest.LogCaptureFixture
) -> None:
    assert desk.ask("add", number="622202", amount=Decimal(77123)) == Queried(1, "failed", {}, "refused")
    assert "UNIQUE constraint failed" in caplog.text
    assert "77123" not in caplog.text
    assert "622202" not in caplog.text
    assert desk.ask("balance", number="622202").outcome == "found"


def test_a_read_cannot_write_even_if_its_sql_could(bank: HostSource, folder: Path) -> None:
    sql = "DELETE FROM accounts WHERE owner = :owner RETURNING number"
    sneaky = replace(bank, statements={"by_owner": replace(bank.statements["by_owner"], inside=sql)})
    desk = Desk(sneaky, folder)
    assert desk.ask("by_owner", owner="Han") == Queried(1, "failed", {}, "refused")
    desk.close()
    assert accounts(folder, "SELECT count(*) FROM accounts") == [(3,)]


class GivenUpAtTheStart(Job):
    """The caller hangs up in the moment before the database begins, when an interrupt is lost on SQLite."""

    def interruptible(self, connection: Interruptible | None) -> bool:
        begins = super().interruptible(connection)
        if connection is not None:
            self.cancel()
        return begins


def test_a_query_that_nobody_waits_for_does_not_hold_its_thread_whenever_it_was_given_up(
    bank: HostSource, folder: Path
) -> None:
    carrier = SqlCarrier(bank, lambda url: url, folder)
    declared = bank.statements["forever"]
    job = GivenUpAtTheStart(1, Query("bank.forever", ()), declared, lambda event: None)
    assert job.start()
    assert carrier.carry_out(job).reason == "timeout"
    carrier.close()
