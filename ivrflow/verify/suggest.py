"""Conversations for what the existing ones do not cover, written from the shortest ways that an exploration found."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ivrflow.model.conversation import Conversation
from ivrflow.model.journal import Visit
from ivrflow.verify.coverage import ExitName, coverage_of, exit_of
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import Path, can_be_said
from ivrflow.verify.rehearsal import rehearse

__all__ = ["Suggestions", "suggest"]


@dataclass(frozen=True, slots=True)
class Suggestions:
    """What could be added."""

    conversations: tuple[Conversation, ...]
    """Each was run and covers something that nothing before it does."""
    left: tuple[ExitName, ...]
    """Exits that no call of the exploration left by, or whose call went another way when it was run."""


def suggest(exploration: Exploration, visits: Iterable[Visit] = ()) -> Suggestions:
    """Conversations that cover the exits which `visits` do not: long ways first, since they cover what is on them."""
    programs = exploration.programs
    coverage = coverage_of(programs, visits)
    wanted = {name: None for flow in coverage for name in flow.exits_uncovered}
    ways = _shortest_ways(exploration, wanted)
    found: list[Conversation] = []
    for name in sorted(ways, key=lambda each: -len(ways[each].choices)):
        if name not in wanted:
            continue
        rehearsal = rehearse(programs, ways[name], _title(name, exploration.space.starts[0].flow))
        covered = {exit_of(programs, visit) for visit in rehearsal.visits}
        if rehearsal.complete and not rehearsal.unsaid and name in covered:
            found.append(rehearsal.conversation)
            wanted = {each: None for each in wanted if each not in covered}
    return Suggestions(tuple(found), tuple(wanted))


def _shortest_ways(exploration: Exploration, wanted: Mapping[ExitName, None]) -> dict[ExitName, Path]:
    """For each exit a way with the fewest choices on which a call leaves by it, and which a conversation can say."""
    space, programs = exploration.space, exploration.programs
    came_by = space.first_ways(can_be_said)
    ways: dict[ExitName, Path] = {}
    for number in (-1, *came_by):
        for edge in space.entrances if number < 0 else space.states[number].onward:
            if not can_be_said(edge):
                continue
            for visit in edge.visits:
                name = exit_of(programs, visit)
                if name is not None and name in wanted and name not in ways:
                    ways[name] = space.path_along(came_by, edge)
    return ways


def _title(name: ExitName, start: str) -> str:
    """Different for each exit: nodes of two flows may have one name."""
    if not name.node:
        return f"{name.exit} in a menu" if name.flow == start else f"{name.exit} in a menu of {name.flow}"
    node = name.node if name.flow == start else f"{name.flow}.{name.node}"
    return f"{node} by {name.exit}"
