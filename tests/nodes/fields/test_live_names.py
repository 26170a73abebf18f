"""A table must be known, since its columns are the types of the results."""

from __future__ import annotations

import pytest

from ivrflow.model.types import NUMBER, TEXT
from ivrflow.nodes.fields.live_names import BoundTable, TableName

from .binding import binder, lines, problems

TABLES = {"branches": {"city": TEXT, "open_counters": NUMBER}, "rates": {"currency": TEXT}}


def test_a_known_table_brings_its_columns() -> None:
    around = binder(tables=TABLES)
    assert TableName().bind(lines("branches"), around) == BoundTable("branches", TABLES["branches"])
    assert problems(around) == []


@pytest.mark.parametrize(
    ("name", "suggestion"),
    [("branch_es", 'Did you mean "branches"?'), ("holidays", "Known: branches, rates.")],
)
def test_an_unknown_table_is_an_error_with_a_way_out(name: str, suggestion: str) -> None:
    around = binder(tables=TABLES)
    assert TableName().bind(lines(name), around) is None
    (issue,) = around.issues
    assert (issue.message, issue.suggestion) == (f'there is no table "{name}"', suggestion)


def test_what_is_no_name_is_reported_once() -> None:
    around = binder(tables=TABLES)
    assert TableName().bind(lines("two words"), around) is None
    assert len(around.issues) == 1
