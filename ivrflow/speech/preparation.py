"""Rendering what is static when a flow is published, so that no caller waits for a prompt."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from functools import partial
from threading import BoundedSemaphore, Lock
from typing import TypeAlias

from ivrflow.model.prompts import Prompt
from ivrflow.speech.plan import prompt_key
from ivrflow.speech.renderer import Renderer, Rendering

__all__ = ["Failure", "Preparation", "Progress", "prepare"]

IN_FLIGHT = 8
"""Keeps the workers busy and leaves the queue to calls."""


@dataclass(frozen=True, slots=True)
class Failure:
    """A prompt that callers cannot hear, or not as it was meant."""

    prompt: Prompt
    messages: tuple[str, ...]
    heard: bool
    """True: it can be heard, by the robot voice where a recording is broken."""


@dataclass(frozen=True, slots=True)
class Preparation:
    """What came of it. Prompts that sound alike count once."""

    durations_ms: Mapping[str, int]
    """Prompt hash to exact duration: the published manifest."""
    failures: tuple[Failure, ...]
    mixed: tuple[Prompt, ...]
    """Prompts in which a recorded voice and a robot's meet."""


Progress: TypeAlias = Callable[[int, int], None]
"""(done, total), called from the thread that prepares and from speech threads, one call at a time."""


def prepare(renderer: Renderer, prompts: Iterable[Prompt], progress: Progress | None = None) -> Preparation:
    """Render prompts and put them on disk; returns when all are done. Not for a thread that has calls to serve."""
    distinct = list({prompt_key(prompt): prompt for prompt in prompts}.values())
    work = _Work(renderer, distinct, progress)
    return work.run()


class _Work:
    def __init__(self, renderer: Renderer, prompts: list[Prompt], progress: Progress | None) -> None:
        self._renderer, self._prompts, self._progress = renderer, prompts, progress
        self._places = BoundedSemaphore(IN_FLIGHT)
        self._lock = Lock()
        self._renderings: dict[int, Rendering] = {}

    def run(self) -> Preparation:
        for index, prompt in enumerate(self._prompts):
            self._places.acquire()
            self._renderer.attempt(prompt, partial(self._done, index))
        for _ in range(IN_FLIGHT):
            self._places.acquire()
        outcome = [(prompt, self._renderings[index]) for index, prompt in enumerate(self._prompts)]
        return Preparation(
            {
                self._renderer.prompt_hash(prompt): rendering.sound.duration_ms
                for prompt, rendering in outcome
                if rendering.sound is not None
            },
            tuple(
                Failure(prompt, rendering.faults, heard=rendering.sound is not None)
                for prompt, rendering in outcome
                if rendering.faults
            ),
            tuple(filter(self._renderer.mixed_voices, self._prompts)),
        )

    def _done(self, index: int, rendering: Rendering) -> None:
        try:
            if rendering.sound is not None:
                self._renderer.keep(self._prompts[index])
            with self._lock:
                self._renderings[index] = rendering
                if self._progress is not None:
                    self._progress(len(self._renderings), len(self._prompts))
        finally:
            self._places.release()
