"""Calendars, lists and tables as they lie beside the flows."""

from __future__ import annotations

from pathlib import Path

import pytest

from ivrflow.compiler.world import World
from ivrflow.model.errors import BadDocument, Unavailable
from ivrflow.model.live import LiveDatum
from ivrflow.model.types import TEXT
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.configuration import Configuration
from ivrflow.runtime.live_files import live_files, read_live_file, with_live_data

TABLE = '[columns]\ncity = "text"\nsince = "date"\n\n[rows]\n021 = { city = "Shanghai", since = 2026-03-02 }\n'


def test_all_subjects_are_read_from_their_folders(tmp_path: Path) -> None:
    for subject, name, text in (
        ("calendars", "office", 'mon = ["09:00-17:00"]\n[holidays]\n2026-05-01 = "Labour Day"\n'),
        ("lists", "blocked", 'entries = ["13800001111"]\n'),
        ("tables", "branches", TABLE),
    ):
        folder = tmp_path / "flows" / subject
        folder.mkdir(parents=True)
        (folder / f"{name}.toml").write_text(text)
    found = live_files(Configuration(tmp_path))
    assert [(datum.subject, datum.name) for datum in found] == [
        ("calendar", "office"),
        ("list", "blocked"),
        ("table", "branches"),
    ]
    assert found[2].value["rows"] == {"021": {"city": "Shanghai", "since": "2026-03-02"}}


@pytest.mark.parametrize(
    ("subject", "text", "message"),
    [
        ("list", "entries = 5", "entries is a list of texts"),
        ("table", "[rows]", "columns names each column"),
        ("calendar", "mon = 5", "expected a list"),
        ("list", "entries = [", "x.toml"),
    ],
)
def test_mistakes_are_told_with_the_file(tmp_path: Path, subject: str, text: str, message: str) -> None:
    (tmp_path / "x.toml").write_text(text)
    with pytest.raises(BadDocument, match=message):
        read_live_file(subject, tmp_path / "x.toml")


def test_a_file_that_is_not_there_is_told(tmp_path: Path) -> None:
    with pytest.raises(Unavailable, match="cannot be read"):
        read_live_file("list", tmp_path / "x.toml")


def test_a_world_knows_what_it_is_told_of() -> None:
    world = World(load_catalogue(), lists=frozenset({"vip"}), tables={"old": {"a": TEXT}})
    told = with_live_data(
        world,
        [LiveDatum("list", "blocked", "1", {"entries": []}), LiveDatum("table", "t", "1", {"columns": {"b": "text"}})],
    )
    assert told.lists == frozenset({"vip", "blocked"})
    assert told.tables == {"old": {"a": TEXT}, "t": {"b": TEXT}}
    assert told.calendars == frozenset()
