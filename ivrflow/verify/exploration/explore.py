"""All the ways that calls of a flow can take: exact about control flow, bounded about data.

Every state is a real call of the real interpreter; it is forked once for each thing that may happen next. Calls that
`abstraction` counts as one are followed once, breadth first, so that what is found is found by a shortest way.
"""

from __future__ import annotations

from collections import deque
from collections.abc import Callable, Mapping
from dataclasses import dataclass, field

from ivrflow.compiler.program import Program
from ivrflow.engine.interpreter import Call
from ivrflow.model.commands import Issued, Play
from ivrflow.verify.exploration.abstraction import Abstraction, Data, Location
from ivrflow.verify.exploration.bounds import DEFAULT, Bounds
from ivrflow.verify.exploration.choices import HANGS_UP, OVERTIME, STOPPED, Choice
from ivrflow.verify.exploration.collector_pause import collector_paused
from ivrflow.verify.exploration.distinctions import distinctions_of
from ivrflow.verify.exploration.formulas import flows_called
from ivrflow.verify.exploration.happen import happen, offer
from ivrflow.verify.exploration.questions import Questions, question_of
from ivrflow.verify.exploration.space import Edge, Happening, Space, State
from ivrflow.verify.exploration.starts import starts_of
from ivrflow.verify.exploration.typed_ahead import begun_with, is_kept

__all__ = ["Cut", "Exploration", "explore", "flows_from"]


@dataclass(frozen=True, slots=True)
class Cut:
    """What the bounds kept from being looked at. All zero and empty: nothing."""

    states_left: int = 0
    """States that were found and not followed any more."""
    merged: int = 0
    """Ways that ended in a state whose values were other ones, because there were too many combinations."""
    merged_at: tuple[str, ...] = ()
    """`flow.node` where that happened."""
    starts_left: int = 0
    commands: tuple[str, ...] = ()
    """Commands of unknown kinds, which were only tried to fail."""
    stopped: bool = False
    """States were left because whoever waited wanted to wait no longer, not because there were too many."""

    def __bool__(self) -> bool:
        return bool(self.states_left or self.merged or self.starts_left or self.commands)


@dataclass(frozen=True, slots=True)
class Exploration:
    """What was found, and how far it can be relied on."""

    programs: Mapping[str, Program]
    """The flows that can be got into."""
    space: Space
    cut: Cut
    bounds: Bounds
    places: frozenset[Location]
    """Every place where a call can wait; see `covers`."""
    abstraction: Abstraction

    def covers(self, call: Call) -> bool:
        """Whether a call stands at a place that was found."""
        return self.abstraction.location(call) in self.places


def explore(
    programs: Mapping[str, Program],
    flow: str,
    bounds: Bounds = DEFAULT,
    stop: Callable[[], bool] | None = None,
) -> Exploration:
    """Explore what calls to a flow can live through. `flow` is one of `programs`; the others it may lead to.

    `stop` is asked before each state, some thousand times a second: once it says True, what was found until then is the
    result, the ways with the fewest choices, and the rest is cut. Whoever shows results while an author edits passes a
    deadline.
    """
    with collector_paused():
        return _Explorer(flows_from(programs, flow), flow, bounds).run(stop)


def flows_from(programs: Mapping[str, Program], flow: str) -> dict[str, Program]:
    """The flow, and those that it can get into."""
    found: dict[str, Program] = {}
    waiting = [flow]
    while waiting:
        name = waiting.pop()
        program = programs.get(name)
        if program is not None and name not in found:
            found[name] = program
            waiting.extend(callee for node in program.nodes for callee in flows_called(node))
    return found


@dataclass(slots=True)
class _Place:
    """The states that stand at one place."""

    by_data: dict[Data, int] = field(default_factory=dict)


