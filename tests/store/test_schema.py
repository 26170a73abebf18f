"""The tables are portable, belong to workspaces, and give times back with their zone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

import pytest
from sqlalchemy import Table, create_engine, insert, select
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from ivrflow.store.reports.tables import services_used, tallies
from ivrflow.store.schema import METADATA, audit, meta


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_made_in_postgresql_and_knows_its_workspace(table: Table) -> None:
    statement = str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]  # untyped upstream
    assert statement.strip().startswith(f"CREATE TABLE {table.name}")
    # What is summed up knows it by its subject.
    if table not in (meta, tallies, services_used):
        assert not table.c.workspace.nullable


def test_times_come_back_in_utc_whatever_zone_they_had() -> None:
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    at = datetime(2026, 3, 2, 10, 15, tzinfo=ZoneInfo("Asia/Shanghai"))
    row = {"workspace": "default", "who": "", "what": "", "subject": "", "detail": ""}
    with engine.begin() as connection:
        connection.execute(insert(audit).values(at=at, **row))
        read = connection.execute(select(audit.c.at)).scalar_one()
    engine.dispose()
    assert read == at
    assert read.tzinfo is UTC
