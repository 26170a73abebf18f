"""The command: what it runs, what it refuses, what it writes."""

from __future__ import annotations

import sys
from types import ModuleType

import pytest

import bench.__main__ as command
from bench.report import Section
from bench.row import Options, Row
from ivrflow.model.errors import Unavailable


@pytest.fixture
def written(monkeypatch: pytest.MonkeyPatch) -> list[Section]:
    """One bench called `toy`, whose figure is its setting `n`; and what is written instead of the page."""
    toy = ModuleType("toy")

    def run(options: Options) -> list[Row]:
        if "n" not in options.settings:
            raise Unavailable("no n: give --set n=…")
        return [Row("toys", options.settings["n"])]

    toy.run = run  # type: ignore[attr-defined]  # a module made here has no declared attributes
    sections: list[Section] = []
    monkeypatch.setitem(sys.modules, "toy", toy)
    monkeypatch.setattr(command, "BENCHES", {"toy": "toy"})
    monkeypatch.setattr(command, "write", sections.append)
    return sections


def test_results_are_shown_and_written_with_their_command(
    written: list[Section], capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(["toy", "--set", "n=3 of 4", "--set", "engine_pid=77"]) == 0
    assert [row.command for row in written[0].rows] == ["python -m bench toy --set 'n=3 of 4'"]
    assert "| toys | 3 of 4 |" in capsys.readouterr().out


def test_a_quick_run_is_not_kept(written: list[Section]) -> None:
    assert command.main(["--quick", "--set", "n=1"]) == 0
    assert written == []


@pytest.mark.usefixtures("written")
@pytest.mark.parametrize(
    ("arguments", "code", "says"),
    [
        (["nothing"], 2, "there is no bench nothing; there are: toy"),
        (["toy", "--set", "n"], 2, "give NAME=VALUE"),
        (["toy"], 3, "no n"),
    ],
)
def test_what_is_wrong_is_said_in_one_line(
    arguments: list[str], code: int, says: str, capsys: pytest.CaptureFixture[str]
) -> None:
    assert command.main(arguments) == code
    lines = capsys.readouterr().err.splitlines()
    assert says in lines[-1]
    assert lines[-1].startswith("bench: ")
