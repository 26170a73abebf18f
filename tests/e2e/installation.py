"""A whole installation in a folder of its own, used as people use it: over the command line."""

from __future__ import annotations

import json
import re
import shutil
import sqlite3
import subprocess
import sys
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass, field
from pathlib import Path
from typing import Any

from ivrflow.model.cdr import Cdr
from ivrflow.store.calls import CallFilter
from ivrflow.store.store import Store, open_store

from .engine import Engine
from .waiting import wait_until

__all__ = ["ROOT", "Installation", "Said", "Settings"]

ROOT = Path(__file__).parents[2]
IVRFLOW = Path(sys.executable).parent / "ivrflow"
COMMAND_TIMEOUT_S = 60
RATE_WPM = 260
TELEBANK = ("telebank.*", "language_choice.*", "hosts/bank.toml", "calendars/*", "lists/*", "tables/*")
ROUTES = {"95588": "telebank", "100": "hotline", "200": "notice", "300": "closed"}

_CONFIGURATION = """\
[engine]
name = "main"
max_calls = {max_calls}
drain_s = {drain_s}

[sip]
port = {sip_port}

[paths]
sounds = "{sounds}"

[routes]
{routes}

[queues]
cards = "{queue}"
"""


@dataclass(frozen=True, slots=True)
class Settings:
    """What tests vary of `ivrflow.toml`."""

    sounds: Path
    """May be shared by installations: it is a cache."""
    routes: Mapping[str, str] = field(default_factory=lambda: dict(ROUTES))
    queue: str = "sip:cards@127.0.0.1:5070"
    sip_port: int = 0
    max_calls: int = 200
    drain_s: int = 60


@dataclass(frozen=True, slots=True)
class Said:
    """What a command said."""

    code: int
    output: str
    errors: str


class Installation:
    """`ivrflow.toml`, flows, voices, the demo database and a store, all in `folder`."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.file = folder / "ivrflow.toml"
        self.bank = folder / "var" / "bank.db"

    def lay_out(self, *more_flows: Path) -> None:
        """Copy telebank with all that it uses into the folder, and further flow files. The other example flows would
        only have to be published, with all their prompts, for every test."""
        for shipped in ("voices", "examples/bank"):
            shutil.copytree(ROOT / shipped, self.folder / shipped)
        for pattern in TELEBANK:
            for file in (ROOT / "flows").glob(pattern):
                copy = self.folder / file.relative_to(ROOT)
                copy.parent.mkdir(parents=True, exist_ok=True)
                shutil.copy(file, copy)
        for voice in self.folder.glob("voices/*/voice.toml"):
            # Quick speech, so that tests are quick; espeak-ng stays intelligible up to 450 words a minute.
            voice.write_text(re.sub(r"(?m)^rate_wpm.*$", f"rate_wpm = {RATE_WPM}", voice.read_text("utf-8")), "utf-8")
        for file in more_flows:
            shutil.copy(file, self.folder / "flows")

    def configure(self, settings: Settings) -> None:
        """Write `ivrflow.toml`."""
        routes = "\n".join(f'"{number}" = "{flow}"' for number, flow in settings.routes.items())
        values = {name: getattr(settings, name) for name in ("sounds", "queue", "sip_port", "max_calls", "drain_s")}
        self.file.write_text(_CONFIGURATION.format(routes=routes, **values), "utf-8")

    def make_ready(self) -> None:
        """What `make run` does before it starts the engine."""
        self.ivrflow("host", "load", str(self.folder / "examples" / "bank"), str(self.bank))
        self.ivrflow("push")
        self.ivrflow("publish", "--note", "as in the folder")

    def ivrflow(self, *arguments: str, expect: int = 0) -> Said:
        """Run a command to its end; its exit code must be the one expected."""
        command = [str(IVRFLOW), "--config", str(self.file), *arguments]
        done = subprocess.run(command, capture_output=True, text=True, timeout=COMMAND_TIMEOUT_S)
        assert done.returncode == expect, f"{arguments}: exit code {done.returncode}\n{done.stdout}\n{done.stderr}"
        assert "Traceback" not in done.stderr
        return Said(done.returncode, done.stdout, done.stderr)

    def json(self, *arguments: str, expect: int = 0) -> Any:
        """The document that a command prints with `--json`."""
        return json.loads(self.ivrflow("--json", *arguments, expect=expect).output)

    def publish(self, text: str, flow: str = "telebank") -> dict[str, Any]:
        """Replace a flow file and bring it to the callers; the command's document."""
        (self.folder / "flows" / f"{flow}.ivr").write_text(text, "utf-8")
        self.push()
        document: dict[str, Any] = self.json("publish")
        return document

    def push(self) -> None:
        """Bring the flow files into the store. By force: the store was copied, and its drafts came from elsewhere."""
        self.ivrflow("push", "--force")

    def flow_files(self) -> list[Path]:
        return sorted((self.folder / "flows").glob("*.ivr"))

    def flow_text(self, flow: str = "telebank") -> str:
        return (self.folder / "flows" / f"{flow}.ivr").read_text("utf-8")

    def calls(self) -> list[dict[str, Any]]:
        """`ivrflow calls`, the newest first."""
        found: list[dict[str, Any]] = self.json("calls")
        return found

    def show(self, call_id: str) -> dict[str, Any]:
        """`ivrflow calls show --clear`, with all that the journal has: `cdr`, `complete`, `steps`."""
        shown: dict[str, Any] = self.json("calls", "show", "--clear", call_id)
        return shown

    @contextmanager
    def store(self) -> Iterator[Store]:
        """The store, beside the engine: as another process sees it."""
        store = open_store(self.folder / "var" / "ivrflow.db")
        try:
            yield store
        finally:
            store.close()

    def cdr(self, ani: str, timeout_s: float = 20, count: int = 1) -> Cdr:
        """The newest record of this caller's, once there are `count`."""
        return self.cdrs(ani, timeout_s, count)[0]

    def cdrs(self, ani: str, timeout_s: float = 20, count: int = 1) -> tuple[Cdr, ...]:
        """The records of this caller's calls, the newest first, once there are `count`."""
        with self.store() as store:
            return wait_until(
                lambda: _enough(store.calls.find(CallFilter(ani=ani, limit=10_000)), count),
                f"{count} call records of {ani}",
                timeout_s,
            )

    def set_balance(self, number: str, pin: str, balance: str) -> None:
        """Have an account with this PIN and balance in the bank's database."""
        with sqlite3.connect(self.bank, timeout=20) as bank:
            bank.execute("DELETE FROM accounts WHERE number = ?", (number,))
            bank.execute("INSERT INTO accounts VALUES (?, ?, 'Somebody', ?, 'no')", (number, pin, balance))
        bank.close()

    def starting(self, *arguments: str) -> Engine:
        """An engine that has just been started, and may fail to; a context manager."""
        return Engine([str(IVRFLOW), "--config", str(self.file)], arguments, self.folder)

    @contextmanager
    def up(self, *arguments: str) -> Iterator[Engine]:
        """A running engine, killed at the end if it still runs."""
        with self.starting(*arguments) as engine:
            engine.wait_until_ready()
            yield engine


def _enough(found: tuple[Cdr, ...], count: int) -> tuple[Cdr, ...] | None:
    return found if len(found) >= count else None
