"""Lengths of time, taken apart as they are spoken."""

from __future__ import annotations

from datetime import timedelta
from typing import NamedTuple

__all__ = ["Timespan", "timespan_of"]


class Timespan(NamedTuple):
    """2 h 5 s is 0 days, 2 hours, 0 minutes, 5 seconds."""

    negative: bool
    days: int
    hours: int
    minutes: int
    seconds: int

    @property
    def parts(self) -> list[tuple[str, int]]:
        """What is told: units with their counts, the largest first, none that is zero; `second`, 0 when all are."""
        units = [("day", self.days), ("hour", self.hours), ("minute", self.minutes), ("second", self.seconds)]
        return [(unit, count) for unit, count in units if count] or [("second", 0)]


def timespan_of(value: timedelta) -> Timespan:
    """Rounded half up to whole seconds."""
    total = (abs(value) // timedelta(milliseconds=500) + 1) // 2
    minutes, seconds = divmod(total, 60)
    hours, minutes = divmod(minutes, 60)
    days, hours = divmod(hours, 24)
    return Timespan(value < timedelta(0) < timedelta(seconds=total), days, hours, minutes, seconds)
