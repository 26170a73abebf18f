"""What prompts sound like, made by the same renderer as the engine's: what callers' audio is compared with."""

from __future__ import annotations

import threading
from decimal import Decimal
from pathlib import Path
from typing import Self

from ivrflow.model.prompts import Piece, PieceKind, Prompt
from ivrflow.model.sound import Sound
from ivrflow.model.values import Money
from ivrflow.speech.recordings import Voices
from ivrflow.speech.renderer import Renderer
from ivrflow.speech.sound_cache import SoundCache
from ivrflow.speech.synthesizer import Synthesizer

from ..peers.g711 import PCMU, decode
from ..peers.wav import Pcm

__all__ = ["Prompts"]

ENGLISH = "en-US"


class Prompts:
    """A context manager: it has a robot voice of its own."""

    def __init__(self, voices: Path, sounds: Path) -> None:
        cache = SoundCache(sounds)
        self.voices = Voices(voices, cache)
        self._synthesizer = Synthesizer(1)
        self._renderer = Renderer(self.voices, self._synthesizer, cache)

    def text(self, text: str, language: str = ENGLISH) -> Pcm:
        """What `say("…")` sounds like."""
        return self.prompt((Piece(PieceKind.SAY, text, language),))

    def recording(self, name: str, language: str = ENGLISH) -> Pcm:
        """What `audio("…")` sounds like."""
        return self.prompt((Piece(PieceKind.AUDIO, name, language),))

    def balance(self, amount: str) -> Pcm:
        """What telebank says of an account in yuan."""
        money = Money(Decimal(amount), "CNY")
        return self.prompt((Piece(PieceKind.SAY, "Your balance is", ENGLISH), Piece(PieceKind.MONEY, money, ENGLISH)))

    def prompt(self, prompt: Prompt) -> Pcm:
        """What any prompt sounds like, 16-bit PCM at 8 kHz, as it comes out of G.711."""
        made = threading.Event()
        sounds: list[Sound | None] = []

        def ready(sound: Sound | None) -> None:
            sounds.append(sound)
            made.set()

        self._renderer.render(prompt, ready)
        assert made.wait(60), f"{prompt} took a minute"
        assert sounds[0] is not None, f"{prompt} cannot be spoken"
        return decode(sounds[0].ulaw, PCMU)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._synthesizer.close()
