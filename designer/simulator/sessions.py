"""The simulated calls that are open, bounded in number and life."""

from __future__ import annotations

import secrets
from collections import OrderedDict
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from dataclasses import dataclass, field
from threading import Lock

from designer.drafts.desk import Unknown
from designer.simulator.simulation import Simulation

__all__ = ["Sessions"]

MOST = 100
MOST_OF_ONE = 10
LASTS_S = 3600.0


@dataclass(slots=True)
class _Open:
    owner: str
    simulation: Simulation
    used: float
    lock: Lock = field(default_factory=Lock)


class Sessions:
    """Simulated calls by a made-up id. Who opens too many loses his oldest."""

    def __init__(self, clock: Callable[[], float]) -> None:
        self._clock = clock
        self._open: OrderedDict[str, _Open] = OrderedDict()
        self._lock = Lock()

    def add(self, owner: str, simulation: Simulation) -> str:
        """Keep a call; gives its id."""
        name = secrets.token_urlsafe(12)
        with self._lock:
            now = self._clock()
            for old in [key for key, each in self._open.items() if now - each.used > LASTS_S]:
                del self._open[old]
            own = [key for key, each in self._open.items() if each.owner == owner]
            for old in own[: max(0, len(own) - MOST_OF_ONE + 1)]:
                del self._open[old]
            while len(self._open) >= MOST:
                self._open.popitem(last=False)
            self._open[name] = _Open(owner, simulation, now)
        return name

    @contextmanager
    def use(self, owner: str, name: str) -> Iterator[Simulation]:
        """A call of one's own, for this thread alone. Raises Unknown."""
        with self._lock:
            found = self._open.get(name)
            if found is None or found.owner != owner or self._clock() - found.used > LASTS_S:
                raise Unknown("this simulated call is not kept any more; start another one")
            found.used = self._clock()
            self._open.move_to_end(name)
        with found.lock:
            yield found.simulation

    def end(self, owner: str, name: str) -> None:
        """Forget a call. Raises Unknown."""
        with self._lock:
            if name not in self._open or self._open[name].owner != owner:
                raise Unknown("this simulated call is not kept any more")
            del self._open[name]
