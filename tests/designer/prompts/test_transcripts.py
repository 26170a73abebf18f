"""Transcripts are edited line by line."""

from __future__ import annotations

import tomllib
from pathlib import Path

import pytest
from hypothesis import given
from hypothesis import strategies as st

from designer.prompts.transcripts import write_transcript
from ivrflow.model.errors import Misuse

FILE = '# Ours.\nwelcome = "Welcome."  # greeting\n"number/3" = "three"\n'


@pytest.fixture
def file(tmp_path: Path) -> Path:
    path = tmp_path / "transcripts.toml"
    path.write_text(FILE, "utf-8")
    return path


def test_only_the_line_of_the_recording_changes(file: Path) -> None:
    write_transcript(file, "number/3", "drei")
    assert file.read_text("utf-8") == FILE.replace("three", "drei")
    write_transcript(file, "number/4", "vier")
    assert file.read_text("utf-8") == FILE.replace("three", "drei") + '"number/4" = "vier"\n'
    write_transcript(file, "number/4", "")
    write_transcript(file, "number/5", "")
    assert file.read_text("utf-8") == FILE.replace("three", "drei")


@given(st.text(st.characters(exclude_categories=["Cs"]), min_size=1, max_size=50))
def test_any_text_is_read_as_it_was_written(tmp_path_factory: pytest.TempPathFactory, text: str) -> None:
    path = tmp_path_factory.mktemp("voice") / "transcripts.toml"
    write_transcript(path, "cards/lost", text)
    assert tomllib.loads(path.read_text("utf-8")) == {"cards/lost": text}


@pytest.mark.parametrize("content", ['welcome = """\nTwo\nlines"""\n', "welcome = [\n", "[other]\na = 1\n"])
def test_a_file_that_has_to_be_edited_by_hand_is_left_as_it_is(file: Path, content: str) -> None:
    file.write_text(content, "utf-8")
    with pytest.raises(Misuse):
        write_transcript(file, "welcome", "Hello.")
    assert file.read_text("utf-8") == content
