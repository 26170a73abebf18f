"""Conversation files beside flows: found, run, and shown where they fail."""

from __future__ import annotations

from collections.abc import Mapping
from pathlib import Path

import pytest

from ivrflow.compiler.program import Program
from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.runtime.simulation.flow_tests import describe_failure, find_conversations, read_conversations, run_file

CALLS = """\
call "Nobody presses anything"
  silence
  expect ended by flow

call "Hears something else"
  hear "account number"
  hear "opening hours"
  hang up
"""


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "main.calls"
    path.write_text(CALLS, "utf-8")
    return path


def test_a_failure_is_shown_at_its_place(file: Path, made: Mapping[str, Program]) -> None:
    first, second = run_file(read_conversations(file), made, {})
    assert not first.passed, "one silence is not three"
    text = describe_failure(file, second)
    assert text.splitlines()[0] == (f'{file}:7: "Hears something else": the flow waits for a key and says nothing more')
    assert '    hear "account number"\n  - hear "opening hours"\n    hang up\n' in text
    assert text.endswith("The call went ask.")


def test_what_was_heard_instead_stands_beside_it(file: Path, made: Mapping[str, Program]) -> None:
    file.write_text('call "x"\n  hear "opening hours"\n', "utf-8")
    (run,) = run_file(read_conversations(file), made, {})
    assert '  - hear "opening hours"\n  + hear "Please enter your account number."\n' in describe_failure(file, run)


def test_the_flow_is_the_one_of_the_files_name(file: Path, made: Mapping[str, Program]) -> None:
    other = file.rename(file.with_name("other.calls"))
    with pytest.raises(Misuse, match='there is no flow "other"'):
        run_file(read_conversations(other), made, {})


def test_files_are_found_beside_flows_in_folders_and_by_name(file: Path) -> None:
    flow = file.with_suffix(".ivr")
    flow.write_text("")
    assert find_conversations((file.parent,)) == [file]
    assert find_conversations((flow,)) == [file]
    assert find_conversations((file,)) == [file]
    with pytest.raises(Misuse):
        find_conversations((file.parent / "no.calls",))


def test_a_file_that_cannot_be_read_is_told(file: Path) -> None:
    file.write_bytes("您好".encode("gb18030"))
    with pytest.raises(Unavailable, match="UTF-8"):
        read_conversations(file)
    with pytest.raises(Unavailable):
        read_conversations(file.parent)
