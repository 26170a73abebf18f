"""A prompt's text becomes the sound that callers will hear."""

from __future__ import annotations

import hashlib
from collections import OrderedDict
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from threading import Event, Lock

from designer.drafts.desk import Unknown
from designer.prompts.listening import wav_of
from ivrflow.compiler.samples import as_one_might_hear
from ivrflow.expr import ExpressionError, check_prompt, compile_prompt, parse_prompt
from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.model.prompts import Prompt
from ivrflow.model.sound import RATE_HZ
from ivrflow.model.types import Type
from ivrflow.speech.g711 import decode
from ivrflow.speech.renderer import Renderer, Rendering

__all__ = ["Rendered", "SoundDesk"]

KEPT_BYTES = 64_000_000
PATIENCE_S = 60.0


@dataclass(frozen=True, slots=True)
class Rendered:
    """A sound, ready to be played."""

    id: str
    wav: bytes
    """16-bit linear samples at 8 kHz: what comes out at the other end of a telephone line."""
    duration_ms: int
    remarks: tuple[str, ...]
    """What should be mended though there is a sound."""


class SoundDesk:
    """Renders, and keeps what was rendered last. For several threads at once."""

    def __init__(self, open_renderer: Callable[[], Renderer]) -> None:
        self._open_renderer = open_renderer
        self._renderer: Renderer | None = None
        self._kept: OrderedDict[str, Rendered] = OrderedDict()
        self._lock = Lock()

    def render(self, text: str, language: str, scope: Mapping[str, Type]) -> Rendered:
        """The sound of a prompt as it is written, values as one caller might hear them.

        Raises Misuse for what cannot be said, Unavailable when there is no voice.
        """
        rendering = self._attempt(_prompt(text, language, scope))
        if rendering.sound is None:
            raise Unavailable("; ".join(rendering.faults) or "there is no sound of this prompt")
        wav = wav_of(decode(rendering.sound.ulaw).astype("<i2").tobytes(), RATE_HZ)
        made = Rendered(hashlib.sha256(wav).hexdigest(), wav, rendering.sound.duration_ms, rendering.faults)
        with self._lock:
            self._kept[made.id] = made
            self._kept.move_to_end(made.id)
            while len(self._kept) > 1 and sum(len(each.wav) for each in self._kept.values()) > KEPT_BYTES:
                self._kept.popitem(last=False)
        return made

    def get(self, name: str) -> Rendered:
        """A sound that was rendered a while ago. Raises Unknown."""
        with self._lock:
            found = self._kept.get(name)
        if found is None:
            raise Unknown("this sound is not kept any more; ask for it again")
        return found

    def forget_voices(self) -> None:
        """Recordings have changed: look at them anew."""
        with self._lock:
            self._renderer = None

    def _attempt(self, prompt: Prompt) -> Rendering:
        with self._lock:
            if self._renderer is None:
                self._renderer = self._open_renderer()
            renderer = self._renderer
        ready = Event()
        made: list[Rendering] = []

        def done(rendering: Rendering) -> None:
            made.append(rendering)
            ready.set()

        renderer.attempt(prompt, done)
        if not ready.wait(PATIENCE_S):
            raise Unavailable("the voice takes too long; try again")
        return made[0]


def _prompt(text: str, language: str, scope: Mapping[str, Type]) -> Prompt:
    try:
        tree = parse_prompt(text)
        checked = check_prompt(tree, scope)
        if checked.errors:
            raise Misuse(checked.errors[0].message)
        compiled = compile_prompt(tree, scope, language)
    except ExpressionError as error:
        raise Misuse(error.message) from error
    prompt = compiled.static if compiled.static is not None else as_one_might_hear(compiled, scope)
    if prompt is None:
        raise Misuse("with made-up values this cannot be said; the simulator says it with yours")
    return prompt
