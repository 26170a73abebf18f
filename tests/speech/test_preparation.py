from __future__ import annotations

from datetime import timedelta
from pathlib import Path

import pytest

from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.model.types import Privacy
from ivrflow.speech.preparation import prepare
from ivrflow.speech.recordings import Voices
from ivrflow.speech.renderer import Renderer
from ivrflow.speech.sound_cache import SoundCache
from ivrflow.speech.synthesizer import Synthesizer


def say(text: str, language: str = "en-US", privacy: Privacy = Privacy.OPEN) -> Prompt:
    return (Piece(PieceKind.SAY, text, language, privacy),)


def audio(name: str) -> Prompt:
    return (Piece(PieceKind.AUDIO, name, "en-US"),)


@pytest.fixture
def renderer(folder: Path, tmp_path: Path, synthesizer: Synthesizer) -> Renderer:
    return Renderer(Voices(folder), synthesizer, SoundCache(tmp_path / "cache"))


def test_static_prompts_need_no_speech_afterwards(renderer: Renderer, folder: Path, tmp_path: Path) -> None:
    prompts = [say(f"This is sentence number {number}.") for number in range(20)]
    prompts += [say("欢迎", "zh-CN"), audio("welcome"), ()]
    preparation = prepare(renderer, prompts)
    assert preparation.failures == ()
    assert len(preparation.durations_ms) == len(prompts)
    closed = Synthesizer(workers=1)
    closed.close()
    later = Renderer(Voices(folder), closed, SoundCache(tmp_path / "cache"))
    for prompt in prompts:
        assert later.duration_ms(prompt) == preparation.durations_ms[later.prompt_hash(prompt)]


def test_the_second_time_changes_nothing(renderer: Renderer, tmp_path: Path) -> None:
    prompts = [say("Good morning."), say("Good night.")]
    first = prepare(renderer, prompts)
    files = {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.ulaw")}
    assert prepare(renderer, prompts) == first
    assert {path: path.stat().st_mtime_ns for path in tmp_path.rglob("*.ulaw")} == files


def test_progress_counts_each_distinct_prompt_once(renderer: Renderer) -> None:
    seen: list[tuple[int, int]] = []
    prepare(renderer, [say("one"), say("two"), say("one")], lambda done, total: seen.append((done, total)))
    assert seen == [(1, 2), (2, 2)]


def test_failures_say_which_prompt_and_why_and_whether_it_is_heard(renderer: Renderer, folder: Path) -> None:
    assert prepare(renderer, [audio("gone")]).failures[0].messages[0].startswith('audio("gone") is neither')
    (folder / "en-US" / "welcome.wav").write_bytes(b"")
    broken = Renderer(Voices(folder), renderer._synthesizer, SoundCache(None))
    preparation = prepare(broken, [say("one"), audio("gone"), audio("welcome")])
    assert [(failure.prompt, failure.heard) for failure in preparation.failures] == [
        (audio("gone"), False),
        (audio("welcome"), True),
    ]
    assert len(preparation.durations_ms) == 2


def test_mixed_voices_are_listed(renderer: Renderer) -> None:
    mixed = audio("welcome") + say("Press 1.")
    assert prepare(renderer, [mixed, say("Press 1."), audio("welcome")]).mixed == (mixed,)


def test_what_is_private_is_measured_and_not_stored(renderer: Renderer, tmp_path: Path) -> None:
    before = sorted(tmp_path.rglob("*.ulaw"))
    pause: Prompt = (Piece(PieceKind.PAUSE, timedelta(seconds=1), "en-US"),)
    preparation = prepare(renderer, [say("Dear customer", privacy=Privacy.PRIVATE), pause])
    assert 1_000 in preparation.durations_ms.values()
    assert sorted(tmp_path.rglob("*.ulaw")) == before


def test_nothing_to_do_is_done_at_once(renderer: Renderer) -> None:
    assert prepare(renderer, []).durations_ms == {}
