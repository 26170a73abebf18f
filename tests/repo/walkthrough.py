"""A guide, carried out: its files are made from its own blocks, its commands typed, what they print compared.

A comment says what is to be done with the block behind it:

    <!-- file: flows/ferry.ivr -->      the block is the whole file
    <!-- change: flows/ferry.ivr -->    each node (header, conversation) replaces the one of its name, or is added
    <!-- remove: flows/ferry.ivr main -->  the node is taken out; without a block
    <!-- try -->                        what stands behind `$ ` is typed, and what stands below is printed; `…` is
                                        anything; in a simulated call `> ` is typed too; `ivrflow up` goes on running
    <!-- phone: 700 2100235 -->         somebody dials and presses keys; without a block
"""

from __future__ import annotations

import os
import pty
import re
import signal
import subprocess
import sys
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Self

from ..e2e.caller import Caller
from ..e2e.waiting import wait_until

__all__ = ["Step", "Walkthrough", "changed", "environment", "matches", "steps_of"]

STEP = re.compile(
    r"^<!-- (file|change|remove|try|phone)(?:: ([^\n]*?))? -->\n(?:```\w*\n(.*?)^```$)?", re.DOTALL | re.MULTILINE
)
NODE = re.compile(r"(?:^//[^\n]*\n)*^(\w+)[^\n{]*\{\n(?:.*?\n)??\}\n", re.DOTALL | re.MULTILINE)
CALL = re.compile(r"^call [^\n]*\n(?:  [^\n]*\n)*", re.MULTILINE)
READY = re.compile(r"ready: SIP on 127\.0\.0\.1:(\d+)")
PORT = "5060"
"""The one that the guide tells; here it is one that is free."""
FOR_PEOPLE = tuple(f"ivrflow {name}" for name in ("simulate", "timing", "calls", "versions"))
"""Commands that print something else for programs: they are typed at a terminal."""
FINDINGS = 1
CALL_TIMEOUT_S = 60


@dataclass(frozen=True, slots=True)
class Step:
    """One thing that the guide tells to do."""

    what: str
    """As in the comment; `try` stands for one command."""
    subject: str
    """The file, the command, or number and keys."""
    text: str
    """What the file holds; what is printed."""
    line: int


def steps_of(document: str) -> Iterator[Step]:
    """All that is to be done, in the order in which it is told."""
    for found in STEP.finditer(document):
        line = document.count("\n", 0, found.start()) + 1
        what, subject, block = found[1], found[2] or "", found[3] or ""
        if what != "try":
            yield Step(what, subject, block, line)
            continue
        for typed in re.split(r"^\$ ", block, flags=re.MULTILINE)[1:]:
            command, _, printed = typed.partition("\n")
            yield Step(what, command, printed, line)


def matches(printed: str, told: str) -> bool:
    """Whether a command printed what the guide tells; `…` in it stands for anything."""
    pattern = re.escape(_tidy(told)).replace("…", ".*")
    return re.fullmatch(pattern, _tidy(printed), re.DOTALL) is not None


