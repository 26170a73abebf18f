"""A query is answered once, whatever comes first."""

from __future__ import annotations

import pytest

from ivrflow.host.declared import HostSource
from ivrflow.host.job import Job
from ivrflow.model.commands import Query
from ivrflow.model.events import Event, Queried


class Connection:
    """Counts interruptions."""

    interrupted = 0

    def interrupt(self) -> None:
        self.interrupted += 1


def make(bank: HostSource, name: str) -> tuple[Job, list[Event], Connection]:
    told: list[Event] = []
    return Job(7, Query(f"bank.{name}", ()), bank.statements[name], told.append), told, Connection()


def test_the_deadline_answers_a_running_read_interrupts_it_and_drops_what_comes_later(bank: HostSource) -> None:
    job, told, connection = make(bank, "balance")
    failures: list[str] = []
    assert job.start()
    assert job.interruptible(connection)
    job.expire(lambda: failures.append("timeout"))
    job.finish("found", {"x": "y"})
    job.expire(lambda: failures.append("twice"))
    assert told == [Queried(7, "failed", {}, "timeout")]
    assert (connection.interrupted, failures) == (1, ["timeout"])


def test_an_answer_in_time_makes_the_deadline_meaningless(bank: HostSource) -> None:
    job, told, _ = make(bank, "balance")
    job.start()
    job.finish("found", {"x": "y"})
    job.expire(lambda: pytest.fail("no failure"))
    assert told == [Queried(7, "found", {"x": "y"})]


def test_a_write_that_was_begun_is_unknown_at_the_deadline_and_is_not_interrupted(bank: HostSource) -> None:
    job, told, connection = make(bank, "lock")
    job.start()
    assert job.interruptible(connection)
    job.expire(lambda: None)
    assert told == [Queried(7, "failed", {}, "unknown")]
    assert connection.interrupted == 0


def test_a_write_that_was_not_begun_at_the_deadline_never_begins(bank: HostSource) -> None:
    job, told, _ = make(bank, "lock")
    job.expire(lambda: None)
    assert told == [Queried(7, "failed", {}, "timeout")]
    assert not job.start()


def test_a_cancelled_read_is_stopped_and_not_answered(bank: HostSource) -> None:
    job, told, connection = make(bank, "balance")
    job.start()
    job.interruptible(connection)
    job.cancel()
    job.finish("found")
    assert told == []
    assert connection.interrupted == 1
    waiting, told, _ = make(bank, "balance")
    waiting.cancel()
    assert not waiting.start()
    assert told == []


def test_a_write_cannot_be_cancelled(bank: HostSource) -> None:
    job, told, connection = make(bank, "lock")
    job.cancel()
    assert job.start()
    job.interruptible(connection)
    job.cancel()
    job.finish("done")
    assert told == [Queried(7, "done")]
    assert connection.interrupted == 0


def test_a_connection_that_was_given_back_is_not_interrupted(bank: HostSource) -> None:
    job, _, connection = make(bank, "balance")
    job.start()
    job.interruptible(connection)
    job.interruptible(None)
    job.cancel()
    assert connection.interrupted == 0


def test_a_read_that_was_given_up_need_not_begin_on_its_connection(bank: HostSource) -> None:
    job, _, connection = make(bank, "balance")
    job.start()
    job.cancel()
    assert not job.interruptible(connection)
