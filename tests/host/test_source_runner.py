"""What comes back from one source, and what is never allowed to happen to it."""

from __future__ import annotations

import queue
import sqlite3
from collections.abc import Iterator
from datetime import date
from decimal import Decimal
from pathlib import Path

import pytest

from ivrflow.host.declared import HostSource
from ivrflow.host.job import Job
from ivrflow.host.opening import open_engine
from ivrflow.host.source_runner import SourceRunner
from ivrflow.model.commands import Query
from ivrflow.model.events import Queried
from ivrflow.model.values import Money, Value


class Desk:
    """Asks a runner and waits for the answer."""

    def __init__(self, source: HostSource, folder: Path) -> None:
        self.source = source
        self.runner = SourceRunner(source, open_engine(source, lambda url: url, folder))

    def ask(self, name: str, **arguments: Value) -> Queried:
        told = queue.SimpleQueue[Queried]()
        query = Query(f"bank.{name}", tuple(arguments.items()))
        self.runner.submit(Job(1, query, self.source.statements[name], told.put))  # type: ignore[arg-type]  # only Queried comes
        return told.get(timeout=10)


@pytest.fixture
def desk(bank: HostSource, folder: Path) -> Iterator[Desk]:
    made = Desk(bank, folder)
    yield made
    made.runner.close()


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
    assert "column balance does not hold a money" in caplog.text
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
    declared = bank.statements["by_owner"]
    sneaky = HostSource(
        **{name: getattr(bank, name) for name in ("name", "url", "pool", "read_only", "zone", "path")},
        statements={
            "by_owner": type(declared)(
                declared.statement, "DELETE FROM accounts WHERE owner = :owner RETURNING number", declared.columns, 1
            )
        },
    )
    desk = Desk(sneaky, folder)
    assert desk.ask("by_owner", owner="Han") == Queried(1, "failed", {}, "refused")
    desk.runner.close()
    assert accounts(folder, "SELECT count(*) FROM accounts") == [(3,)]


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
    desk.runner.close()


def test_a_statement_that_is_wrong_does_not_open_the_breaker(desk: Desk, folder: Path) -> None:
    connection = sqlite3.connect(folder / "bank.db")
    connection.execute("ALTER TABLE accounts RENAME COLUMN owner TO holder")
    connection.close()
    for _ in range(6):
        assert desk.ask("by_owner", owner="Han") == Queried(1, "failed", {}, "refused")
    assert desk.runner._breaker.closed


def test_a_closed_source_answers_unavailable(bank: HostSource, folder: Path) -> None:
    desk = Desk(bank, folder)
    desk.runner.close()
    assert desk.ask("balance", number="1").reason == "unavailable"
