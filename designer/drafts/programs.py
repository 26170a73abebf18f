"""Drafts, compiled together: what is simulated, tested and proved. What did not change is not compiled anew."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from threading import Lock

from designer.drafts.others import Others
from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.model.errors import Misuse
from ivrflow.model.issues import Severity
from ivrflow.model.live import LiveDatum
from ivrflow.runtime.flow_set import FlowSet, FlowText, ReadFlow
from ivrflow.runtime.live_files import SUBJECTS
from ivrflow.store.store import Store

__all__ = ["DraftPrograms", "ReadDrafts"]


@dataclass(frozen=True, slots=True)
class ReadDrafts:
    """All drafts, one of them perhaps as it is being drawn."""

    flows: Mapping[str, ReadFlow]

    @property
    def programs(self) -> dict[str, Program]:
        """By flow: those that calls can be placed to, errors that calls can show included."""
        found = (flow.rehearsable for flow in self.flows.values())
        return {program.id: program for program in found if program is not None}

    def of(self, flow: str) -> dict[str, Program]:
        """The programs, the flow's among them. Raises Misuse with its first error otherwise."""
        programs = self.programs
        if flow not in programs:
            errors = [each for each in self.flows[flow].issues if each.severity is Severity.ERROR]
            first = f": {errors[0].message}" if errors else ""
            raise Misuse(f"the flow has errors that come first{first}")
        return programs


class DraftPrograms:
    """Compiles. For several threads at once, one after the other."""

    def __init__(self, store: Store, others: Others) -> None:
        self._store, self._others = store, others
        self._lock = Lock()
        self._set: FlowSet | None = None
        self._world: World | None = None

    def read(self, flow: str, text: str | None = None) -> ReadDrafts:
        """All drafts; the flow as it is in the store, or with another text."""
        texts = {draft.flow: FlowText(draft.flow, draft.text) for draft in self._store.drafts.list()}
        if text is not None:
            texts[flow] = FlowText(flow, text)
        if flow not in texts:
            raise Misuse(f'there is no flow "{flow}"')
        with self._lock:
            world = self._others.installation_world()
            if self._set is None or world is not self._world:
                self._set, self._world = FlowSet(world), world
            return ReadDrafts(self._set.read(texts))

    def live(self) -> dict[tuple[str, str], LiveDatum]:
        """Calendars, lists and tables, as calls would find them now."""
        return {(subject, each.name): each for subject in SUBJECTS for each in self._store.live.list(subject)}
