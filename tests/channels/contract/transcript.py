"""What was said in a call, recognised by its sound."""

from __future__ import annotations

from ...e2e.ear import look_for
from ...peers.listen import correlate
from ...peers.wav import RATE_HZ, Pcm
from .sounds import Sounds, Stretch

__all__ = ["transcribe"]

NEWS_SAMPLES = RATE_HZ // 10


def transcribe(heard: Pcm, sounds: Sounds) -> tuple[str, ...]:
    """Every piece that was heard to its end, in order."""
    found: list[tuple[float, float, float, str]] = []
    for piece in sounds.pieces:
        found += _places(heard, piece)
    found.sort(key=lambda place: -place[2])
    kept: list[tuple[float, float, float, str]] = []
    for place in found:
        # The same words in several prompts sound nearly alike: the best match stays.
        if all(place[1] <= other[0] or place[0] >= other[1] for other in kept):
            kept.append(place)
    return tuple(text for _, _, _, text in sorted(kept))


def _places(heard: Pcm, piece: Stretch) -> list[tuple[float, float, float, str]]:
    """(begin, end, likeness, text) of each time that a piece was heard; a fifth at its ends may overlap others."""
    rest = heard.copy()
    found: list[tuple[float, float, float, str]] = []
    length = len(piece.sound)
    while length:
        best = look_for(rest, piece.sound)
        if best.share < piece.threshold:
            break
        place = max(0, int(best.offset_ms * RATE_HZ / 1000))
        likeness = max(0.0, correlate(heard[place : place + length + NEWS_SAMPLES], piece.sound).peak)
        margin = (piece.end - piece.begin) / 5
        begin, end = place + piece.begin + margin, place + piece.end - margin
        found.append((begin, end, likeness + best.share, piece.text))
        rest[place : place + length] = 0
    return found
