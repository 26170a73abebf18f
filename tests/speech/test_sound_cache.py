from __future__ import annotations

import threading
from pathlib import Path

import pytest

from ivrflow.model.sound import Sound
from ivrflow.speech.sound_cache import SoundCache, SoundMemory, request_hash

SOUND = Sound(b"\x12" * 80)
KEY = request_hash({"text": "one"})


def test_requests_differ_by_everything_and_not_by_order() -> None:
    assert request_hash({"a": 1, "b": "二"}) == request_hash({"b": "二", "a": 1})
    requests: list[dict[str, object]] = [{"a": 1}, {"a": "1"}, {"a": 1, "b": None}, {"b": 1}, {"a": "一"}, {"a": True}]
    assert len({request_hash(request) for request in requests}) == len(requests)


def test_what_is_stored_outlives_the_process(tmp_path: Path) -> None:
    SoundCache(tmp_path).store(KEY, SOUND)
    assert [path.relative_to(tmp_path).as_posix() for path in tmp_path.rglob("*.*")] == [f"{KEY[:2]}/{KEY}.ulaw"]
    later = SoundCache(tmp_path)
    assert later.at_hand(KEY) is None
    assert later.load(KEY) == SOUND
    assert later.at_hand(KEY) == SOUND


def test_what_is_remembered_never_touches_the_disk(tmp_path: Path) -> None:
    cache = SoundCache(tmp_path)
    cache.remember(KEY, SOUND)
    assert cache.load(KEY) == SOUND
    assert list(tmp_path.iterdir()) == []


def test_without_a_folder_memory_serves() -> None:
    cache = SoundCache(None)
    assert cache.load(KEY) is None
    cache.store(KEY, SOUND)
    assert cache.load(KEY) == SOUND


def test_an_empty_file_is_no_sound(tmp_path: Path) -> None:
    """What a power failure may leave."""
    cache = SoundCache(tmp_path)
    cache.store(KEY, SOUND)
    (tmp_path / KEY[:2] / f"{KEY}.ulaw").write_bytes(b"")
    assert SoundCache(tmp_path).load(KEY) is None


def test_a_folder_that_cannot_be_used_is_logged_and_memory_serves(
    tmp_path: Path, caplog: pytest.LogCaptureFixture
) -> None:
    (tmp_path / "cache").write_text("a file where the folder should be", encoding="utf-8")
    cache = SoundCache(tmp_path / "cache")
    cache.store(KEY, SOUND)
    assert cache.load(KEY) == SOUND
    assert "the sound cache is not writable" in caplog.text
    assert SoundCache(tmp_path / "cache").load(KEY) is None
    assert "the sound cache is not readable" in caplog.text


def test_two_that_store_at_once_leave_one_whole_file(tmp_path: Path) -> None:
    sounds = [Sound(bytes([number]) * 50_000) for number in range(8)]
    together = threading.Barrier(len(sounds))

    def store(sound: Sound) -> None:
        together.wait()
        SoundCache(tmp_path).store(KEY, sound)

    threads = [threading.Thread(target=store, args=(sound,)) for sound in sounds]
    for thread in threads:
        thread.start()
    for thread in threads:
        thread.join()
    assert SoundCache(tmp_path).load(KEY) in sounds
    assert len([path for path in tmp_path.rglob("*") if path.is_file()]) == 1


def test_memory_forgets_what_was_not_used_for_longest() -> None:
    memory = SoundMemory(limit_bytes=250)
    for name in "abc":
        memory.put(name, SOUND)
    assert memory.get("a") == SOUND
    memory.put("d", SOUND)
    assert [name for name in "abcd" if memory.get(name)] == ["a", "c", "d"]


def test_memory_counts_what_is_replaced_once() -> None:
    memory = SoundMemory(limit_bytes=250)
    for _ in range(10):
        memory.put("a", SOUND)
    memory.put("b", SOUND)
    memory.put("c", SOUND)
    assert all(memory.get(name) for name in "abc")


def test_memory_keeps_the_newest_even_when_it_is_too_large() -> None:
    memory = SoundMemory(limit_bytes=10)
    memory.put("a", SOUND)
    assert memory.get("a") == SOUND
