"""How long the ways of an exploration take, for a caller who is quick and for one who listens to everything."""

from __future__ import annotations

import heapq
from collections.abc import Callable, Iterator
from dataclasses import dataclass
from itertools import count

from ivrflow.model.commands import Command, Gather, Play, Query, Record
from ivrflow.model.events import Played
from ivrflow.model.prompts import Prompt
from ivrflow.verify.exploration.choices import Means
from ivrflow.verify.exploration.space import Edge, Happening, Space
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
        total = sum(map(self.durations.of, self.heard_on(edge)))
        for happening in edge.happenings:
            asked, choice = happening.asked, happening.choice
            if isinstance(asked, Query):
                total += asked.timeout_ms if choice.means is Means.FAILS else self.host_ms
            elif isinstance(asked, Play) and asked.limit_ms and not _is_stopped(happening):
                total += asked.limit_ms
            elif asked is not None:
                total += choice.took_ms
        return total

    def heard_on(self, edge: Edge) -> Iterator[Prompt]:
        """The prompts that are heard to their ends on the way."""
        for happening in edge.happenings:
            asked, choice = happening.asked, happening.choice
            if asked is None or choice.ahead or _is_stopped(happening) or (isinstance(asked, Play) and asked.limit_ms):
                continue
            prompt = self.heard_of(asked, stays_silent=choice.means is Means.SILENT)
            if prompt:
                yield prompt

    def heard_of(self, command: Command, *, stays_silent: bool = False) -> Prompt:
        """What of a command's prompt is heard before the caller does something: all or nothing."""
        match command:
            case Play(prompt, barge_in):
                return () if self.quick and barge_in else prompt
            case Gather(prompt, settings):
                return () if self.quick and settings.barge_in and not stays_silent else prompt
            case Record(prompt, recording):
                # A recording begins when its prompt is over; only a key ends that sooner.
                return () if self.quick and recording.barge_in and not stays_silent else prompt
        return ()

    def prompt_ms(self, command: Command, *, stays_silent: bool = False) -> int:
        """How much of a command's prompt is heard before the caller does something."""
        return self.durations.of(self.heard_of(command, stays_silent=stays_silent))


def _is_stopped(happening: Happening) -> bool:
    """A key ended what was playing."""
    return isinstance(happening.choice.event, Played) and happening.choice.event.stopped


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
