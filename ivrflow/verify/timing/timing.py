"""How long it takes until each option of each menu can be chosen."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import TypeAlias

from ivrflow.model.commands import Gather
from ivrflow.model.conversation import Press
from ivrflow.verify.exploration.choices import Means
from ivrflow.verify.exploration.explore import Exploration
from ivrflow.verify.exploration.space import Edge, Space, State, leads_on
from ivrflow.verify.timing.clock import Pace, shortest_times
from ivrflow.verify.timing.durations import Durations, Measured
from ivrflow.verify.timing.stay import Stay, stay_in

__all__ = ["OptionTime", "Timing", "timing_of"]


Times: TypeAlias = dict[int, tuple[int, Edge]]
"""As `shortest_times` gives them."""


@dataclass(frozen=True, slots=True)
class OptionTime:
    """One option of one menu. Times are milliseconds from the moment the call rings."""

    flow: str
    node: str
    keys: str
    label: str
    """What the author calls the option, in the flow's first language; the keys where it has no name."""
    quickest_ms: int
    """For a caller who knows the way and presses as soon as a key is taken (barge-in where it is allowed)."""
    listening_ms: int
    """For a caller who hears every prompt to its end, and this menu until the option is named, on the shortest way."""
    typical_ms: int | None
    """The same on the ordinary way: no mistakes, hosts answer, offices are open. None: only other ways lead here."""
    way: tuple[str, ...]
    """What is chosen and entered on the quickest way."""
    estimated: frozenset[str]
    """Which of `quickest`, `listening` and `typical` rest on a prompt that there is no sound of; the others are as
    measured. How far into a measured prompt an option is named follows from its text."""


@dataclass(frozen=True, slots=True)
class Timing:
    """The times of a flow."""

    options: tuple[OptionTime, ...]
    """In the order of the listening time."""
    stay: Stay
    estimated: bool
    """Some prompt has no sound yet: its duration is estimated."""


def timing_of(exploration: Exploration, measured: Measured | None = None, host_ms: int = 0) -> Timing:
    """The times of everything that an exploration found. `host_ms` is what a look-up usually takes."""
    space = exploration.space
    durations = Durations(measured, exploration.programs[space.starts[0].flow].recordings)
    quick, patient = Pace(durations, quick=True, host_ms=host_ms), Pace(durations, quick=False, host_ms=host_ms)
    by_quickest = shortest_times(space, quick, leads_on)
    by_listening = shortest_times(space, patient, leads_on)
    by_typical = shortest_times(space, patient, lambda edge: _is_ordinary(space, edge))
    options = []
    for (flow, node, keys), label, states in _options(space):
        quickest_ms, state = min(
            (by_quickest[each.number][0] + quick.prompt_ms(_menu(each)), each.number) for each in states
        )
        listening_ms, heard_at = min((_named_ms(by_listening, each, keys, durations), each.number) for each in states)
        typical = [
            (_named_ms(by_typical, each, keys, durations), each.number) for each in states if each.number in by_typical
        ]
        typical_ms, usually_at = min(typical, default=(None, heard_at))
        estimated = {
            "quickest": _is_estimated(quick, by_quickest, space.states[state]),
            "listening": _is_estimated(patient, by_listening, space.states[heard_at]),
            "typical": typical_ms is not None and _is_estimated(patient, by_typical, space.states[usually_at]),
        }
        option = OptionTime(
            flow,
            node,
            keys,
            label,
            quickest_ms,
            listening_ms,
            typical_ms,
            tuple(_way(by_quickest, state)),
            frozenset(name for name, is_so in estimated.items() if is_so),
        )
        options.append(option)
    options.sort(key=lambda option: (option.listening_ms, option.flow, option.node, option.keys))
    return Timing(tuple(options), stay_in(exploration, patient), durations.estimated)


def _menu(state: State) -> Gather:
    assert isinstance(state.command, Gather)
    return state.command


def _options(space: Space) -> Iterator[tuple[tuple[str, str, str], str, list[State]]]:
    """Every option with its label and the states in which it is offered."""
    found: dict[tuple[str, str, str], tuple[str, list[State]]] = {}
    for state in space.states:
        if isinstance(state.command, Gather) and state.command.settings.choices:
            labels = {
                step.keys: edge.choice.label
                for edge in state.onward
                if edge.choice.means is Means.CHOOSES
                for step in edge.choice.steps[:1]
                if isinstance(step, Press)
            }
            for keys in state.command.settings.choices:
                _, states = found.setdefault((state.flow, state.node, keys), (labels.get(keys, keys), []))
                states.append(state)
    for option, (label, states) in found.items():
        yield option, label, states


def _named_ms(times: Times, state: State, keys: str, durations: Durations) -> int:
    return times[state.number][0] + durations.until_offered(_menu(state).prompt, keys)


def _is_estimated(pace: Pace, times: Times, state: State) -> bool:
    """Whether anything that is heard until an option of a menu can be chosen has no sound yet."""
    if pace.durations.is_estimate(pace.heard_of(_menu(state))):
        return True
    edges = _edges_to(times, state.number)
    return any(pace.durations.is_estimate(prompt) for edge in edges for prompt in pace.heard_on(edge))


def _is_ordinary(space: Space, edge: Edge) -> bool:
    """What usually happens: the first answer of a look-up is the one that the flow is made for."""
    state = space.states[edge.source]
    if isinstance(state.command, Gather):
        return edge.choice.means is Means.CHOOSES
    return edge is state.onward[0]


def _way(times: Times, number: int) -> Iterator[str]:
    edges = reversed(list(_edges_to(times, number)))
    return (edge.choice.label for edge in edges if edge.source >= 0 and edge.choice.means is not Means.GOES_ON)


def _edges_to(times: Times, number: int) -> Iterator[Edge]:
    """The edges of the shortest way to a state, the last one first."""
    while number >= 0:
        edge = times[number][1]
        yield edge
        number = edge.source
