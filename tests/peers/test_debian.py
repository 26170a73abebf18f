"""Missing programs fail a test, or skip it with a reason where that was asked for; never silently."""

from __future__ import annotations

from pathlib import Path

import pytest

from . import debian
from .debian import PACKAGES, SKIP, Program, missing, require


@pytest.fixture
def bare_machine(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv("PATH", str(tmp_path))
    monkeypatch.delenv(SKIP, raising=False)


@pytest.mark.usefixtures("bare_machine")
def test_a_missing_program_fails_and_says_how_to_get_it() -> None:
    with pytest.raises(pytest.fail.Exception, match="apt-get install sip-tester baresip-core"):
        require("sipp", "baresip")


@pytest.mark.usefixtures("bare_machine")
def test_it_skips_with_the_reason_when_told_to(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setenv(SKIP, "1")
    with pytest.raises(pytest.skip.Exception, match="sip-tester missing"):
        require("sipp")


@pytest.mark.usefixtures("bare_machine")
def test_every_program_names_its_package() -> None:
    programs = [name for name in PACKAGES if not name.startswith("/")]
    assert missing(*programs) == ["sip-tester", "baresip-core", "espeak-ng", "chromium"]


def test_a_file_that_is_no_program_is_looked_for_where_it_is(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    font = tmp_path / "letters.ttc"
    monkeypatch.setattr(debian, "PACKAGES", {str(font): Program("fonts-letters", "letters")})
    assert missing(str(font)) == ["fonts-letters"]
    font.touch()
    assert missing(str(font)) == []


def test_what_is_there_is_not_missing(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    program = tmp_path / "sipp"
    program.write_text("#!/bin/sh\n")
    program.chmod(0o755)
    monkeypatch.setenv("PATH", str(tmp_path))
    require("sipp")
