"""Calls and steps as rows: whatever the network sent can be stored."""

from __future__ import annotations

import json
from datetime import UTC, datetime
from typing import cast

from ivrflow.model.cdr import Cdr, Milestone, NodeInputs
from ivrflow.model.commands import Command
from ivrflow.model.events import Failed, Offered
from ivrflow.model.journal import Step
from ivrflow.model.journal_records import from_record
from ivrflow.store.call_rows import cdr_from, ended_values, offered_from, started_values, step_values
from ivrflow.store.schema import calls
from ivrflow.store.store import Store

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)


def test_a_call_that_rings_is_read_back_as_it_was_offered(store: Store) -> None:
    offered = Offered(
        "c1", "139", "95588", AT, 2**70, "r1", "telebank", "sip", {"Call-ID": "x@y", "name": "小李"}, "95*"
    )
    with store.database.writing() as connection:
        connection.execute(calls.insert().values(**started_values("default", "main", offered)))
        assert offered_from(connection.execute(calls.select()).one()) == offered


def test_a_cdr_is_read_back_as_it_was_written(store: Store) -> None:
    facts = (("Call-ID", "x"), ("Call-ID", "y"))
    cdr = Cdr(
        "c1", "sip", "139", "95588", "t", "r", AT, AT, AT, "caller", "BYE", ("t.a", "t.b"), "zh-CN", "cards", facts,
        (Milestone("told", 1500, (("tries", "2"),), "gold", "a1b2"), Milestone("told", 2500)),
        "95*", "t.b", (NodeInputs("t.b", 3, 1, 1),),
    )  # fmt: skip
    with store.database.writing() as connection:
        connection.execute(calls.insert().values(**ended_values("default", "main", cdr)))
        assert cdr_from(connection.execute(calls.select()).one()) == cdr


def test_milestones_from_before_there_were_customers_are_read(store: Store) -> None:
    cdr = Cdr("c1", "sip", "139", "95588", "t", "r", AT, AT, AT, "caller", "BYE")
    with store.database.writing() as connection:
        old = ended_values("default", "main", cdr) | {"milestones": '[["told", 1500, [["tries", "2"]]]]'}
        connection.execute(calls.insert().values(**old))
        read = cdr_from(connection.execute(calls.select()).one())
    assert read.milestones == (Milestone("told", 1500, (("tries", "2"),)),)


def test_bytes_that_are_no_text_are_replaced_in_columns_and_kept_in_records(store: Store) -> None:
    offered = Offered("c1", "\udcff\0<img>", "9", AT, facts={"name": "\udcff"})
    with store.database.writing() as connection:
        connection.execute(calls.insert().values(**started_values("default", "main", offered)))
        read = offered_from(connection.execute(calls.select()).one())
    assert (read.ani, read.facts) == ("??<img>", offered.facts)
    step = Step(0, offered, ("", "", 0), False, (), ())
    assert from_record(json.loads(step_values("default", "c1", 0, step)["record"])) == step


def test_chinese_is_written_as_it_is_read() -> None:
    step = Step(0, Failed(1, "failed", "占线"), ("", "", 0), False, (), ())
    assert "占线" in step_values("default", "c1", 0, step)["record"]


def test_a_step_that_cannot_be_written_says_so_without_its_content() -> None:
    step = Step(0, Failed(1), ("", "", 0), False, (), ((1, cast("Command", "secret 1234")),))  # type: ignore[arg-type]  # a defect is what is tested
    assert step_values("default", "c1", 0, step)["record"] == '{"unwritable": "TypeError"}'
