"""What was counted since midnight, to the clocks of whoever asks."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from threading import Lock
from typing import Final
from zoneinfo import ZoneInfo

from ivrflow.store.reports.question import Question
from ivrflow.store.reports.reports import Reports
from ivrflow.store.reports.spans import span_of

__all__ = ["Today", "TodayDesk"]

MEASURES: Final = ("offered", "answered", "contained", "handed_off", "abandoned", "failed", "refused")
FRESH_S: Final = 2.0
MOST_ZONES: Final = 50


@dataclass(frozen=True, slots=True)
class Today:
    """Of the calls that are over. Contained, handed off, abandoned, failed and refused add up to offered."""

    begin_ms: int
    """Midnight, since 1970 UTC."""
    offered: int
    answered: int
    contained: int
    handed_off: int
    abandoned: int
    failed: int
    refused: int


class TodayDesk:
    """For several threads at once; however many ask, the store is asked once in two seconds for each zone."""

    def __init__(self, reports: Reports, now: Callable[[], datetime], clock: Callable[[], float]) -> None:
        self._reports, self._now, self._clock = reports, now, clock
        self._known: dict[str, tuple[float, Today]] = {}
        self._lock = Lock()

    def of(self, zone: ZoneInfo) -> Today:
        """Raises Unavailable."""
        with self._lock:
            known = self._known.get(zone.key)
            if known is not None and self._clock() - known[0] < FRESH_S:
                return known[1]
            today = self._ask(zone)
            if len(self._known) >= MOST_ZONES:
                self._known.clear()
            self._known[zone.key] = (self._clock(), today)
            return today

    def _ask(self, zone: ZoneInfo) -> Today:
        span = span_of("today", self._now(), zone)
        numbers = self._reports.answer(Question(MEASURES, span, zone)).total
        counted = {name: int(number or 0) for name, number in zip(MEASURES, numbers, strict=True)}
        return Today(begin_ms=int(span.begin.timestamp() * 1000), **counted)
