"""A statement is tried out at the real source."""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from ivrflow.cli.app import cli

from ..browser import Browser

EXAMPLE = Path(__file__).parents[3] / "examples" / "bank"


@pytest.fixture
def bank(folder: Path) -> None:
    """The demo's database, where its source says that it is."""
    from click.testing import CliRunner

    shutil.copytree(EXAMPLE, folder / "bank")
    arguments = ["--config", str(folder / "ivrflow.toml"), "host", "load", str(folder / "bank")]
    ran = CliRunner().invoke(cli, [*arguments, str(folder / "var" / "bank.db")])
    assert ran.exit_code == 0, ran.output


@pytest.mark.usefixtures("bank")
def test_a_look_up_is_answered_by_the_source(browser: Browser) -> None:
    asked = {"statement": "bank.balance", "arguments": {"number": "622202", "pin": "4711"}}
    answer = browser.post("/api/statements/try", asked)
    assert (answer["outcome"], [each["name"] for each in answer["results"]]) == ("found", ["balance"])
    assert (
        browser.post("/api/statements/try", {**asked, "arguments": {"number": "1", "pin": "1"}})["outcome"] == "empty"
    )


def test_what_changes_data_or_is_unknown_is_refused(browser: Browser) -> None:
    write = {"statement": "bank.block_cards", "arguments": {"number": "622202"}}
    assert "changes data" in browser.post("/api/statements/try", write, 422)["detail"]
    assert "declares the statement" in browser.post("/api/statements/try", {"statement": "bank.nothing"}, 422)["detail"]
    assert "needs its parameter" in browser.post("/api/statements/try", {"statement": "bank.balance"}, 422)["detail"]


@pytest.mark.parametrize(
    ("written", "detail"),
    [
        ('date("x")', 'date, and this is none; write one such as date("2026-03-02")'),
        ("3", "date, and this is none"),
        ("(", "ends where a value is expected"),
        ("tomorrow", "without variables"),
    ],
)
def test_a_value_of_another_type_is_refused_with_one_that_fits(
    browser: Browser, folder: Path, written: str, detail: str
) -> None:
    shutil.copy(EXAMPLE.parents[1] / "flows" / "hosts" / "clinic.toml", folder / "flows" / "hosts")
    asked = {"statement": "clinic.patient", "arguments": {"card": "1", "birth": written}}
    assert detail in browser.post("/api/statements/try", asked, 422)["detail"]
