"""The command itself, as a process: exit codes and messages as the shell sees them."""

from __future__ import annotations

import os
import signal
import subprocess
import sys
from pathlib import Path

import pytest

from ivrflow import __version__
from ivrflow.cli.app import SECTIONS

from .conftest import Ivrflow

IVRFLOW = [sys.executable, "-c", "from ivrflow.cli import main; main()"]


def run(*words: str, **options: object) -> subprocess.CompletedProcess[str]:
    settings = {"capture_output": True, "text": True, "check": False, "timeout": 60, **options}
    return subprocess.run([*IVRFLOW, *words], **settings)  # type: ignore[call-overload, no-any-return]  # one of many forms


@pytest.mark.usefixtures("shop")
@pytest.mark.parametrize(
    ("words", "code", "message"),
    [
        (["check", "flows"], 0, ""),
        (["check", "nosuch.ivr"], 2, "ivrflow: nosuch.ivr: there is no such file"),
        (["chek"], 2, "did you mean `check`?"),
        (["check", "--jsn"], 2, "--jsn"),
        (["--config", "nosuch.toml", "check"], 3, "nosuch.toml: cannot be read (No such file or directory)"),
    ],
)
def test_exit_codes_reach_the_shell(words: list[str], code: int, message: str) -> None:
    done = run(*words)
    assert (done.returncode, "Traceback" in done.stderr) == (code, False), done.stderr
    assert message in done.stderr


def test_findings_give_exit_code_1(shop: Path) -> None:
    flow = shop / "flows" / "shop.ivr"
    flow.write_text(flow.read_text("utf-8").replace("-> opening", "-> opning"), "utf-8")
    assert run("check").returncode == 1


def test_a_closed_pipe_is_no_error(shop: Path) -> None:
    reading, writing = os.pipe()
    os.close(reading)
    try:
        done = run("kinds", "--json", capture_output=False, stdout=writing, stderr=subprocess.PIPE)
    finally:
        os.close(writing)
    assert (done.returncode, done.stderr) == (0, "")


def test_ctrl_c_ends_without_a_traceback(shop: Path) -> None:
    talking = subprocess.Popen(
        [*IVRFLOW, "simulate", "shop"], stdin=subprocess.PIPE, stdout=subprocess.PIPE, stderr=subprocess.PIPE, text=True
    )
    assert talking.stdout is not None
    # It listens once it has greeted.
    talking.stdout.readline()
    talking.send_signal(signal.SIGINT)
    _, errors = talking.communicate(timeout=60)
    assert "Traceback" not in errors
    assert talking.returncode in (0, 130)


def test_a_terminal_without_chinese_shows_it_escaped(shop: Path) -> None:
    flow = shop / "flows" / "shop.ivr"
    flow.write_bytes(flow.read_bytes().replace(b"Goodbye.", b"\xff\xfe"))
    done = run("check", env={**os.environ, "PYTHONIOENCODING": "ascii", "PYTHONUTF8": "0"})
    assert done.returncode == 1
    assert "IVR002" in done.stdout
    assert "Traceback" not in done.stderr


def test_version_needs_no_settings(ivrflow: Ivrflow) -> None:
    assert __version__ in ivrflow("--version").out


@pytest.mark.parametrize("command", [name for section in SECTIONS.values() for name in section])
def test_every_command_has_help_and_speaks_json(command: str, ivrflow: Ivrflow) -> None:
    said = ivrflow(command, "--help")
    assert said.code == 0
    assert "--json" in said.out


def test_help_lists_every_command_in_its_section(ivrflow: Ivrflow) -> None:
    said = ivrflow("--help").out
    for heading, names in SECTIONS.items():
        assert f"{heading}:" in said
        assert all(f"  {name} " in said for name in names)


@pytest.mark.usefixtures("shop")
def test_json_may_stand_before_or_behind(ivrflow: Ivrflow) -> None:
    behind, before = ivrflow("check", "--json").json, ivrflow("--json", "check").json
    assert behind == before
    assert behind["explored"]["complete"]
