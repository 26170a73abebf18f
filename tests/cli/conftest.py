"""A small installation of its own for each test, and the command line in it."""

from __future__ import annotations

import json
import shutil
from collections.abc import Callable
from contextlib import chdir
from dataclasses import dataclass
from pathlib import Path
from typing import Any, TypeAlias

import click
import pytest
from click.testing import CliRunner

from ivrflow.cli.app import cli
from ivrflow.model.errors import IvrflowError

SHOP = """\
flow shop "Shop" {
  languages = [en-US]
  zone      = Europe/London
  start     = welcome
  on error  -> bye
}

menu welcome {
  prompt = say("Welcome. For our hours, press 1. For your order, press 2.")
  attempts = 1
  key "1" { en-US: "hours" } -> opening
  key "2" { en-US: "order" } -> order
  noinput -> bye
  nomatch -> bye
}

hours opening {
  calendar = shop
  open -> say_open
  closed -> bye
  holiday -> bye
}

play say_open {
  prompt = say("We are open.")
  done -> bye
}

query order {
  call = shop.count_orders(caller = call.ani)
  found -> say_open
  empty -> bye
}

hang_up bye {
  prompt = say("Goodbye.")
}
"""
CALLS = """\
call "Open" at 2026-03-02 10:15
  press 1 during "Welcome"
  hear "We are open"

call "Closed" at 2026-03-02 22:15
  press 1 during "Welcome"
  hear "Goodbye"
"""
CALENDAR = "\n".join(f'{day} = ["09:00-17:00"]' for day in ("mon", "tue", "wed", "thu", "fri")) + "\n"
HOST = """\
[source]
url = "sqlite:///var/shop.db"

[statements.count_orders]
sql        = "SELECT count(*) AS orders FROM orders WHERE caller = :caller"
parameters = { caller = "text private" }
results    = { orders = "number" }
"""
ORDERS = "id,caller\n1,10000\n2,10001\n"


@dataclass(frozen=True, slots=True)
class Said:
    """What came of a command."""

    code: int
    out: str
    err: str

    @property
    def json(self) -> Any:
        return json.loads(self.out)


Ivrflow: TypeAlias = Callable[..., Said]


@pytest.fixture
def shop(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    """The folder of an installation with one flow; the working directory."""
    _lay_out(tmp_path)
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture(scope="session")
def published_once(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path]:
    """(where the shop was published, a copy of it that never changes)."""
    folder, kept = tmp_path_factory.mktemp("published"), tmp_path_factory.mktemp("kept")
    _lay_out(folder)
    with chdir(folder):
        for words in ("push",), ("publish", "--note", "first"):
            assert run(*words).code == 0, words
    shutil.copytree(folder, kept, dirs_exist_ok=True)
    return folder, kept


@pytest.fixture
def published(published_once: tuple[Path, Path], monkeypatch: pytest.MonkeyPatch) -> Path:
    """The published shop, as it was in the beginning and always in the same place, which the store remembers as where
    its drafts came from; the working directory."""
    folder, kept = published_once
    shutil.rmtree(folder)
    shutil.copytree(kept, folder)
    monkeypatch.chdir(folder)
    return folder


def _lay_out(folder: Path) -> None:
    files = {
        "flows/shop.ivr": SHOP,
        "flows/shop.calls": CALLS,
        "flows/calendars/shop.toml": CALENDAR,
        "flows/hosts/shop.toml": HOST,
        "voices/en-US/voice.toml": 'engine = "pyttsx3"\nvoice = "gmw/en-us"\n',
        "data/orders.csv": ORDERS,
        "ivrflow.toml": '[routes]\n"100" = "shop"\n',
    }
    for name, text in files.items():
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(text, "utf-8")


@pytest.fixture
def ivrflow() -> Ivrflow:
    """Run a command in this process, in the working directory: `ivrflow("check", "flows")`."""
    return run


def run(*words: object, typed: str = "") -> Said:
    """Errors become codes as in `main`."""
    result = CliRunner().invoke(
        cli, [str(word) for word in words], input=typed, standalone_mode=False, prog_name="ivrflow"
    )
    match result.exception:
        case None:
            return Said(result.return_value or 0, result.stdout, result.stderr)
        case IvrflowError() as error:
            return Said(error.exit_code, result.stdout, f"{result.stderr}ivrflow: {error}")
        case click.ClickException() as error:
            return Said(error.exit_code, result.stdout, f"{result.stderr}{error.format_message()}")
        case unexpected:
            raise unexpected
