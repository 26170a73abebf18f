"""The port `ivrflow.model.ports.Speech`: a prompt becomes one sound.

What is in memory is handed over in the caller's own thread, within microseconds. Everything else (disk, robot voice,
processing) happens in the speech threads; `ready` is then called from there.
"""

from __future__ import annotations

import logging
from collections.abc import Callable
from dataclasses import dataclass
from functools import partial
from threading import Lock
from typing import TypeAlias

from ivrflow.model.errors import IvrflowError, Unavailable
from ivrflow.model.prompts import Prompt
from ivrflow.model.sound import Sound
from ivrflow.speech.pipeline import concatenate, process, silence
from ivrflow.speech.plan import Pause, Plan, Segment, Spoken, plan_hash, plan_prompt, prompt_key
from ivrflow.speech.recordings import Recording, Voices
from ivrflow.speech.sound_cache import SoundCache, SoundMemory
from ivrflow.speech.synthesizer import Speak, Synthesizer

__all__ = ["Renderer", "Rendering"]

log = logging.getLogger(__name__)

PROMPT_MEMORY_BYTES = 64_000_000
"""Whole prompts, on top of the segments that they are made of."""


@dataclass(frozen=True, slots=True)
class Rendering:
    """What came of a prompt."""

    sound: Sound | None
    faults: tuple[str, ...] = ()
    """Why there is none, or what should be mended though there is."""


Done: TypeAlias = Callable[[Rendering], None]


class Renderer:
    """Renders prompts with one snapshot of the voices. A new release with other recordings gets a new Renderer; they
    may share the synthesizer and the cache. May be used by several threads.

    What is private is made anew each time and not kept. Faults are logged, once a rendering.
    """

    def __init__(self, voices: Voices, synthesizer: Synthesizer, cache: SoundCache) -> None:
        self._voices, self._synthesizer, self._cache = voices, synthesizer, cache
        self._prompts = SoundMemory(PROMPT_MEMORY_BYTES)
        self._flights: dict[str, list[Done]] = {}
        self._lock = Lock()

    def render(self, prompt: Prompt, ready: Callable[[Sound | None], None]) -> None:
        """As the port says: `ready` gets the sound, at once when it is at hand, or None when it cannot be made."""

        def done(rendering: Rendering) -> None:
            for fault in rendering.faults:
                log.warning("%s", fault)
            ready(rendering.sound)

        self.attempt(prompt, done)

    def attempt(self, prompt: Prompt, done: Done) -> None:
        """Like `render`, for whoever wants to tell why it failed."""
        key = prompt_key(prompt)
        if (sound := self._prompts.get(key)) is not None:
            done(Rendering(sound))
            return
        plan = self._plan(prompt)
        if plan.missing:
            done(Rendering(None, plan.notes + plan.missing))
            return

        def assembled(rendering: Rendering) -> None:
            if rendering.sound is not None and not plan.private and not rendering.faults:
                self._prompts.put(key, rendering.sound)
            done(rendering)

        assembly = _Assembly(plan, assembled)
        for index, segment in enumerate(plan.segments):
            self._make(segment, partial(assembly.put, index))

    def prompt_hash(self, prompt: Prompt) -> str:
        """64 hex digits that change whenever the caller would hear something else: a text, a voice, a recording.

        Raises Unavailable when the prompt cannot be heard.
        """
        return plan_hash(self._plan(prompt))

    def mixed_voices(self, prompt: Prompt) -> bool:
        """Whether a recorded voice and a robot's meet in one prompt."""
        return self._plan(prompt).mixes_voices

    def duration_ms(self, prompt: Prompt) -> int | None:
        """How long the prompt is to the millisecond; None while it is not rendered. Reads memory and disk."""
        plan = self._plan(prompt)
        sounds = [self._loaded(segment) for segment in plan.segments]
        made = [sound for sound in sounds if sound is not None]
        return concatenate(made).duration_ms if len(made) == len(sounds) and not plan.missing else None

    def keep(self, prompt: Prompt) -> None:
        """Put a rendered prompt on disk, as far as it is not private, so that it outlives this process."""
        for segment in self._plan(prompt).segments:
            if isinstance(segment, Spoken) and not segment.private:
                sound = self._cache.at_hand(segment.key)
                if sound is not None:
                    self._cache.store(segment.key, sound)

    def _plan(self, prompt: Prompt) -> Plan:
        return plan_prompt(prompt, self._voices)

    def _loaded(self, segment: Segment) -> Sound | None:
        if isinstance(segment, Spoken):
            return None if segment.private else self._cache.load(segment.key)
        return _ready_made(segment)

    def _make(self, segment: Segment, done: Done) -> None:
        if not isinstance(segment, Spoken):
            done(Rendering(_ready_made(segment)))
            return
        key = segment.key
        if not segment.private and (sound := self._cache.at_hand(key)) is not None:
            done(Rendering(sound))
            return
        with self._lock:
            waiting = self._flights.setdefault(key, [])
            waiting.append(done)
            if len(waiting) > 1:
                return
        try:
            self._synthesizer.submit(lambda speak: self._land(key, self._produced(segment, key, speak)))
        except Unavailable as error:
            self._land(key, Rendering(None, (str(error),)))

    def _produced(self, segment: Spoken, key: str, speak: Speak) -> Rendering:
        try:
            if not segment.private and (sound := self._cache.load(key)) is not None:
                return Rendering(sound)
            sound = process(speak(segment.utterance))
        except IvrflowError as error:
            return Rendering(None, (_blame(segment, str(error)),))
        except Exception as error:
            # A bug on this path must not leave callers waiting for a prompt that never comes.
            log.exception("rendering failed")
            return Rendering(None, (_blame(segment, repr(error)),))
        if not sound.ulaw:
            return Rendering(None, (_blame(segment, f"the voice {segment.utterance.voice} makes no sound of it"),))
        if not segment.private:
            self._cache.remember(key, sound)
        return Rendering(sound)

    def _land(self, key: str, rendering: Rendering) -> None:
        with self._lock:
            waiting = self._flights.pop(key)
        for done in waiting:
            try:
                done(rendering)
            except Exception:
                # One call's bug must not keep the prompt from the others that wait for it.
                log.exception("a call could not take its prompt")


class _Assembly:
    """Collects the segments of one prompt, in whatever order they come."""

    def __init__(self, plan: Plan, done: Done) -> None:
        self._sounds: list[Sound | None] = [None] * len(plan.segments)
        self._faults = list(plan.notes)
        self._awaited = len(plan.segments)
        self._done = done
        self._lock = Lock()
        if not plan.segments:
            done(Rendering(Sound(b""), plan.notes))

    def put(self, index: int, rendering: Rendering) -> None:
        with self._lock:
            self._sounds[index] = rendering.sound
            self._faults += rendering.faults
            self._awaited -= 1
            if self._awaited:
                return
        made = [sound for sound in self._sounds if sound is not None]
        whole = concatenate(made) if len(made) == len(self._sounds) else None
        self._done(Rendering(whole, tuple(dict.fromkeys(self._faults))))


def _ready_made(segment: Recording | Pause) -> Sound:
    return segment.sound if isinstance(segment, Recording) else silence(segment.duration_ms)


def _blame(segment: Spoken, why: str) -> str:
    """Without the text when it is private: faults are logged."""
    what = "a private text" if segment.private else f'"{segment.utterance.text[:60]}"'
    return f"{what} in {segment.language} cannot be spoken: {why}"
