"""What of a prompt is played from a recording and what is spoken: decided before any sound is made.

- A piece is recorded when all the ids of its wording are; otherwise the robot voice speaks the whole piece. One number
  is never half a human and half a robot.
- Texts that follow each other in one language are spoken as one utterance, which sounds less chopped. What a prompt has
  of static text is not worth a cache entry of its own: speaking takes 10 to 40 ms.
"""

from __future__ import annotations

import unicodedata
from collections.abc import Hashable, Sequence
from dataclasses import asdict, dataclass
from datetime import timedelta
from functools import cache
from importlib.metadata import version
from typing import TypeAlias

from ivrflow.model.errors import IvrflowError, Unavailable
from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.model.types import Privacy
from ivrflow.say import silence_ms, wording
from ivrflow.speech.pipeline import PIPELINE_VERSION
from ivrflow.speech.recordings import LanguageVoices, Recording, Voices
from ivrflow.speech.sound_cache import request_hash
from ivrflow.speech.worker_process import Utterance

__all__ = ["Pause", "Plan", "Segment", "Spoken", "plan_hash", "plan_prompt", "prompt_key"]


MAX_PAUSE_MS = 60_000
"""Nobody waits for more; a slip of the pen must not fill the memory."""


@dataclass(frozen=True, slots=True)
class Pause:
    """Silence."""

    duration_ms: int


@dataclass(frozen=True, slots=True)
class Spoken:
    """Robot voice."""

    utterance: Utterance
    language: str
    private: bool
    """The sound must not be kept."""

    @property
    def key(self) -> str:
        """The hash of everything that decides what is heard."""
        request = asdict(self.utterance)
        request |= {"language": self.language, "pipeline": PIPELINE_VERSION, "engine": _engine_version()}
        return request_hash(request)


Segment: TypeAlias = Recording | Spoken | Pause


@dataclass(frozen=True, slots=True)
class Plan:
    """The segments of a prompt in the order heard."""

    segments: tuple[Segment, ...]
    private: bool
    notes: tuple[str, ...] = ()
    """What somebody should mend though the prompt can be heard: a recording that is broken."""
    missing: tuple[str, ...] = ()
    """Why it cannot be heard."""

    @property
    def mixes_voices(self) -> bool:
        """The caller hears a recorded voice and a robot's in one prompt."""
        kinds = {type(segment) for segment in self.segments}
        return {Recording, Spoken} <= kinds


@dataclass(frozen=True, slots=True)
class _Text:
    """A text to speak, not yet joined with its neighbours."""

    text: str
    language: str
    private: bool
    markup: bool


def plan_prompt(prompt: Prompt, voices: Voices) -> Plan:
    """Never raises for what is missing: the plan says so."""
    parts: list[Recording | Pause | _Text] = []
    notes: list[str] = []
    missing: list[str] = []
    for piece in prompt:
        try:
            parts += _parts(piece, voices, notes)
        except IvrflowError as error:
            missing.append(str(error))
    private = any(piece.privacy >= Privacy.PRIVATE for piece in prompt)
    return Plan(tuple(_joined(parts, voices)), private, tuple(notes), tuple(missing))


def plan_hash(plan: Plan) -> str:
    """64 hex digits that change when the caller would hear something else. Raises Unavailable when he hears nothing."""
    if plan.missing:
        raise Unavailable(plan.missing[0])
    return request_hash({"segments": [_fingerprint(segment) for segment in plan.segments]})


def prompt_key(prompt: Prompt) -> Hashable:
    """Equal for prompts that sound alike; Decimal("1.50") and Decimal("1.5") are equal, but are not worded alike."""
    return tuple(
        (piece.kind, piece.language, piece.value if type(piece.value) is str else repr(piece.value), piece.privacy)
        for piece in prompt
    )


def _parts(piece: Piece, voices: Voices, notes: list[str]) -> Sequence[Recording | Pause | _Text]:
    if isinstance(piece.value, timedelta) and piece.kind is PieceKind.PAUSE:
        return [Pause(min(max(0, piece.value // timedelta(milliseconds=1)), MAX_PAUSE_MS))]
    language = voices.of(piece.language)
    ids, text = _wording(piece, language)
    recorded = [part for name in ids if (part := _recorded(name, language)) is not None]
    if ids and len(recorded) == len(ids):
        return recorded
    broken = [language.broken[name].message for name in ids if name in language.broken]
    if any(character.isalnum() for character in text):
        notes += broken
        return [_Text(text, piece.language, piece.privacy >= Privacy.PRIVATE, piece.kind is PieceKind.SSML)]
    if piece.kind is PieceKind.AUDIO:
        raise Unavailable(_unheard(str(piece.value), piece.language, broken))
    return []


def _recorded(name: str, language: LanguageVoices) -> Recording | Pause | None:
    silence = silence_ms(name)
    return language.recordings.get(name) if silence is None else Pause(silence)


def _wording(piece: Piece, language: LanguageVoices) -> tuple[tuple[str, ...], str]:
    worded = wording(piece)
    text = language.transcripts.get(str(piece.value), "") if piece.kind is PieceKind.AUDIO else worded.text
    return worded.ids, _speakable(text)


def _speakable(text: str) -> str:
    """Without what would end the text early in C, or cannot be encoded at all."""
    return "".join(" " if unicodedata.category(character) in ("Cc", "Cs") else character for character in text)


def _unheard(name: str, language: str, broken: Sequence[str]) -> str:
    if broken:
        return f"{broken[0]}; it has no transcript that could be spoken instead"
    return (
        f'audio("{name}") is neither recorded nor written down in {language}: add the recording {name}.wav to the '
        f"voices of that language, or a line to its transcripts.toml"
    )


def _joined(parts: Sequence[Recording | Pause | _Text], voices: Voices) -> list[Segment]:
    joined: list[Recording | Pause | _Text] = []
    for part in parts:
        last = joined[-1] if joined else None
        if isinstance(part, _Text) and isinstance(last, _Text) and _fit(last, part):
            joined[-1] = _Text(f"{last.text} {part.text}", part.language, last.private or part.private, markup=False)
        else:
            joined.append(part)
    return [_spoken(part, voices) if isinstance(part, _Text) else part for part in joined]


def _fit(first: _Text, second: _Text) -> bool:
    return first.language == second.language and not first.markup and not second.markup


def _spoken(part: _Text, voices: Voices) -> Spoken:
    settings = voices.of(part.language).settings
    text = part.text if part.markup else settings.spoken(part.text)
    utterance = Utterance(text, settings.voice, settings.rate_wpm, settings.volume, part.markup)
    return Spoken(utterance, part.language, part.private)


def _fingerprint(segment: Segment) -> object:
    match segment:
        case Recording():
            return {"recording": segment.sha256, "pipeline": PIPELINE_VERSION}
        case Spoken():
            return {"spoken": segment.key}
        case Pause():
            return {"pause_ms": segment.duration_ms}


@cache
def _engine_version() -> str:
    """Read from what is installed: loading the engine to ask it is the worker's affair."""
    return f"pyttsx3 {version('pyttsx3')}, espeakng-loader {version('espeakng-loader')}"
