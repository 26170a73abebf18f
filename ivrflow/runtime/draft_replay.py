"""Real calls of the store, run on a draft: each beside the release that it ran on."""

from __future__ import annotations

import logging
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, replace
from functools import lru_cache

from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.engine.replay import replay
from ivrflow.model.cdr import Cdr
from ivrflow.model.errors import IvrflowError, Misuse
from ivrflow.model.events import Offered
from ivrflow.runtime.composition import ComposedFlow, compose
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.releases import compile_release
from ivrflow.store.calls import CallFilter, PastCall
from ivrflow.store.store import Store
from ivrflow.verify.batch_replay import CallReplay

__all__ = ["Compared", "DraftReplay", "LeftOut", "open_draft_replay"]

logger = logging.getLogger(__name__)

KEPT_RELEASES = 8
"""Compiled ones in memory: calls come in the order of time, and few releases are served at a time."""


@dataclass(frozen=True, slots=True)
class Compared:
    """A call that could be compared."""

    cdr: Cdr
    result: CallReplay


@dataclass(frozen=True, slots=True)
class LeftOut:
    """A call that could not."""

    cdr: Cdr
    reason: str
    """The same words for the same reason."""


class DraftReplay:
    """Runs calls on what a publication of some drafts would give callers."""

    def __init__(self, store: Store, world: World, programs: Mapping[str, Program]) -> None:
        self._store, self._world, self._programs = store, world, programs
        self._release = lru_cache(KEPT_RELEASES)(self._compiled)

    def each(self, wanted: CallFilter) -> Iterator[Compared | LeftOut]:
        """All finished calls that match, the oldest first; none is held in memory. Those that never reached a flow are
        passed over, and those that somebody placed from the page in which flows are drawn."""
        for call in self._store.calls.each(replace(wanted, without_tests=True)):
            if call.cdr.ended_by != "refused":
                yield self.one(call)

    def one(self, call: PastCall) -> Compared | LeftOut:
        """One call."""
        cdr, journal = call
        if cdr.ended_by == "lost":
            return LeftOut(cdr, "lost: nobody knows how the call would have ended")
        if not journal.complete or not journal.steps or not isinstance(journal.steps[0].event, Offered):
            return LeftOut(cdr, "the journal is not complete")
        before = self._release(cdr.release)
        if isinstance(before, str):
            return LeftOut(cdr, before)
        try:
            ran = replay(self._programs, before, journal.steps)
        except Exception as defect:
            # Whatever one journal holds, it must not end the run of a hundred thousand: it is counted, and told.
            logger.debug("call %s cannot be replayed", cdr.call_id, exc_info=True)
            return LeftOut(cdr, f"a defect of ours: {type(defect).__name__} (--verbose tells more)")
        return Compared(cdr, CallReplay(cdr.call_id, ran))

    def _compiled(self, release: str) -> Mapping[str, Program] | str:
        """The programs that calls ran on, or why they cannot be had any more."""
        try:
            releases = self._store.releases
            return compile_release(releases.get(release), releases.texts(release), self._world)
        except IvrflowError as problem:
            return str(problem)


def open_draft_replay(store: Store, world: World, drafts: Mapping[str, ComposedFlow]) -> DraftReplay:
    """For calls on these drafts, by flow, beside what is published of the others. Raises Misuse when one has errors."""
    texts: dict[str, FlowText] = {
        name: flow.text for name, flow in compose(store, store.releases.current(), drafts).items()
    }
    programs = {}
    for name, flow in FlowSet(world).read(texts).items():
        if flow.program is None:
            errors = "; ".join(issue.message for issue in flow.issues[:3])
            raise Misuse(
                f"{flow.path}: calls cannot be run on a flow with errors: {errors}. `ivrflow check` tells more"
            )
        programs[name] = flow.program
    return DraftReplay(store, world, programs)
