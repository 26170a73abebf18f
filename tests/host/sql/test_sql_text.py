"""Parameters are found where SQL has them, and nowhere else."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st
from sqlalchemy import create_engine, text

from ivrflow.host.sql.sql_text import look_at


@pytest.mark.parametrize(
    ("sql", "parameters"),
    [
        ("SELECT a FROM t WHERE n = :number AND p = :pin AND m = :number", ("number", "pin")),
        ("SELECT ':no', \":no\", `:no`, [:no] FROM t WHERE a = :yes", ("yes",)),
        ("SELECT 'it''s :no' -- :no\n, :yes /* :no */", ("yes",)),
        ("SELECT a::text, 5 % 2, '10:30' FROM t;", ()),
        ("SELECT 1; -- the end :no\n /* :no */", ()),
    ],
)
def test_parameters_are_found(sql: str, parameters: tuple[str, ...]) -> None:
    seen = look_at(sql)
    assert (seen.parameters, seen.fault, seen.first_word) == (parameters, "", "select")


@pytest.mark.parametrize(
    ("sql", "fault"),
    [
        ("SELECT 1; DROP TABLE t", "more than one statement"),
        ("SELECT 1;;SELECT 2", "more than one statement"),
        ("SELECT a FROM t WHERE n = ?", '"?" is not how parameters are written here; write :name'),
        ("SELECT a FROM t WHERE n = ?1", "write :name"),
        ("SELECT a FROM t WHERE n = @n", "write :name"),
        ("SELECT a FROM t WHERE n = $n", "write :name"),
        ("SELECT 'a FROM t", "a ' is opened and never closed"),
        ("  -- nothing", "it is empty"),
        ("", "it is empty"),
    ],
)
def test_what_cannot_be_used_is_said(sql: str, fault: str) -> None:
    assert fault in look_at(sql).fault


@given(st.text(st.characters(exclude_characters="\0", exclude_categories=["Cs"]), max_size=30))
def test_a_literal_reaches_the_database_as_it_was_written(content: str) -> None:
    literal = "'" + content.replace("'", "''") + "'"
    seen = look_at(f"SELECT {literal}, :a; -- :b")
    assert seen.parameters == ("a",)
    engine = create_engine("sqlite://")
    with engine.connect() as connection:
        assert connection.execute(text(seen.bindable), {"a": 7}).one() == (content, 7)
    engine.dispose()
