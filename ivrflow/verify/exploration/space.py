"""What an exploration found: states, and the ways between them."""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import NamedTuple

from ivrflow.model.commands import Command, Issued
from ivrflow.model.conversation import seed_of_caller
from ivrflow.model.events import Offered
from ivrflow.model.journal import Visit
from ivrflow.verify.exploration.choices import Choice, Means

__all__ = ["Edge", "Happening", "Path", "Space", "Start", "State", "can_be_said", "leads_on"]


@dataclass(frozen=True, slots=True)
class Start:
    """From where and when a call is placed."""

    flow: str
    ani: str
    dnis: str
    at: datetime
    """In the flow's zone."""

    def offered(self) -> Offered:
        """The seed is the one that a conversation from this number has."""
        seed = seed_of_caller(self.ani)
        return Offered("explored", self.ani, self.dnis, self.at, seed, flow=self.flow, channel="simulator")


class Happening(NamedTuple):
    """One event of an edge with what it led to."""

    choice: Choice
    asked: Command | None
    """What the choice replied to; None for the offer."""
    visits: tuple[Visit, ...]
    commands: tuple[Issued, ...]
    error: str = ""
    """Why `on error` was taken, or the call ended with an error; empty when neither happened."""


@dataclass(frozen=True, slots=True)
class Edge:
    """From one state to another: one choice, and what then could only go on in one way."""

    source: int
    """-1: the call is placed."""
    target: int
    happenings: tuple[Happening, ...]
    exact: bool = True
    """False: the values differ from the target's, which stands for them because the bounds allow no more."""

    @property
    def choice(self) -> Choice:
        return self.happenings[0].choice

    @property
    def visits(self) -> Iterator[Visit]:
        return (visit for happening in self.happenings for visit in happening.visits)


@dataclass(slots=True)
class State:
    """One class of calls that wait for the same thing."""

    number: int
    flow: str
    node: str
    command: Command | None
    """What the caller or the world is to answer; None: the call is over."""
    arrival: Edge
    """How it was first reached: by a way with the fewest choices."""
    start: int
    """Which of the starts the first way began with."""
    depth: int
    """How many choices it is away from its start."""
    hung_up: bool
    """Nobody is there any more; handlers may still run."""
    ended_by: str
    onward: list[Edge] = field(default_factory=list)
    expanded: bool = False
    """False: the bounds ended the exploration here."""

    @property
    def over(self) -> bool:
        return self.command is None


class Path(NamedTuple):
    """A way from the ring of a call on."""

    start: Start
    choices: tuple[Choice, ...]


@dataclass(slots=True)
class Space:
    """All states, by number, and where calls were placed."""

    starts: Sequence[Start]
    states: list[State] = field(default_factory=list)
    entrances: list[Edge] = field(default_factory=list)
    """Where the calls stand that were placed, one per start."""

    def edges(self) -> Iterator[Edge]:
        """All edges, entrances first."""
        yield from self.entrances
        for state in self.states:
            yield from state.onward

    def path_to(self, number: int) -> Path:
        """The way by which a state was first reached."""
        edges: list[Edge] = []
        state = self.states[number]
        while state.arrival.source >= 0:
            edges.append(state.arrival)
            state = self.states[state.arrival.source]
        edges.append(state.arrival)
        return self._path(state.start, reversed(edges))

    def path_over(self, edge: Edge, *more: Edge) -> Path:
        """The first way to where an edge begins, then along it, then along others."""
        if edge.source < 0:
            return self._path(self.entrances.index(edge), (edge, *more))
        before = self.path_to(edge.source)
        after = self._path(0, (edge, *more))
        return Path(before.start, before.choices + after.choices)

    def first_ways(self, allowed: Callable[[Edge], bool]) -> dict[int, Edge]:
        """Per state that can be reached by allowed edges: the one by which it is reached with the fewest choices."""
        came_by: dict[int, Edge] = {}
        waiting = deque(edge for edge in self.entrances if allowed(edge))
        while waiting:
            edge = waiting.popleft()
            if edge.target not in came_by:
                came_by[edge.target] = edge
                waiting.extend(onward for onward in self.states[edge.target].onward if allowed(onward))
        return came_by

    def path_along(self, came_by: Mapping[int, Edge], edge: Edge) -> Path:
        """A way of `first_ways` to where an edge begins, then along it."""
        edges = [edge]
        while edges[-1].source >= 0:
            edges.append(came_by[edges[-1].source])
        return self._path(self.entrances.index(edges[-1]), edges[::-1])

    def _path(self, start: int, edges: Iterator[Edge] | Sequence[Edge]) -> Path:
        choices = tuple(
            happening.choice for edge in edges for happening in edge.happenings if happening.asked is not None
        )
        return Path(self.starts[start], choices)


def can_be_said(edge: Edge) -> bool:
    """A conversation can say all that happens on it."""
    return all(not happening.choice.unsaid for happening in edge.happenings)


def leads_on(edge: Edge) -> bool:
    """Not the caller who hangs up, nor the clock that ends the call."""
    return edge.choice.means not in (Means.HANGS_UP, Means.OVERTIME)
