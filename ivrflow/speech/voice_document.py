"""All that one language sounds like, as a text that a release can pin, and such texts as voices again.

    {"format": 1, "settings": {…}, "transcripts": {"welcome": "Welcome."},
     "recordings": {"welcome": {"sha256": "…", "suffix": ".wav"}}}

The text is canonical: its hash changes with every recording, transcript and setting, and with nothing else.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Mapping
from dataclasses import asdict
from pathlib import Path
from typing import Any

from ivrflow.model.errors import Unavailable
from ivrflow.speech.audio_file import read_audio_content
from ivrflow.speech.recordings import LanguageVoices, Recording, Voices, ready_sound
from ivrflow.speech.sound_cache import SoundCache
from ivrflow.speech.voice_settings import VoiceSettings

__all__ = ["Content", "PublishedVoices", "contents_of", "document_of"]

FORMAT = 1

NOWHERE = Path("/dev/null")
"""No folder on any machine."""

Content = Callable[[str], bytes]
"""SHA-256 of a recording → the file. Raises Unavailable."""


class PublishedVoices(Voices):
    """Voices as they were published, whatever the folder `voices/` holds by now."""

    def __init__(self, documents: Mapping[str, str], content: Content, cache: SoundCache) -> None:
        """`documents` by language. Raises Unavailable when a recording is not to be had any more."""
        super().__init__(NOWHERE, cache)
        for language, text in documents.items():
            self._languages[language] = _voices(language, text, content, cache)

    def of(self, language: str) -> LanguageVoices:
        """Raises Unavailable for a language that was not published."""
        if language not in self._languages:
            raise Unavailable(f"there was no voice of {language} when this was published; publish again")
        return self._languages[language]


def document_of(voices: LanguageVoices) -> str:
    """What is broken is no part of it: it cannot be heard."""
    settings = {**asdict(voices.settings), "lexicon": dict(voices.settings.lexicon)}
    recordings = {name: {"sha256": each.sha256, "suffix": each.path.suffix} for name, each in voices.recordings.items()}
    plain = {
        "format": FORMAT,
        "settings": settings,
        "transcripts": dict(voices.transcripts),
        "recordings": recordings,
    }
    return json.dumps(plain, sort_keys=True, ensure_ascii=False, separators=(",", ":"))


def contents_of(text: str) -> tuple[Mapping[str, str], Mapping[str, str]]:
    """What a document names: recording → its SHA-256, and recording → transcript."""
    plain = _read(text)
    return {name: each["sha256"] for name, each in plain["recordings"].items()}, plain["transcripts"]


def _voices(language: str, text: str, content: Content, cache: SoundCache) -> LanguageVoices:
    plain = _read(text)
    transcripts: dict[str, str] = plain["transcripts"]

    def recording(name: str, sha256: str, suffix: str) -> Recording:
        place = Path(language, name + suffix)
        sound = ready_sound(cache, sha256, place, lambda: read_audio_content(content(sha256), place))
        return Recording(place, sha256, transcripts.get(name, ""), sound)

    recordings = {name: recording(name, each["sha256"], each["suffix"]) for name, each in plain["recordings"].items()}
    return LanguageVoices(VoiceSettings(**plain["settings"]), recordings, transcripts, {})


def _read(text: str) -> Any:
    plain = json.loads(text)
    if plain["format"] != FORMAT:
        raise Unavailable("the voices were published by a newer IVRFlow; install that version again, or publish anew")
    return plain
