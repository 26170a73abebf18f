"""Tables, JSON, progress."""

from __future__ import annotations

import json

import pytest

from ivrflow.cli.output import Output


def test_people_get_lines_and_programs_one_document(capsys: pytest.CaptureFixture[str]) -> None:
    for output in (Output(), Output(as_json=True)):
        output.say("three flows")
        output.table(("flow",), [("shop",)])
        output.document({"flows": ["shop"]})
    out = capsys.readouterr().out
    people, programs = out.split("shop\n", 1)
    assert people == "three flows\n"
    assert json.loads(programs) == {"flows": ["shop"]}


def test_warnings_go_to_standard_error_in_any_case(capsys: pytest.CaptureFixture[str]) -> None:
    Output(as_json=True).warn("[careful]")
    assert capsys.readouterr().err == "[careful]\n"


def test_a_table_in_a_pipe_has_whole_values(capsys: pytest.CaptureFixture[str]) -> None:
    long = "x" * 300
    Output().table(("a", "b"), [(long, 1)])
    assert capsys.readouterr().out == f"{long}\t1\n"


def test_in_a_narrow_terminal_all_can_be_read_and_the_first_column_copied(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stdout.isatty", lambda: True)
    monkeypatch.setenv("COLUMNS", "40")
    monkeypatch.setenv("TERM", "dumb")
    Output().table(("call", "note"), [("20261122T041257694236-1bb5c5ef", "a" * 30)])
    out = capsys.readouterr().out
    assert "20261122T041257694236-1bb5c5ef" in out
    assert out.count("a") == 31, "the heading has one"
    assert "…" not in out


def test_no_bar_where_nobody_looks(capsys: pytest.CaptureFixture[str]) -> None:
    with Output().progress("rendering") as bar:
        bar(1, 2)
    assert capsys.readouterr().err == ""


def test_a_bar_appears_once_it_takes_longer_than_a_second(
    capsys: pytest.CaptureFixture[str], monkeypatch: pytest.MonkeyPatch
) -> None:
    monkeypatch.setattr("sys.stderr.isatty", lambda: True)
    monkeypatch.setenv("TERM", "xterm")
    now = iter([0.0, 0.5, 1.5, 9.0, 9.0, 9.0])
    monkeypatch.setattr("ivrflow.cli.output.monotonic", lambda: next(now))
    with Output().progress("rendering") as bar:
        bar(1, 4)
        assert capsys.readouterr().err == ""
        bar(3, 4)
        bar(4, 4)
    assert "rendering" in capsys.readouterr().err
