"""tables, show, set."""

from __future__ import annotations

from pathlib import Path

from .conftest import Ivrflow

TABLE = """\
title = "Branches"

[columns]
city = "text"
fee = "money"

[rows]
"010" = { city = "Beijing" }
"021" = { city = "Shanghai", fee = "CNY 12.50" }
"""


def test_a_table_goes_in_and_comes_out_the_same(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "branches.toml").write_text(TABLE, "utf-8")
    assert ivrflow("tables", "set", "branches.toml").code == 0
    assert ivrflow("tables", "show", "branches").out == TABLE
    assert ivrflow("tables").out.split("\t")[:2] == ["branches", "Branches"]


def test_columns_that_flows_rely_on_stay(shop: Path, ivrflow: Ivrflow) -> None:
    file = shop / "branches.toml"
    file.write_text(TABLE, "utf-8")
    ivrflow("tables", "set", file)
    file.write_text(TABLE.replace('fee = "money"', 'fee = "text"\nzip = "text"'), "utf-8")
    assert "fee is text now, and was money" in ivrflow("tables", "set", file).err
    file.write_text(TABLE.replace('fee = "money"\n', "").replace(', fee = "CNY 12.50"', ""), "utf-8")
    said = ivrflow("tables", "set", file)
    assert (said.code, "fee is missing now" in said.err) == (2, True)
    assert ivrflow("tables", "set", file, "--force").code == 0
    assert ivrflow("tables", "show", "branches", "--json").json["columns"] == {"city": "text"}


def test_mistakes_in_a_file_are_told_and_nothing_is_changed(shop: Path, ivrflow: Ivrflow) -> None:
    (shop / "t.toml").write_text('[columns]\na = "number"\n[rows]\n1 = { a = "x" }\n', "utf-8")
    said = ivrflow("tables", "set", "t.toml")
    assert (said.code, "row 1, a: 'x' is no number" in said.err) == (1, True)
    assert ivrflow("tables").out == ""
