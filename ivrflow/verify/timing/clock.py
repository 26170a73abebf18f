"""How long the ways of an exploration take, for a caller who is quick and for one who listens to everything."""

from __future__ import annotations

import heapq
from collections.abc import Callable
from dataclasses import dataclass
from itertools import count

from ivrflow.model.commands import Command, Gather, Play, Query
from ivrflow.verify.exploration.choices import Means
from ivrflow.verify.exploration.space import Edge, Space
from ivrflow.verify.timing.durations import Durations

__all__ = ["Pace", "shortest_times"]


@dataclass(frozen=True, slots=True)
class Pace:
    """How a caller behaves, and how fast the world is."""

    durations: Durations
    quick: bool
    """Presses as soon as the flow takes a key, instead of hearing every prompt to its end."""
    host_ms: int = 0
    """How long a look-up takes that does not fail; one that fails takes its whole timeout."""

    def edge_ms(self, edge: Edge) -> int:
        """From where an edge begins to where it ends."""
        total = 0
        for happening in edge.happenings:
            asked = happening.asked
            if asked is None:
                continue
            total += self.prompt_ms(asked, stays_silent=happening.choice.means is Means.SILENT)
            if isinstance(asked, Query):
                total += asked.timeout_ms if happening.choice.means is Means.FAILS else self.host_ms
            else:
                total += happening.choice.took_ms
        return total

    def prompt_ms(self, command: Command, *, stays_silent: bool = False) -> int:
        """How much of a command's prompt is heard before the caller does something."""
        match command:
            case Play(prompt, barge_in):
                return 0 if self.quick and barge_in else self.durations.of(prompt)
            case Gather(prompt, settings):
                return 0 if self.quick and settings.barge_in and not stays_silent else self.durations.of(prompt)
        return 0


def shortest_times(space: Space, pace: Pace, allowed: Callable[[Edge], bool]) -> dict[int, tuple[int, Edge]]:
    """Per state that can be reached by allowed edges: (ms from the ring on, the edge it is reached by). Dijkstra."""
    found: dict[int, tuple[int, Edge]] = {}
    order = count()
    waiting: list[tuple[int, int, Edge]] = []
    for edge in space.entrances:
        heapq.heappush(waiting, (pace.edge_ms(edge), next(order), edge))
    while waiting:
        at_ms, _, edge = heapq.heappop(waiting)
        if edge.target in found:
            continue
        found[edge.target] = (at_ms, edge)
        for onward in space.states[edge.target].onward:
            if onward.target not in found and allowed(onward):
                heapq.heappush(waiting, (at_ms + pace.edge_ms(onward), next(order), onward))
    return found
