"""How SQL is declared."""

from __future__ import annotations

import pytest

from ivrflow.host.document import Document, Entry
from ivrflow.host.sql.dialect import SqlDialect
from ivrflow.model.errors import BadDocument
from ivrflow.model.types import TEXT


def inside(sql: str, *, write: bool = False) -> object:
    document = Document(f"[statements.a]\nsql = '''{sql}'''", "a.toml")
    table = {**document.table["statements"]["a"], "write": write}
    return SqlDialect().inside(Entry(document, "statements.a", table, {"x": TEXT}))


def test_a_statement_is_its_text() -> None:
    assert inside("SELECT a FROM b WHERE c = :x;") == "SELECT a FROM b WHERE c = :x"
    assert inside("DELETE FROM b WHERE c = :x", write=True) == "DELETE FROM b WHERE c = :x"


@pytest.mark.parametrize(
    ("sql", "write", "message"),
    [
        ("DELETE FROM b WHERE c = :x", False, "needs write = true"),
        ("SELECT :x", True, "begins with SELECT"),
        ("SELECT :y", False, ":y is not declared"),
        ("SELECT 1", False, "parameter x is not used"),
        ("SELECT :x; SELECT 1", False, "more than one statement"),
        ("", False, "it is empty"),
    ],
)
def test_what_cannot_be_meant_is_told(sql: str, write: bool, message: str) -> None:
    with pytest.raises(BadDocument, match=rf"^a\.toml:[12]: .*{message}"):
        inside(sql, write=write)
