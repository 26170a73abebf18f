"""The tables are portable and belong to workspaces."""

from __future__ import annotations

import pytest
from sqlalchemy import Table
from sqlalchemy.dialects import postgresql
from sqlalchemy.schema import CreateTable

from ivrflow.store.reports.tables import services_used, tallies
from ivrflow.store.schema import METADATA, meta


@pytest.mark.parametrize("table", METADATA.sorted_tables, ids=lambda table: table.name)
def test_every_table_can_be_made_in_postgresql_and_knows_its_workspace(table: Table) -> None:
    statement = str(CreateTable(table).compile(dialect=postgresql.dialect()))  # type: ignore[no-untyped-call]  # untyped upstream
    assert statement.strip().startswith(f"CREATE TABLE {table.name}")
    # What is summed up knows it by its subject.
    if table not in (meta, tallies, services_used):
        assert not table.c.workspace.nullable