class Walkthrough:
    """Somebody who does what a guide tells, in a folder of his own; a context manager."""

    def __init__(self, folder: Path, environment: Mapping[str, str]) -> None:
        self._folder = folder
        self._environment = {**environment, "IVRFLOW_SIP_PORT": "0", "TERM": "dumb", "COLUMNS": "120"}
        self._engine: subprocess.Popen[bytes] | None = None
        self._engine_says = folder.parent / f"{folder.name}.engine"
        self._port = 0

    def take(self, step: Step) -> str:
        """Do one thing. Gives what was printed; empty for what prints nothing."""
        file = self._folder / step.subject
        match step.what:
            case "file":
                file.parent.mkdir(parents=True, exist_ok=True)
                file.write_text(step.text, "utf-8")
            case "change":
                file.write_text(changed(file.read_text("utf-8"), step.text), "utf-8")
            case "remove":
                name, _, node = step.subject.partition(" ")
                file = self._folder / name
                file.write_text(without(file.read_text("utf-8"), node), "utf-8")
            case "phone":
                self._phone(*step.subject.split())
            case "try" if step.subject.startswith(FOR_PEOPLE):
                return self._at_a_terminal(step)
            case "try" if step.subject == "ivrflow up":
                return self._start()
            case "try":
                return self._type(step.subject)
        return ""

    def _type(self, command: str) -> str:
        done = subprocess.run(
            ["/bin/sh", "-c", command],
            cwd=self._folder,
            env=self._environment,
            stdin=subprocess.DEVNULL,
            stdout=subprocess.PIPE,
            stderr=subprocess.STDOUT,
            timeout=300,
        )
        printed = done.stdout.decode()
        assert done.returncode in (0, FINDINGS), f"$ {command}\n{printed}"
        assert "Traceback" not in printed, f"$ {command}\n{printed}"
        return printed

    def _at_a_terminal(self, step: Step) -> str:
        """A command that asks is answered when it asks, as people do: what they type stands where they typed it."""
        typed = [line.removeprefix("> ") for line in step.text.splitlines() if line.startswith("> ")]
        ours, theirs = pty.openpty()
        asked = subprocess.Popen(
            step.subject.split(), cwd=self._folder, env=self._environment, stdin=theirs, stdout=theirs, stderr=theirs
        )
        os.close(theirs)
        printed = b""
        try:
            while chunk := _read(ours):
                printed += chunk
                if printed.endswith(b"> "):
                    os.write(ours, f"{typed.pop(0) if typed else ''}\n".encode())
        finally:
            os.close(ours)
        assert asked.wait(CALL_TIMEOUT_S) == 0, printed.decode()
        return printed.decode().replace("\r", "").removesuffix("> \n")

    def _start(self) -> str:
        with self._engine_says.open("wb") as says:
            self._engine = subprocess.Popen(
                ["ivrflow", "up"], cwd=self._folder, env=self._environment, stdout=says, stderr=says
            )
        found = wait_until(self._ready, "the engine to be ready", 60)
        self._port = int(found[1])
        return self._engine_says.read_text("utf-8").replace(found[1], PORT)

    def _ready(self) -> re.Match[str] | None:
        assert self._engine is not None
        said = self._engine_says.read_text("utf-8")
        assert self._engine.poll() is None, said
        return READY.search(said) if said.endswith("\n") and "With any SIP phone" in said else None

    def _phone(self, number: str, keys: str) -> None:
        with Caller(("127.0.0.1", self._port), "85291234567") as caller:
            caller.dial(number)
            caller.press(keys)
            caller.is_hung_up(CALL_TIMEOUT_S)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        if self._engine is not None:
            self._engine.send_signal(signal.SIGTERM)
            self._engine.wait(CALL_TIMEOUT_S)


def changed(text: str, change: str) -> str:
    """Flow or conversations, in which the parts of `change` take the place of what they replace."""
    part = CALL if change.startswith("call ") else NODE
    for new in part.finditer(change):
        old = next((each for each in part.finditer(text) if _name(each[0]) == _name(new[0])), None)
        text = f"{text}\n{new[0]}" if old is None else text[: old.start()] + new[0] + text[old.end() :]
    return text


def without(text: str, node: str) -> str:
    """A flow without one of its nodes."""
    return next(text[: each.start()] + text[each.end() :] for each in NODE.finditer(text) if _name(each[0]) == node)


def _name(part: str) -> str:
    """`flow`, the id of a node, or the title of a conversation."""
    line = next(line for line in part.splitlines() if not line.startswith("//"))
    return line.split('"')[1] if line.startswith("call ") else line.split()[0 if line.startswith("flow ") else 1]


def _tidy(text: str) -> str:
    return "\n".join(line.rstrip() for line in text.strip("\n").splitlines())


def _read(terminal: int) -> bytes:
    try:
        return os.read(terminal, 4096)
    except OSError:
        # Linux says so when nobody is left at the other end.
        return b""


def environment() -> dict[str, str]:
    """That of whoever has installed the project, as it lies here."""
    return {
        **os.environ,
        "PATH": f"{Path(sys.executable).parent}{os.pathsep}{os.environ['PATH']}",
        "PYTEST_ADDOPTS": "-p no:cacheprovider",
    }
