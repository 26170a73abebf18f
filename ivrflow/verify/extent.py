"""How much an exploration looked at, and what its bounds cut off."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass

from ivrflow.verify.coverage import FlowCoverage, coverage_of
from ivrflow.verify.exploration.explore import Cut, Exploration

__all__ = ["Extent", "extent_of", "tell_cut"]


@dataclass(frozen=True, slots=True)
class Extent:
    """The size of an exploration."""

    states: int
    ways: int
    """Choices that were followed."""
    starts: int
    """Moments and numbers from which calls were placed."""
    coverage: tuple[FlowCoverage, ...]
    """Per flow: nodes and exits that some call went through."""
    cut: Cut

    @property
    def complete(self) -> bool:
        """Nothing was cut: within the classes of values that were tried, there is no other call."""
        return not self.cut


def extent_of(exploration: Exploration) -> Extent:
    """Count what was found."""
    space = exploration.space
    visits = [visit for edge in space.edges() for visit in edge.visits]
    ways = sum(len(state.onward) for state in space.states)
    coverage = coverage_of(exploration.programs, visits)
    return Extent(len(space.states), ways, len(space.starts), coverage, exploration.cut)


def tell_cut(cut: Cut) -> Iterator[str]:
    """What was not looked at, one sentence each; none when nothing was cut."""
    if cut.states_left:
        more = "time" if cut.stopped else "states"
        yield f"{cut.states_left} states were found and not followed: allow more {more}"
    if cut.merged:
        places = ", ".join(cut.merged_at[:5]) + (" …" if len(cut.merged_at) > 5 else "")
        yield f"{cut.merged} times a combination of values was taken for another: allow more variants ({places})"
    if cut.starts_left:
        yield f"{cut.starts_left} moments and numbers to call from were left out: allow more starts"
    if cut.commands:
        yield f"only their failure was tried: {', '.join(cut.commands)}"
