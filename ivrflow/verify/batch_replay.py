"""Many journals, run on a draft: what would have become of yesterday's calls."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterable, Mapping, Sequence
from dataclasses import dataclass

from ivrflow.compiler.program import Program
from ivrflow.engine.replay import Divergence, Replay, replay
from ivrflow.model.journal import Step

__all__ = ["BatchReplay", "CallReplay", "OutcomeChange", "replay_all"]


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
        return not self.undecided and self.replay.ended_before != self.replay.ended_after


@dataclass(frozen=True, slots=True)
class OutcomeChange:
    """Calls that would have ended otherwise."""

    before: str
    after: str
    """As `Cdr.ended_by`."""
    calls: int


@dataclass(frozen=True, slots=True)
class BatchReplay:
    """What came of all the calls. Every call is one of same, diverged and undecided."""

    calls: tuple[CallReplay, ...]
    """In the order given."""
    same: int
    diverged: int
    undecided: int
    outcomes: tuple[OutcomeChange, ...]
    """The commonest first."""
    places: tuple[tuple[str, int], ...]
    """(`flow.node` where calls first went another way, how many), the commonest first."""
    questions: tuple[tuple[str, int], ...]
    """(what a journal could not tell, how many), the commonest first."""
    wording: tuple[tuple[str, int], ...]
    """(`flow.node` whose prompts say something else, calls that heard them), the commonest first."""


def replay_all(
    programs: Mapping[str, Program],
    before: Mapping[str, Program],
    journals: Iterable[tuple[str, Sequence[Step]]],
) -> BatchReplay:
    """Run (call id, journal) after (call id, journal) on other programs; `before` are those that they were made with.

    A journal that does not begin with its offer, as one of a lost call may, is left out by whoever reads it.
    """
    calls = tuple(CallReplay(call_id, replay(programs, before, journal)) for call_id, journal in journals)
    outcomes = Counter((call.replay.ended_before, call.replay.ended_after) for call in calls if call.outcome_changed)
    places = Counter(_place(call.replay.divergence) for call in calls if call.replay.divergence is not None)
    return BatchReplay(
        calls,
        same=sum(call.same for call in calls),
        diverged=sum(not call.same and not call.undecided for call in calls),
        undecided=sum(call.undecided for call in calls),
        outcomes=tuple(OutcomeChange(*ends, number) for ends, number in outcomes.most_common()),
        places=tuple(places.most_common()),
        questions=tuple(Counter(call.replay.undecided for call in calls if call.undecided).most_common()),
        wording=tuple(Counter(place for call in calls for place in call.replay.changed_wording).most_common()),
    )


def _place(divergence: Divergence) -> str:
    visit = divergence.before or divergence.after
    assert visit is not None, "two ways that differ differ somewhere"
    return f"{visit.flow}.{visit.node}"
