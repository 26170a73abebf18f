"""The outside of a statement, in the words of each kind of source."""

from __future__ import annotations

import pytest

from ivrflow.host.declared import ResultColumn
from ivrflow.host.document import Document, Entry
from ivrflow.host.http.dialect import HttpDialect
from ivrflow.host.mail.dialect import MailDialect
from ivrflow.host.parameters import read_parameters, read_results
from ivrflow.host.sql.dialect import SqlDialect
from ivrflow.model.errors import BadDocument
from ivrflow.model.types import NUMBER, TEXT

HEAD = "[statements.a]\n"


def entry(text: str) -> Entry:
    document = Document(HEAD + text, "a.toml")
    return Entry(document, "statements.a", document.table["statements"]["a"], {})


def test_a_result_stands_where_its_kind_says() -> None:
    plain = entry('results = { a = "text" }')
    assert read_results(plain, SqlDialect()) == (ResultColumn("a", TEXT, "a"),)
    assert read_results(plain, HttpDialect()) == (ResultColumn("a", TEXT, "$.a"),)
    assert read_results(plain, MailDialect()) == ()
    told = entry('results = { a = { type = "number", path = "$.b", optional = true } }')
    assert read_results(told, HttpDialect()) == (ResultColumn("a", NUMBER, "$.b", optional=True),)
    with pytest.raises(BadDocument, match=r'^a.toml:2: "path" is unknown here; known are type, column, currency'):
        read_results(told, SqlDialect())


def test_parameters_keep_their_order() -> None:
    told = entry('parameters = { b = "text", a = "number" }')
    assert list(read_parameters(told.document, told.place, told.table)) == ["b", "a"]
    money = entry('parameters = { a = "money" }')
    with pytest.raises(BadDocument, match=r"^a.toml:2: parameter a cannot be a money; pass the amount"):
        read_parameters(money.document, money.place, money.table)
