"""Live data of the store, edited by revision."""

from __future__ import annotations

import re
from collections.abc import Callable, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime
from zoneinfo import ZoneInfo, available_timezones

from designer.drafts.desk import Unknown
from designer.live.forms import faults_of, form_of, plain_of
from designer.live.merging import MergedLive, merge_live
from designer.live.opening import MomentState, state_of
from designer.live.shapes import LiveForm
from designer.live.uses import LiveUse
from ivrflow.model.errors import Misuse
from ivrflow.model.live import LiveDatum
from ivrflow.runtime.live_files import SUBJECTS
from ivrflow.store.audit import AuditEntry
from ivrflow.store.drafts import Stale
from ivrflow.store.store import Store

__all__ = ["LiveClash", "LiveDesk", "LiveInUse", "LiveSummary", "Removal", "StateNow", "WantedForm"]

Checker = Callable[[str, Mapping[str, object]], Mapping[str, object]]
NAME = re.compile(r"[\w.\-]{1,64}")


@dataclass(frozen=True, slots=True)
class StateNow:
    """Whether a calendar is open now, by the clock of a zone."""

    zone: str
    moment: MomentState


@dataclass(frozen=True, slots=True)
class LiveSummary:
    """One calendar, list or table among all."""

    datum: LiveDatum
    uses: Sequence[LiveUse]
    changed: AuditEntry | None
    """Who changed it last, and when."""
    now: tuple[StateNow, ...]
    """Of a calendar: in each zone of the flows that follow it."""


@dataclass(frozen=True, slots=True)
class WantedForm:
    """A form to be stored under a name."""

    name: str
    form: LiveForm
    base_revision: str
    """What it was made from; empty: it is new."""
    base: LiveForm | None
    """The form of that revision; None: changes of two people cannot be put together."""


@dataclass(frozen=True, slots=True)
class LiveClash:
    """Somebody else was faster."""

    author: str
    theirs: LiveDatum | None
    """None: they took it away."""
    merged: MergedLive | None


class LiveInUse(Misuse):
    """Flows that are drawn use it; say that you want to remove it although they do."""


@dataclass(frozen=True, slots=True)
class Removal:
    """What is to be taken away."""

    subject: str
    name: str
    base_revision: str = ""
    """What was seen; empty: whatever is there."""
    although_used: bool = False
    """Also when drafts use it."""


