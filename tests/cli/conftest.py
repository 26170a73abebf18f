"""A small installation of its own for each test, and the command line in it."""

from __future__ import annotations

import json
from collections.abc import Callable
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
        (tmp_path / name).parent.mkdir(parents=True, exist_ok=True)
        (tmp_path / name).write_text(text, "utf-8")
    monkeypatch.chdir(tmp_path)
    return tmp_path


@pytest.fixture
def ivrflow() -> Ivrflow:
    """Run a command in this process, `ivrflow("check", "flows")`; errors become codes as in `main`."""

    def run(*words: object, typed: str = "") -> Said:
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

    return run
