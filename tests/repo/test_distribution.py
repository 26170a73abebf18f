"""Tests that share what is made once run in one process, whichever pytest and pytest-xdist there are."""

from __future__ import annotations

import os
import subprocess
import sys

import pytest

from ..distribution import LONG, TOGETHER, unit_of
from .tree import ROOT

CONFTEST = f"""\
import importlib.util
spec = importlib.util.spec_from_file_location("distribution", {str(ROOT / "tests" / "distribution.py")!r})
distribution = importlib.util.module_from_spec(spec)
spec.loader.exec_module(distribution)
pytest_xdist_auto_num_workers = distribution.pytest_xdist_auto_num_workers
pytest_xdist_make_scheduler = distribution.pytest_xdist_make_scheduler
"""
# Each test notes the process that runs it.
TEST = """\
import os, pathlib, pytest
@pytest.mark.parametrize("number", range(4))
def test_it(number):
    with pathlib.Path({notes!r}).open("a") as notes:
        notes.write(f"{name} {{os.environ['PYTEST_XDIST_WORKER']}}\\n")
"""
FILES = (
    *(f"tests/browser/test_{name}.py" for name in "abcd"),
    *(f"tests/e2e/test_{name}.py" for name in "abc"),
    *(f"tests/lang/test_{name}.py" for name in "ab"),
)


@pytest.fixture(scope="module")
def ran(tmp_path_factory: pytest.TempPathFactory) -> list[tuple[str, str]]:
    """(file, process) of each test of a small suite, in the order in which they began."""
    folder = tmp_path_factory.mktemp("suite")
    notes = folder / "notes"
    (folder / "conftest.py").write_text(CONFTEST, "utf-8")
    for name in FILES:
        (folder / name).parent.mkdir(parents=True, exist_ok=True)
        (folder / name).write_text(TEST.format(notes=str(notes), name=name), "utf-8")
    command = [
        sys.executable,
        "-m",
        "pytest",
        "-p",
        "xdist",
        "-n",
        "3",
        "--dist",
        "loadfile",
        "--import-mode=importlib",
    ]
    free = {name: value for name, value in os.environ.items() if not name.startswith("PYTEST_")}
    environment = {**free, "PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
    done = subprocess.run(command, cwd=folder, env=environment, capture_output=True, text=True)
    assert done.returncode == 0, done.stdout + done.stderr
    return [(name, process) for name, process in (line.split() for line in notes.read_text("utf-8").splitlines())]


def test_every_test_is_run_once(ran: list[tuple[str, str]]) -> None:
    assert sorted(name for name, _ in ran) == sorted(FILES * 4)


def test_a_file_is_run_in_one_process(ran: list[tuple[str, str]]) -> None:
    assert [name for name in FILES if len({process for each, process in ran if each == name}) > 1] == []


def test_a_folder_that_stays_together_is_run_in_one_process(ran: list[tuple[str, str]]) -> None:
    assert len({process for name, process in ran if name.startswith("tests/e2e/")}) == 1


def test_two_processes_drive_browsers_while_there_is_other_work(ran: list[tuple[str, str]]) -> None:
    calls = next(process for name, process in ran if name.startswith("tests/e2e/"))
    assert next(name for name, process in ran if process == calls).startswith("tests/e2e/")
    assert len({process for name, process in ran if name.startswith("tests/browser/")} - {calls}) == 2


def test_what_is_long_or_stays_together_is_there() -> None:
    assert [path for path in (*LONG, *TOGETHER) if not (ROOT / path).exists()] == []


@pytest.mark.parametrize(
    ("nodeid", "unit"),
    [
        ("tests/lang/test_parser.py::test_it[a::b]", "tests/lang/test_parser.py"),
        ("tests/e2e/test_keys.py::test_it", "tests/e2e/"),
        ("flows/telebank.calls::Balance", "flows/telebank.calls"),
    ],
)
def test_what_goes_together(nodeid: str, unit: str) -> None:
    assert unit_of(nodeid) == unit


def test_make_shares_them_out_so() -> None:
    assert "--dist loadfile" in (ROOT / "Makefile").read_text("utf-8")
