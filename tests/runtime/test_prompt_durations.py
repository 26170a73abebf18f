"""How long prompts take: measured where there is sound of them."""

from __future__ import annotations

import wave
from pathlib import Path

import pytest

from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.prompt_durations import PromptDurations
from ivrflow.runtime.wiring import Installation, installation

WELCOME: Prompt = (Piece(PieceKind.AUDIO, "welcome", "en-US"),)
SPOKEN: Prompt = (Piece(PieceKind.SAY, "Nobody has said this yet.", "en-US"),)
UNHEARD: Prompt = (Piece(PieceKind.AUDIO, "nothing", "en-US"),)


@pytest.fixture
def installed(tmp_path: Path) -> Path:
    english = tmp_path / "voices" / "en-US"
    english.mkdir(parents=True)
    (english / "voice.toml").write_text('voice = "gmw/en-us"\n', "utf-8")
    with wave.open(str(english / "welcome.wav"), "wb") as file:
        file.setnchannels(1)
        file.setsampwidth(2)
        file.setframerate(8_000)
        file.writeframes(b"\x00\x20\x00\xe0" * 8_000)
    (tmp_path / "ivrflow.toml").write_text("", "utf-8")
    return tmp_path / "ivrflow.toml"


def test_a_recording_is_as_long_as_it_is(installed: Path) -> None:
    with installation(read_configuration(installed)) as here:
        durations = here.prompt_durations()
        measured = durations(WELCOME)
        assert measured is not None
        assert 1_900 <= measured <= 2_100


def test_what_was_never_made_into_sound_is_unknown_until_it_is_published(installed: Path) -> None:
    with installation(read_configuration(installed)) as here:
        renderer = here.renderer()
        assert PromptDurations(renderer, {})(SPOKEN) is None
        published = {f"prompt:{renderer.prompt_hash(SPOKEN)}": "1730"}
        assert PromptDurations(renderer, published)(SPOKEN) == 1_730


def test_what_cannot_be_heard_has_no_length(installed: Path) -> None:
    with installation(read_configuration(installed)) as here:
        assert here.prompt_durations()(UNHEARD) is None


def test_asking_makes_no_store(installed: Path) -> None:
    with installation(read_configuration(installed)) as here:
        here.prompt_durations()(SPOKEN)
        assert_no_store(here)


def assert_no_store(here: Installation) -> None:
    where = here.configuration.store()
    assert isinstance(where, Path)
    assert not where.exists()
