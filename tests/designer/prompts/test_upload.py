"""A sound file is looked at before it takes the place of anything."""

from __future__ import annotations

from pathlib import Path

import pytest

from designer.prompts.upload import MOST_BYTES, check_name, check_sound
from ivrflow.model.errors import Misuse

HOLD = Path(__file__).parents[3] / "voices" / "en-US" / "hold.wav"


def test_a_recording_is_measured_as_callers_will_hear_it() -> None:
    checked = check_sound("C:\\studio\\Hold.WAV", HOLD.read_bytes())
    assert (checked.suffix, checked.content) == (".wav", HOLD.read_bytes())
    assert 1000 < checked.duration_ms < 60_000


@pytest.mark.parametrize(
    ("name", "content", "told"),
    [
        ("hold.wav", b"RIFF" + b"\0" * MOST_BYTES, "is larger than 12 MB"),
        ("hold.txt", b"", '"hold.txt" is no sound file'),
        ("", b"", '"the file" is no sound file'),
        ("<b>.html", b"", '"<b>.html" is no sound file'),
    ],
)
def test_what_is_no_recording_is_refused(name: str, content: bytes, told: str) -> None:
    with pytest.raises(Misuse, match=told):
        check_sound(name, content)


@pytest.mark.parametrize("name", ["welcome", "cards/lost", "number/21", "a-b_c"])
def test_names_are_those_of_files_in_folders(name: str) -> None:
    assert check_name(name) == name


@pytest.mark.parametrize(
    "name", ["", "..", "../a", "a/../b", "/a", "a/", "a.wav", ".hidden", "a b", "a\\b", "a\n", "中文"]
)
def test_nothing_else_is_a_name(name: str) -> None:
    with pytest.raises(Misuse, match="is no name for a recording"):
        check_name(name)
