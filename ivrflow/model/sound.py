"""Sound as the telephone carries it."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["RATE_HZ", "Sound"]

RATE_HZ = 8000


@dataclass(frozen=True, slots=True)
class Sound:
    """Mono audio, 8,000 samples a second, ITU-T G.711 mu-law, one byte a sample."""

    ulaw: bytes

    @property
    def duration_ms(self) -> int:
        return len(self.ulaw) * 1000 // RATE_HZ