class _Explorer:
    def __init__(self, programs: Mapping[str, Program], flow: str, bounds: Bounds) -> None:
        self._programs, self._bounds = programs, bounds
        distinctions = distinctions_of(programs.values())
        self._abstraction = Abstraction(programs, distinctions, bounds.back_menus)
        self._questions = Questions(programs, distinctions, bounds)
        drawing = [(program.id, node) for program in programs.values() for node in program.nodes if node.chances()]
        starts, self._starts_left = starts_of(programs[flow], distinctions, bounds.starts, drawing)
        self._space = Space(starts)
        self._places: dict[Location, _Place] = {}
        self._waiting: deque[tuple[State, Call, Issued]] = deque()
        self._interrupted: set[tuple[str, int]] = set()
        """Where the caller has hung up already."""
        self._values: dict[tuple[str, int], set[tuple[int, object]]] = {}
        """Per node: the values met there, each with its place among those that make a difference."""
        self._merged: dict[str, int] = {}

    def run(self, stop: Callable[[], bool] | None) -> Exploration:
        stopped = False
        for number, start in enumerate(self._space.starts):
            call = Call(self._programs)
            self._space.entrances.append(self._arrive(call, -1, [offer(call, start)], start=number, depth=0))
        while self._waiting:
            if len(self._space.states) >= self._bounds.max_states:
                break
            if stop is not None and stop():
                stopped = True
                break
            self._expand(*self._waiting.popleft())
        cut = Cut(
            len(self._waiting),
            sum(self._merged.values()),
            tuple(sorted(self._merged)),
            self._starts_left,
            tuple(sorted(self._questions.unexplored)),
            stopped,
        )
        return Exploration(self._programs, self._space, cut, self._bounds, frozenset(self._places), self._abstraction)

    def _expand(self, state: State, call: Call, question: Issued) -> None:
        """Follow everything that may happen in a state."""
        state.expanded = True
        choices = [*self._questions.choices(call, question.command), *self._interruptions(call)]
        for place, choice in enumerate(choices):
            # The last one may use the call itself up.
            twin = call.fork() if place < len(choices) - 1 else call
            if choice is STOPPED:
                self._stop(state, twin, question)
                continue
            happenings = [happen(twin, choice, question)]
            state.onward.append(self._arrive(twin, state.number, happenings, state.start, state.depth + 1))

    def _stop(self, state: State, call: Call, question: Issued) -> None:
        """A key stops a prompt. Where it counts for the next input, once with each key that means something there."""
        before = call.fork()
        happenings = [happen(call, STOPPED, question)]
        self._go_on(call, happenings)
        assert isinstance(question.command, Play)
        following = question_of(call)
        if following is None or not is_kept(question.command, happenings, following.command):
            state.onward.append(self._arrive(call, state.number, happenings, state.start, state.depth + 1))
            return
        for key, choice in begun_with(STOPPED, self._questions.choices(call, following.command)):
            twin = before.fork()
            happenings = [happen(twin, key, question)]
            self._go_on(twin, happenings)
            happenings.append(happen(twin, choice, following))
            state.onward.append(self._arrive(twin, state.number, happenings, state.start, state.depth + 1))

    def _go_on(self, call: Call, happenings: list[Happening]) -> None:
        """As long as there is only one way."""
        while (question := question_of(call)) is not None:
            choice = self._questions.only_choice(call, question.command)
            if choice is None:
                return
            happenings.append(happen(call, choice, question))

    def _interruptions(self, call: Call) -> list[Choice]:
        """What may happen anywhere: once in every node is enough."""
        if not self._is_interruptible(call):
            return []
        self._interrupted.add((call.walk.program.id, call.walk.node))
        found = [HANGS_UP] if self._bounds.hang_ups else []
        return [*found, OVERTIME] if self._bounds.overtime else found

    def _arrive(self, call: Call, source: int, happenings: list[Happening], start: int, depth: int) -> Edge:
        """Go on while there is only one way to, then find or make the state in which the call stands."""
        while (question := question_of(call)) is not None:
            choice = self._questions.only_choice(call, question.command)
            if choice is None or self._is_interruptible(call):
                break
            happenings.append(happen(call, choice, question))
        where, data = self._abstraction.location(call), self._abstraction.data(call)
        place = self._places.setdefault(where, _Place())
        known = place.by_data.get(data)
        exact = True
        met = self._values.setdefault((call.walk.program.id, call.walk.node), set())
        if known is None and len(place.by_data) >= self._bounds.variants and met.issuperset(enumerate(data)):
            known, exact = next(iter(place.by_data.values())), False
            name = f"{call.walk.program.id}.{call.walk.current.id}"
            self._merged[name] = self._merged.get(name, 0) + 1
        number = len(self._space.states) if known is None else known
        edge = Edge(source, number, tuple(happenings), exact)
        if known is None:
            place.by_data[data] = number
            met.update(enumerate(data))
            walk = call.walk
            state = State(
                number=number,
                flow=walk.program.id,
                node=walk.current.id,
                command=question.command if question is not None else None,
                arrival=edge,
                start=start,
                depth=depth,
                hung_up=walk.hung_up,
                ended_by=walk.ended_by or "",
            )
            self._space.states.append(state)
            if question is None:
                state.expanded = True
            else:
                self._waiting.append((state, call, question))
        return edge

    def _is_interruptible(self, call: Call) -> bool:
        """The caller has not hung up in this node yet: it needs a state of its own."""
        walk = call.walk
        return not walk.hung_up and not walk.ended_by and (walk.program.id, walk.node) not in self._interrupted
