"""Listens to a call while it goes on: waits until a prompt has been heard, by correlation with its sound."""

from __future__ import annotations

import time
from collections.abc import Callable

from ..peers.listen import Recognition, correlate, recognise
from ..peers.wav import RATE_HZ, Pcm

__all__ = ["SPOKEN_ANEW", "THRESHOLD", "Ear", "NotHeardError", "is_over", "look_for"]

NEWS_SAMPLES = RATE_HZ // 10
POLL_S = 0.05
PATIENCE_S = 30.0
THRESHOLD = 0.75
"""Share of a prompt that must be recognised. Other sentences stay below 0.35, twins (two digits swapped) below 0.65."""
SPOKEN_ANEW = 0.5
"""What is private is spoken anew each time, and espeak-ng never says a sentence quite the same way twice: two takes of
one sentence have at least 0.55 in common, two sentences that begin alike at most 0.3."""
CLEAR = 0.9
"""From here on a whole prompt is there beyond doubt: no need to look at its pieces."""
HOPELESS = 0.25
"""Below it not even pieces of it are there. A jitter buffer that drops packets leaves more."""


class NotHeardError(AssertionError):
    """A prompt did not come."""


class Ear:
    """Remembers up to where the call has been listened to: prompts are waited for in their order."""

    def __init__(self, heard: Callable[[], Pcm]) -> None:
        """`heard` gives all sound of the call so far, 16-bit PCM at 8 kHz."""
        self._heard = heard
        self.cursor = 0
        """Samples that have been passed."""

    def hears(
        self, prompt: Pcm, what: str = "the prompt", within_s: float = PATIENCE_S, threshold: float = THRESHOLD
    ) -> Recognition:
        """Wait until all of the prompt was heard; go on behind it. Raises NotHeardError."""
        found = self._wait(prompt, what, within_s, threshold)
        end = max(0, int(found.offset_ms * RATE_HZ / 1000)) + len(prompt)
        self.cursor += min(end, len(self.heard())) - NEWS_SAMPLES
        return found

    def hears_begin(self, prompt: Pcm, what: str = "the prompt", within_s: float = PATIENCE_S) -> Recognition:
        """Wait until the first second of the prompt was heard; stay where it begins."""
        found = self._wait(prompt[:RATE_HZ], what, within_s, THRESHOLD)
        self.cursor += max(0, int(found.offset_ms * RATE_HZ / 1000))
        return found

    def heard(self) -> Pcm:
        """All that came since the place that was waited for last."""
        return self._heard()[max(0, self.cursor) :]

    def all(self) -> Pcm:
        """All that came in this call."""
        return self._heard()

    def _wait(self, prompt: Pcm, what: str, within_s: float, threshold: float) -> Recognition:
        give_up = time.monotonic() + within_s
        seen = looked_at = 0
        best = Recognition(0.0, 0.0, 0.0)
        while True:
            late = time.monotonic() > give_up
            heard = self.heard()
            # Once a tenth of a second has come, or nothing more comes just now.
            paused = len(heard) == seen
            seen = len(heard)
            if late or len(heard) >= looked_at + NEWS_SAMPLES or (paused and len(heard) > looked_at):
                looked_at = len(heard)
                best = look_for(heard, prompt)
                if best.share >= threshold and (paused or is_over(best, heard, prompt)):
                    return best
            if late:
                seconds = len(heard) / RATE_HZ
                raise NotHeardError(
                    f"{what} was not heard within {within_s} s: {best.share:.0%} of it in {seconds:.1f} s of sound"
                )
            time.sleep(POLL_S)


def is_over(found: Recognition, heard: Pcm, prompt: Pcm) -> bool:
    """Whether it was heard to its end, and not only recognised already."""
    return found.offset_ms * RATE_HZ / 1000 + len(prompt) <= len(heard) + NEWS_SAMPLES // 2


def look_for(heard: Pcm, prompt: Pcm) -> Recognition:
    """Where a prompt is, if it is there: at once when it came as it was sent, else piece by piece."""
    match = correlate(heard, prompt)
    if match.peak >= CLEAR:
        return Recognition(1.0, match.offset_ms, len(prompt) * 1000 / RATE_HZ)
    if match.peak < HOPELESS:
        return Recognition(0.0, 0.0, 0.0)
    return recognise(heard, prompt)
