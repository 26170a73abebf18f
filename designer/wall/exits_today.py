"""How often each exit of a flow was taken since midnight, also by calls of engines that are not there any more."""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Iterable, Mapping
from dataclasses import dataclass
from datetime import UTC, datetime
from threading import Lock
from typing import Final
from zoneinfo import ZoneInfo

from designer.wall.desk import Seen
from ivrflow.store.database import Database
from ivrflow.store.reports.spans import span_of
from ivrflow.store.taken_exits import TakenExits, taken_exits

__all__ = ["ExitsToday", "FlowDay"]

FRESH_S: Final = 30.0
REST: Final = 20
"""Reading journals is asked again after so many times as long as it took."""
MOST_FLOWS: Final = 50


@dataclass(frozen=True, slots=True)
class FlowDay:
    """The exits of one flow today."""

    begin: datetime
    """Midnight to the clocks of the flow."""
    zone: ZoneInfo
    taken: Mapping[tuple[str, str], int]
    """(node, exit) → how often; the exit is empty where the call ended in the node."""


@dataclass(frozen=True, slots=True)
class _Read:
    """What journals said."""

    about: tuple[datetime, frozenset[tuple[str, int]]]
    """(midnight, the engines that tell themselves what they count, and since when)."""
    taken: TakenExits
    fresh_until: float


class ExitsToday:
    """An engine counts in memory from its start on; what was before is read from the journals, and kept a while. For
    several threads at once."""

    def __init__(
        self,
        database: Database,
        zone_of: Callable[[str], ZoneInfo],
        now: Callable[[], datetime],
        clock: Callable[[], float],
    ) -> None:
        self._database, self._zone_of, self._now, self._clock = database, zone_of, now, clock
        self._known: dict[str, _Read] = {}
        self._lock = Lock()

    def of(self, flow: str, engines: Iterable[Seen]) -> FlowDay:
        """All engines together. Raises Unavailable."""
        engines = tuple(engines)
        zone = self._zone_of(flow)
        begin = span_of("today", self._now(), zone).begin
        taken = Counter(self._of_others(flow, begin, engines))
        for engine in engines:
            for node, exits in engine.exits.get(flow, {}).items():
                taken.update({(node, exit_name): times for exit_name, times in exits.items()})
        return FlowDay(begin, zone, taken)

    def _of_others(self, flow: str, begin: datetime, engines: tuple[Seen, ...]) -> TakenExits:
        about = (begin, frozenset((engine.name, engine.since_ms) for engine in engines))
        with self._lock:
            known = self._known.get(flow)
            if known is not None and known.about == about and self._clock() < known.fresh_until:
                return known.taken
            began = self._clock()
            watched = {engine.name: datetime.fromtimestamp(engine.since_ms / 1000, UTC) for engine in engines}
            taken = taken_exits(self._database, flow, begin, watched)
            ended = self._clock()
            if len(self._known) >= MOST_FLOWS:
                self._known.clear()
            self._known[flow] = _Read(about, taken, ended + max(FRESH_S, REST * (ended - began)))
            return taken
