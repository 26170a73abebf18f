"""The folder `voices/`: what is recorded in each language, what the recordings say, and the robot voice beside them.

    voices/en-US/voice.toml            the robot voice (voice_settings.py)
    voices/en-US/transcripts.toml      welcome = "Welcome to Northern Bank."    "number/3" = "three"
    voices/en-US/welcome.wav           the recording with the id `welcome`
    voices/en-US/number/3.mp3          the recording with the id `number/3`

An id that has a transcript and no recording is spoken by the robot voice until somebody records it.
"""

from __future__ import annotations

import hashlib
import re
from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from pathlib import Path

from ivrflow.model.errors import BadDocument, IvrflowError, Unavailable
from ivrflow.model.sound import Sound
from ivrflow.speech.audio_file import SUFFIXES, read_audio
from ivrflow.speech.pipeline import PIPELINE_VERSION, Pcm, process
from ivrflow.speech.sound_cache import SoundCache, request_hash
from ivrflow.speech.voice_settings import VoiceSettings, read_toml, read_voice_settings

__all__ = ["Fault", "LanguageVoices", "Recording", "Voices", "ready_sound"]

LANGUAGE = re.compile(r"[A-Za-z]{2,8}(-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Recording:
    """A recorded prompt, ready to play."""

    path: Path
    sha256: str
    """Of the file as it was read: replacing a recording changes it."""
    transcript: str
    """Empty when nobody wrote it down."""
    sound: Sound

    @property
    def duration_ms(self) -> int:
        return self.sound.duration_ms


@dataclass(frozen=True, slots=True)
class Fault:
    """A file that cannot be used."""

    path: Path
    message: str
    """Names the file, says why and what to do."""


@dataclass(frozen=True, slots=True)
class LanguageVoices:
    """All that one language has."""

    settings: VoiceSettings
    recordings: Mapping[str, Recording]
    transcripts: Mapping[str, str]
    broken: Mapping[str, Fault]
    """Recordings that cannot be read, by id; their transcript is spoken instead."""


class Voices:
    """A snapshot of the folder, read when it is made (which takes a while the first time: see `cache`).

    What changes on disk afterwards is seen by the next snapshot: calls keep the recordings they began with.
    """

    def __init__(self, folder: Path, cache: SoundCache | None = None) -> None:
        """`cache` spares decoding recordings anew at each start."""
        self._folder, self._cache = folder, cache or SoundCache(None)
        self._languages: dict[str, LanguageVoices] = {}
        self._unusable: dict[str, IvrflowError] = {}
        self._faults: list[Fault] = []
        for path in sorted(folder.iterdir()) if folder.is_dir() else []:
            if path.is_dir() and LANGUAGE.fullmatch(path.name):
                self._read_language(path)

    @property
    def languages(self) -> tuple[str, ...]:
        """Those that can be spoken."""
        return tuple(self._languages)

    @property
    def faults(self) -> tuple[Fault, ...]:
        """Every file that cannot be used. Prompts that need it are spoken by the robot voice."""
        return tuple(self._faults)

    def of(self, language: str) -> LanguageVoices:
        """Raises Unavailable that names the file to add, or BadDocument for a wrong `voice.toml`."""
        if language in self._languages:
            return self._languages[language]
        if language in self._unusable:
            raise self._unusable[language]
        if not LANGUAGE.fullmatch(language):
            raise Unavailable(f'"{language}" is not a language tag such as en-US')
        read_voice_settings(self._folder / language / "voice.toml")
        raise Unavailable(f"the voice of {language} was added after the start; load the voices again")

    def recordings(self, language: str) -> Mapping[str, Recording]:
        """By id. Raises like `of`."""
        return self.of(language).recordings

    def _read_language(self, folder: Path) -> None:
        try:
            settings = read_voice_settings(folder / "voice.toml")
        except (Unavailable, BadDocument) as error:
            self._unusable[folder.name] = error
            self._faults.append(Fault(folder / "voice.toml", str(error)))
            return
        transcripts = self._read_transcripts(folder / "transcripts.toml")
        recordings: dict[str, Recording] = {}
        broken: dict[str, Fault] = {}
        for name, path in _audio_files(folder):
            if name in recordings:
                self._faults.append(
                    Fault(
                        path,
                        f"{path}: {recordings[name].path.name} is the recording of {name} already; remove one of them",
                    )
                )
                continue
            try:
                recordings[name] = self._read_recording(path, transcripts.get(name, ""))
            except Unavailable as error:
                broken[name] = Fault(path, str(error))
        self._faults += broken.values()
        self._languages[folder.name] = LanguageVoices(settings, recordings, transcripts, broken)

    def _read_transcripts(self, path: Path) -> Mapping[str, str]:
        if not path.exists():
            return {}
        try:
            plain = read_toml(path)
        except BadDocument as error:
            self._faults.append(Fault(path, str(error)))
            return {}
        for name, text in plain.items():
            if not isinstance(text, str):
                what = f'{path}: "{name}" has no text; write ids with a stroke in quotes: "{name}/…" = "…"'
                self._faults.append(Fault(path, what))
        return {name: text for name, text in plain.items() if isinstance(text, str)}

    def _read_recording(self, path: Path, transcript: str) -> Recording:
        try:
            sha256 = hashlib.sha256(path.read_bytes()).hexdigest()
        except OSError as error:
            raise Unavailable(
                f"{path}: not readable ({error.strerror}); check that it is there and who may read it"
            ) from error
        return Recording(path, sha256, transcript, ready_sound(self._cache, sha256, path, lambda: read_audio(path)))


def ready_sound(cache: SoundCache, sha256: str, place: Path, read: Callable[[], Pcm]) -> Sound:
    """A recording as callers hear it; `read` is asked when it is not in the cache. Raises Unavailable, as `read` does,
    with the `place` of the file."""
    key = request_hash({"recording": sha256, "pipeline": PIPELINE_VERSION})
    sound = cache.load(key)
    if sound is None:
        sound = process(read())
        if not sound.ulaw:
            raise Unavailable(f"{place}: holds nothing but silence; record it anew")
        cache.store(key, sound)
    return sound


def _audio_files(folder: Path) -> Iterator[tuple[str, Path]]:
    for path in sorted(folder.rglob("*")):
        if path.suffix.lower() in SUFFIXES and not path.is_dir():
            yield path.relative_to(folder).with_suffix("").as_posix(), path
