"""Who is here, as pages tell it. Kept in memory: after a restart it fills again within seconds."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from threading import Lock

__all__ = ["Board", "Present"]

LASTS_S = 30.0
MOST = 1000


@dataclass(frozen=True, slots=True)
class Present:
    """One open tab."""

    name: str
    tab: str
    editing: bool
    node: str
    """The node that is selected; empty for none."""


class Board:
    """For several threads at once."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._seen: dict[tuple[str, str, str], tuple[float, Present]] = {}
        self._lock = Lock()

    def tell(self, flow: str, present: Present) -> tuple[Present, ...]:
        """Somebody is here; gives the others who have the flow open."""
        now = self._clock()
        with self._lock:
            for key in [key for key, (at, _) in self._seen.items() if now - at > LASTS_S]:
                del self._seen[key]
            key = (flow, present.name, present.tab)
            self._seen.pop(key, None)
            while len(self._seen) >= MOST:
                del self._seen[next(iter(self._seen))]
            self._seen[key] = (now, present)
            return tuple(each for (of, *_), (_, each) in self._seen.items() if of == flow and each != present)

    def leave(self, flow: str, name: str, tab: str) -> None:
        """A tab was closed."""
        with self._lock:
            self._seen.pop((flow, name, tab), None)
