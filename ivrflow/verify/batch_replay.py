"""Many calls, run on a draft: what would have become of yesterday's callers.

Each call is compared with the release that it ran on. Calls are counted as they come and then forgotten, so that a day
of them needs no memory.
"""

from __future__ import annotations

from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass, field

from ivrflow.compiler.program import Program
from ivrflow.engine.replay import Divergence, Replay, replay
from ivrflow.model.journal import Step

__all__ = ["BatchReplay", "CallReplay", "Count", "OutcomeChange", "Tally", "replay_all"]

EXAMPLES = 3
"""So many calls are named for each thing that is counted."""


@dataclass(frozen=True, slots=True)
class CallReplay:
    """One call."""

    call_id: str
    replay: Replay

    @property
    def undecided(self) -> bool:
        return bool(self.replay.undecided)

    @property
    def same(self) -> bool:
        """The same way to the same end; what callers heard may be worded otherwise."""
        return not self.undecided and self.replay.divergence is None

    @property
    def outcome_changed(self) -> bool:
        return not self.undecided and self.replay.outcome_before != self.replay.outcome_after

    @property
    def place(self) -> str:
        """`flow.node` where the call first goes another way; empty when it does not."""
        return "" if self.replay.divergence is None else _place(self.replay.divergence)


@dataclass(frozen=True, slots=True)
class Count:
    """How many calls have something in common."""

    what: str
    calls: int
    examples: tuple[str, ...] = ()
    """Ids of the first few of them."""


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """Calls that would have ended otherwise."""

    before: str
    after: str
    """As `Cdr.ended_by`, with the queue: `handoff to cards`."""
    calls: int
    examples: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class BatchReplay:
    """What came of all the calls: each is one of same, diverged and undecided. What is counted most comes first."""

    same: int
    diverged: int
    undecided: int
    outcomes: tuple[OutcomeChange, ...]
    places: tuple[Count, ...]
    """`flow.node` where calls first went another way, those that are undecided later included."""
    questions: tuple[Count, ...]
    """What a journal could not tell."""
    wording: tuple[Count, ...]
    """`flow.node` whose prompts say something else to these calls."""
    new_prompts: tuple[Count, ...]
    """`flow.node` whose prompts these calls would hear and did not hear then."""

    @property
    def calls(self) -> int:
        return self.same + self.diverged + self.undecided


class Tally:
    """Counts calls as they come."""

    def __init__(self) -> None:
        self._same = self._diverged = self._undecided = 0
        self._outcomes: dict[tuple[str, str], _Counter] = {}
        self._places: dict[str, _Counter] = {}
        self._questions: dict[str, _Counter] = {}
        self._wording: dict[str, _Counter] = {}
        self._new_prompts: dict[str, _Counter] = {}

    def add(self, call: CallReplay) -> None:
        ran = call.replay
        self._same += call.same
        self._undecided += call.undecided
        self._diverged += not (call.same or call.undecided)
        if call.outcome_changed:
            self._outcomes.setdefault((ran.outcome_before, ran.outcome_after), _Counter()).add(call.call_id)
        if call.place:
            self._places.setdefault(call.place, _Counter()).add(call.call_id)
        if ran.undecided:
            self._questions.setdefault(ran.undecided, _Counter()).add(call.call_id)
        for where in ran.changed_wording:
            self._wording.setdefault(where, _Counter()).add(call.call_id)
        for where in ran.new_prompts:
            self._new_prompts.setdefault(where, _Counter()).add(call.call_id)

    def result(self) -> BatchReplay:
        """What was counted so far."""
        outcomes = (
            OutcomeChange(before, after, counted.calls, tuple(counted.examples))
            for (before, after), counted in self._outcomes.items()
        )
        return BatchReplay(
            self._same,
            self._diverged,
            self._undecided,
            tuple(sorted(outcomes, key=lambda change: -change.calls)),
            _counts(self._places),
            _counts(self._questions),
            _counts(self._wording),
            _counts(self._new_prompts),
        )


def replay_all(
    programs: Mapping[str, Program],
    before: Mapping[str, Program],
    journals: Iterable[tuple[str, Sequence[Step]]],
) -> BatchReplay:
    """Run (call id, journal) after (call id, journal) on other programs; `before` are those that they were made with.

    A journal that does not begin with its offer, as one of a lost call may, is left out by whoever reads it.
    """
    tally = Tally()
    for call_id, journal in journals:
        tally.add(CallReplay(call_id, replay(programs, before, journal)))
    return tally.result()


@dataclass(slots=True)
class _Counter:
    calls: int = 0
    examples: list[str] = field(default_factory=list)

    def add(self, call_id: str) -> None:
        self.calls += 1
        if len(self.examples) < EXAMPLES:
            self.examples.append(call_id)


def _counts(counters: Mapping[str, _Counter]) -> tuple[Count, ...]:
    counts = (Count(what, counted.calls, tuple(counted.examples)) for what, counted in counters.items())
    return tuple(sorted(counts, key=lambda count: -count.calls))


def _place(divergence: Divergence) -> str:
    visit = divergence.before or divergence.after
    assert visit is not None, "two ways that differ differ somewhere"
    return f"{visit.flow}.{visit.node}"
