"""When the media thread works: every 5 ms, and what becomes of time that it missed."""

from __future__ import annotations

from typing import Final

from ivrflow.channels.media.rtp import FRAME_MS

__all__ = ["PHASES", "Pacer"]

PHASES: Final = 4
"""Sub-ticks in a frame. Each sends for a quarter of the streams, so that packets leave evenly; each listens to all."""

_STEP_S: Final = FRAME_MS / PHASES / 1000
_CYCLE_S: Final = FRAME_MS / 1000
_CATCH_UP_S: Final = 3 * _CYCLE_S


class Pacer:
    """The grid of sub-ticks. Times are seconds of one monotonic clock.

    Up to 60 ms late, the missed sub-ticks are made up for at once: three packets a stream at most, which any jitter
    buffer takes. Later than that, whole frames are given up until the grid is in the present again. A late start
    thus never becomes a burst, and never a debt that grows.
    """

    def __init__(self, now: float) -> None:
        self._next = now
        self.phase = PHASES - 1
        self.late_ticks = 0
        self.worst_late_s = 0.0

    def wait_s(self, now: float) -> float:
        """How long until the next sub-tick; 0 when it is due."""
        return max(self._next - now, 0.0)

    def begin(self, now: float) -> int:
        """Enter the sub-tick that is due; `phase` is its number. Returns how many frames were given up."""
        late = now - self._next
        skipped = 0
        if late > _STEP_S:
            self.late_ticks += 1
            self.worst_late_s = max(self.worst_late_s, late)
            if late > _CATCH_UP_S:
                skipped = int(late / _CYCLE_S)
        self._next += skipped * _CYCLE_S + _STEP_S
        self.phase = (self.phase + 1) % PHASES
        return skipped

    def restart(self, now: float) -> None:
        """Go on from now, after a pause in which nothing was to be done."""
        self._next = now