@dataclass(slots=True)
class LiveDesk:
    """What people change without publishing."""

    store: Store
    uses: Callable[[], Mapping[tuple[str, str], Sequence[LiveUse]]]

    def list(self, subject: str) -> tuple[LiveDatum, ...]:
        """By name. Raises Unknown for a subject that is not `calendar`, `list` or `table`."""
        self._checker(subject)
        return self.store.live.list(subject)

    def get(self, subject: str, name: str) -> LiveDatum:
        """Raises Unknown."""
        self._checker(subject)
        found = self.store.live.get(subject, name)
        if found is None:
            raise Unknown(f'there is no {subject} "{name}"')
        return found

    def summaries(self, zone: str) -> tuple[LiveSummary, ...]:
        """All, by subject and name. `zone`: whose clock tells of calendars that no flow follows."""
        uses, changes = self.uses(), self._changes(SUBJECTS)
        return tuple(
            self._summary(datum, uses, changes, zone) for subject in SUBJECTS for datum in self.store.live.list(subject)
        )

    def summary(self, subject: str, name: str, zone: str) -> LiveSummary:
        """One of them. Raises Unknown."""
        return self._summary(self.get(subject, name), self.uses(), self._changes([subject]), zone)

    def put(self, datum: LiveDatum, author: str) -> LiveDatum:
        """Change it on top of the revision that it carries (empty: there was none); callers get it at once.

        Raises Misuse with what is wrong in it, Stale.
        """
        if not NAME.fullmatch(datum.name):
            raise Misuse(f'"{datum.name}" is no name: letters, digits, _, - and . only, 64 at most')
        try:
            value: Mapping[str, object] = self._checker(datum.subject)(datum.name, datum.value)
        except ValueError as problem:
            raise Misuse(str(problem)) from problem
        self.store.live.put(datum.subject, datum.name, value, author, datum.revision)
        return self.get(datum.subject, datum.name)

    def remove(self, wanted: Removal, author: str) -> None:
        """Take it away; callers who ask for it leave by `failed`, and no file of the installation brings it back.

        Raises Misuse when callers get to a node that uses it, LiveInUse when only drafts do, unless that is wanted;
        Unknown, Stale.
        """
        datum = self.get(wanted.subject, wanted.name)
        uses = self.uses().get((wanted.subject, wanted.name), ())
        if callers := [use for use in uses if use.published]:
            flows = _flows_of(callers)
            raise Misuse(
                f'callers are led by the {wanted.subject} "{wanted.name}" in {flows}; publish without it first'
            )
        if uses and not wanted.although_used:
            raise LiveInUse(f'the {wanted.subject} "{wanted.name}" is used in drafts: {_flows_of(uses)}')
        self.store.live.remove(wanted.subject, wanted.name, author, wanted.base_revision or datum.revision)

    def save(self, wanted: WantedForm, author: str) -> LiveDatum | LiveClash:
        """As `put`, from a form; changes of somebody else come back, put together with these.

        Raises Misuse when there is a fault in the form.
        """
        form = wanted.form
        if faults := faults_of(form, self.store.database.now().date()):
            raise Misuse(faults[0].message)
        try:
            return self.put(LiveDatum(form.subject, wanted.name, wanted.base_revision, plain_of(form)), author)
        except Stale:
            theirs = self.store.live.get(form.subject, wanted.name)
            sort = f"{form.subject} {'set' if theirs else 'removed'}"
            change = self.store.audit.newest([sort]).get((sort, wanted.name))
            merged = (
                merge_live(wanted.base, form, form_of(form.subject, theirs.value))
                if theirs is not None and wanted.base is not None
                else None
            )
            return LiveClash(change.who if change else "", theirs, merged)

    def _summary(
        self,
        datum: LiveDatum,
        uses: Mapping[tuple[str, str], Sequence[LiveUse]],
        changes: Mapping[tuple[str, str], AuditEntry],
        zone: str,
    ) -> LiveSummary:
        users = uses.get((datum.subject, datum.name), ())
        zones = dict.fromkeys(use.zone for use in users if use.zone) or {zone: None}
        now = self._now(datum, zones) if datum.subject == "calendar" else ()
        return LiveSummary(datum, users, changes.get((f"{datum.subject} set", datum.name)), now)

    def _now(self, datum: LiveDatum, zones: Iterable[str]) -> tuple[StateNow, ...]:
        known = [zone for zone in zones if zone in available_timezones()]
        now = self.store.database.now()
        return tuple(StateNow(zone, _state(datum, now.astimezone(ZoneInfo(zone)))) for zone in known)

    def _changes(self, subjects: Iterable[str]) -> Mapping[tuple[str, str], AuditEntry]:
        return self.store.audit.newest([f"{subject} set" for subject in subjects])

    def _checker(self, subject: str) -> Checker:
        if subject not in SUBJECTS:
            raise Unknown(f'there are {", ".join(f"{each}s" for each in SUBJECTS)}, and no "{subject}"')
        return SUBJECTS[subject]


def _flows_of(uses: Iterable[LiveUse]) -> str:
    """Their titles, each once."""
    return ", ".join(dict.fromkeys(use.flow_title for use in uses))


def _state(datum: LiveDatum, when: datetime) -> MomentState:
    try:
        return state_of(datum.name, datum.value, when)
    except ValueError:
        # What callers get then as well: the node leaves by `failed`.
        return MomentState("failed", "", None)
