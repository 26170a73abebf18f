"""How long a caller may hear nothing while hosts are asked."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from dataclasses import replace

from ivrflow import say
from ivrflow.model.commands import Gather, Play, Query
from ivrflow.model.conversation import StubAnswer
from ivrflow.verify.exploration.choices import Choice
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import Edge, Happening, Path, State
from ivrflow.verify.findings.codes import DEAD_AIR
from ivrflow.verify.findings.finding import Finding, shown
from ivrflow.verify.rehearsal import Rehearsal

__all__ = ["find_dead_air"]


def find_dead_air(exploration: Exploration) -> Iterator[Finding]:
    """Queries at whose end the caller may have heard nothing for longer than the bound, each once.

    A host may take its whole timeout; what is played meanwhile counts with its estimated length, music without end.
    Queries that follow each other without a word add up; of those that are asked at once, the slowest counts.
    """
    states = exploration.space.states
    silent_ms: dict[int, int] = {}
    told: set[tuple[str, str]] = set()
    for state in states:
        before = silent_ms.get(state.arrival.source, 0)
        so_far = 0 if _is_heard(state.arrival) else before
        if isinstance(state.command, Query) and not state.hung_up:
            so_far += max(0, state.command.timeout_ms - _filled_ms(state, states))
        silent_ms[state.number] = so_far
        if so_far <= exploration.bounds.dead_air_ms or not isinstance(state.command, Query):
            continue
        place = (state.flow, state.node)
        slow = next((edge for edge in state.onward if edge.choice.took_ms >= state.command.timeout_ms), None)
        if slow is None or place in told:
            continue
        told.add(place)
        message = f"the caller may hear nothing for {so_far / 1000:g} s while {state.command.statement} is asked"
        finding = Finding(DEAD_AIR, state.flow, state.node, message)
        yield shown(exploration, finding, _slowest_way(exploration, slow), _asks(state.command.statement))


def _slowest_way(exploration: Exploration, last: Edge) -> Path:
    """The way over an edge on which all hosts that are asked since something was heard take nearly all their time."""
    states = exploration.space.states
    silent = [last]
    while (arrival := states[silent[0].source].arrival).source >= 0 and not _is_heard(arrival):
        silent.insert(0, arrival)
    slow = [_slowly(happening) for edge in silent for happening in edge.happenings]
    start, choices = exploration.space.path_over(last)
    return Path(start, (*choices[: -len(slow)], *slow))


def _slowly(happening: Happening) -> Choice:
    choice, asked = happening.choice, happening.asked
    if not isinstance(asked, Query) or choice.took_ms:
        return choice
    took_ms = asked.timeout_ms - 1
    steps = tuple(replace(step, after_ms=took_ms) if isinstance(step, StubAnswer) else step for step in choice.steps)
    return replace(choice, took_ms=took_ms, steps=steps)


def _asks(statement: str) -> Callable[[Rehearsal], bool]:
    def holds(rehearsal: Rehearsal) -> bool:
        return any(
            isinstance(happening.asked, Query) and happening.asked.statement == statement
            for happening in rehearsal.happenings
        )

    return holds


def _is_heard(edge: Edge) -> bool:
    """Something is heard on the way, before what is waited for at its end."""
    commands = [command for happening in edge.happenings for _, command in happening.commands]
    until = max((place for place, command in enumerate(commands) if isinstance(command, Query)), default=len(commands))
    return any(isinstance(command, Play | Gather) and command.prompt for command in commands[:until])


def _filled_ms(state: State, states: Sequence[State]) -> int:
    """How much of a query's time is no further silence: something is heard, or it passed with another one."""
    asked_with = states[state.arrival.source].command if state.arrival.source >= 0 else None
    if isinstance(asked_with, Query) and not _asks_something(state.arrival):
        return asked_with.timeout_ms
    return _meanwhile_ms(state)


def _asks_something(edge: Edge) -> bool:
    """A query is issued on the way; else the one at its end was asked at once with the one before."""
    return any(isinstance(command, Query) for happening in edge.happenings for _, command in happening.commands)


def _meanwhile_ms(state: State) -> int:
    """How much of the wait is filled."""
    commands = [command for _, command in state.arrival.happenings[-1].commands]
    after = [command for command in commands[-1:] if isinstance(command, Play)]
    if not after:
        return 0
    assert isinstance(state.command, Query)
    return state.command.timeout_ms if after[0].loop else say.estimate_ms(after[0].prompt)
