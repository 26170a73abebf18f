"""What the commands for calendars, lists and tables have in common."""

from __future__ import annotations

from pathlib import Path

import pytest

from .conftest import Ivrflow


@pytest.mark.parametrize("subject", ["calendar", "list", "table"])
def test_what_is_not_there_is_told(shop: Path, ivrflow: Ivrflow, subject: str) -> None:
    said = ivrflow(f"{subject}s", "show", "nobody")
    assert said.code == 2
    assert f'there is no {subject} "nobody"' in said.err


def test_push_gives_a_fresh_store_the_lists_and_tables_of_the_files(shop: Path, ivrflow: Ivrflow) -> None:
    for folder, text in (("lists", "entries = []\n"), ("tables", '[columns]\na = "text"\n')):
        (shop / "flows" / folder).mkdir()
        (shop / "flows" / folder / "one.toml").write_text(text, "utf-8")
    said = ivrflow("push")
    assert "added: list one" in said.out
    assert "added: table one" in said.out
    assert "added:" not in ivrflow("push").out
