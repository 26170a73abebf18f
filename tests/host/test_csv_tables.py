"""CSV files are understood as people mean them, and mistakes have a line."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrflow.host.csv_tables import TableSettings, read_settings, read_table, rows_of
from ivrflow.model.errors import BadDocument, Unavailable


def write(folder: Path, text: str) -> Path:
    path = folder / "accounts.csv"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("cells", "kind"),
    [
        (["1", "-20", ""], "integer"),
        (["1", "2.50"], "number"),
        (["007", "8"], "text"),
        (["+8613800001111"], "text"),
        (["6222021234567890123"], "text"),
        (["1.23456789"], "text"),
        (["1e5"], "text"),
        (["2026-03-02"], "text"),
        (["", ""], "text"),
        (["一"], "text"),
    ],
)
def test_types_are_detected_only_where_nothing_is_lost(tmp_path: Path, cells: list[str], kind: str) -> None:
    path = write(tmp_path, "x,y\n" + "".join(f"{cell},a\n" for cell in cells))
    table = read_table(path)
    assert table.types == {"x": kind, "y": "text"}
    assert [str(row["x"]) if row["x"] is not None else "" for row in rows_of(table)] == [
        "2.5" if cell == "2.50" else "1.0" if cell == "1" and kind == "number" else cell for cell in cells
    ]


def test_a_file_from_a_spreadsheet_is_read(tmp_path: Path) -> None:
    path = tmp_path / "accounts.csv"
    path.write_bytes('\ufeffid,owner\r\n1,"Li, ""Lei""\r\nBeijing"\r\n\r\n2,\r\n'.encode())
    table = read_table(path)
    assert (table.name, table.key) == ("accounts", ("id",))
    assert list(rows_of(table)) == [{"id": 1, "owner": 'Li, "Lei"\r\nBeijing'}, {"id": 2, "owner": None}]


@pytest.mark.parametrize(
    ("text", "message"),
    [
        ("", ":1: the first line must name every column"),
        ("a,,c\n", ":1: the first line must name every column"),
        ("a,a\n", ":1: two columns are called a"),
        ("a,b\n1,2\n3\n", ":3: this line has 1 cells and the first 2"),
        ("a,b\n1,2\n3,4,5\n", ":3: this line has 3 cells"),
        ('a,b\n"1,2\n', "are all double quotes closed"),
        ("id,b\n1,2\n2,2\n1,3\n", ":4: the id is the same as on line 2"),
    ],
)
def test_a_mistake_is_told_with_its_line(tmp_path: Path, text: str, message: str) -> None:
    with pytest.raises(BadDocument, match=rf"accounts\.csv{message}" if message.startswith(":") else message):
        read_table(write(tmp_path, text))


def test_files_that_cannot_be_read_are_named(tmp_path: Path) -> None:
    (tmp_path / "gbk.csv").write_bytes("户名\n李雷\n".encode("gbk"))
    with pytest.raises(BadDocument, match=r"not UTF-8 .*; save it as “CSV UTF-8”"):
        read_table(tmp_path / "gbk.csv")
    with pytest.raises(Unavailable, match="cannot be read"):
        read_table(tmp_path / "nowhere.csv")


def test_settings_decide_key_and_types(tmp_path: Path) -> None:
    (tmp_path / "tables.toml").write_text(
        '[accounts]\nkey = ["bank", "number"]\ntypes = { pin = "text", sum = "number" }'
    )
    settings = read_settings(tmp_path)["accounts"]
    assert settings == TableSettings(("bank", "number"), {"pin": "text", "sum": "number"})
    table = read_table(write(tmp_path, "bank,number,pin,sum\n1,1,1234,5\n1,2,1234,6\n"), settings)
    assert table.types == {"bank": "integer", "number": "integer", "pin": "text", "sum": "number"}
    assert table.key == ("bank", "number")
    with pytest.raises(BadDocument, match=":2: sum is to be number"):
        read_table(write(tmp_path, "bank,number,pin,sum\n1,1,1234,five\n"), settings)
    with pytest.raises(BadDocument, match=r"tables\.toml names a column bank"):
        read_table(write(tmp_path, "number,pin,sum\n"), settings)


@pytest.mark.parametrize("text", ["[accounts", "accounts = 1", "[a]\nkeys = 1", '[a]\ntypes = { x = "money" }'])
def test_wrong_settings_are_refused(tmp_path: Path, text: str) -> None:
    (tmp_path / "tables.toml").write_text(text)
    with pytest.raises(BadDocument, match=r"tables\.toml:1: "):
        read_settings(tmp_path)
    assert read_settings(tmp_path / "nowhere") == {}
