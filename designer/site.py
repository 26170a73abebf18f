"""What the routes work with: the installation, and the desks at which things are done."""

from __future__ import annotations

import time
from collections.abc import Callable, Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial
from threading import Lock

from designer.accounts.attempts import Attempts
from designer.accounts.desk import Desk
from designer.accounts.passwords import Passwords
from designer.accounts.people import PeopleDesk
from designer.accounts.permissions import can
from designer.conversations.book import ConversationBook
from designer.documents.readers import Readers
from designer.documents.sessions import CheckSessions
from designer.drafts.desk import DraftDesk
from designer.drafts.others import Others
from designer.drafts.programs import DraftPrograms
from designer.hosts.asking import HostDesk
from designer.live.desk import LiveDesk
from designer.live.uses import LiveUse, live_uses
from designer.presence.board import Board
from designer.prompts.listening import ListeningDesk
from designer.prompts.pieces import Heard, Shelf
from designer.prompts.recordings import RecordingDesk
from designer.prompts.sounds import SoundDesk
from designer.prompts.uses import Use, uses_of
from designer.prompts.waiting import refuse_own_recordings
from designer.proof.worker import ProofWorker
from designer.proxies import Network, read_proxies
from designer.reports.desk import ReportDesk
from designer.reports.titles import titles_of
from designer.simulator.sessions import Sessions
from designer.single_sign_on.desk import SingleSignOn, single_sign_on_of
from designer.wall.desk import WallDesk
from designer.wall.exits_today import ExitsToday
from designer.wall.picture import CLEAR, MASKED, Audience
from designer.wall.today import TodayDesk
from ivrflow.model.releases import Publication, Version
from ivrflow.runtime.four_eyes import OwnWork, refuse_own_return, refuse_own_work, refuse_unseen, seen_now
from ivrflow.runtime.gates import NO_DEMANDS, Demands
from ivrflow.runtime.live_files import SUBJECTS
from ivrflow.runtime.pinned_voices import documents_of
from ivrflow.runtime.publishing import Published
from ivrflow.runtime.wiring import Installation
from ivrflow.speech.voice_document import contents_of
from ivrflow.store.schedules import Schedule
from ivrflow.store.store import Store

__all__ = ["Site", "site_of"]

ATTEMPTS = 5
WINDOW_S = 15 * 60.0
MOST_LINKS = 60
LINKS_WINDOW_S = 3600.0
"""Invitations and password links that one admin makes within an hour."""


@dataclass(slots=True)
class Site:
    """One designer. Its members may be used by several threads at once."""

    installation: Installation
    desk: Desk
    people: PeopleDesk
    drafts: DraftDesk
    others: Others
    checks: CheckSessions
    readers: Readers
    programs: DraftPrograms
    conversations: ConversationBook
    simulations: Sessions
    sources: HostDesk
    live: LiveDesk
    presence: Board
    sounds: SoundDesk
    recordings: RecordingDesk
    listening: ListeningDesk
    proof: ProofWorker
    reports: ReportDesk
    milestones: Callable[[], Mapping[tuple[str, str], Sequence[LiveUse]]]
    """("milestone", name) → the nodes that note it."""
    titles: Callable[[], Mapping[str, str]]
    """Flow, and `flow.node`, → what it is called."""
    wall: WallDesk
    today: TodayDesk
    exits_today: ExitsToday
    single_sign_on: SingleSignOn | None = None
    """None: people sign in by name and password only."""
    https: bool = False
    four_eyes: bool = False
    """Who changed a flow may not publish it."""
    hosts: frozenset[str] = frozenset()
    """Names by which it may be called; empty: any."""
    proxies: tuple[Network, ...] = ()
    """Who is believed about from where and how a request came."""
    _publishing: Lock = field(default_factory=Lock)

    def publish(
        self,
        flows: Iterable[str] | None,
        author: str,
        note: str,
        more: Demands = NO_DEMANDS,
        skip: str = "",
    ) -> Published:
        """As `Publisher.publish`; one after the other, since voices are prepared meanwhile. Raises OwnWork where two
        people are needed."""
        with self._publishing:
            if self.four_eyes:
                self._refuse_own_work(flows, author)
            return self.installation.publisher().publish(flows, author, note, more, skip)

    def publish_due(self, due: Schedule) -> Published:
        """What was scheduled, as whoever scheduled it saw it where two people are needed. Raises as `publish`."""
        if self.four_eyes:
            refuse_unseen(self.store, due)
        return self.publish(due.flows, due.author, due.note)

    def schedule(self, flows: tuple[str, ...] | None, due: datetime, author: str, note: str) -> int:
        """Publish later; gives its number. Raises OwnWork where two people are needed."""
        if self.four_eyes:
            self._refuse_own_work(flows, author)
        return self.store.schedules.add(flows, due, author, note, seen_now(self.store, flows))

    def roll_back(self, release: str, author: str, note: str) -> Publication:
        """Make a release current again. Raises OwnWork where two people are needed."""
        if self.four_eyes:
            self._hold(author, lambda: refuse_own_return(self.store, release, author))
        return self.store.releases.rollback(release, author, note)

    def _refuse_own_work(self, flows: Iterable[str] | None, author: str) -> None:
        self._hold(author, lambda: refuse_own_work(self.store, flows, author))
        self._hold(author, lambda: refuse_own_recordings(self.recordings, author))

    def _hold(self, author: str, check: Callable[[], None]) -> None:
        """Put on record who wanted to publish own work."""
        try:
            check()
        except OwnWork as refusal:
            self.store.audit.note(author, "refused", "publish", str(refusal))
            raise

    def note(self, who: str, what: str, subject: str) -> None:
        """Write into the record of changes what happened outside the store."""
        self.store.audit.note(who, what, subject)

    def close(self) -> None:
        """End what was started; the installation is closed by whoever opened it."""
        self.wall.stop()
        self.proof.close()
        self.sources.close()

    @property
    def store(self) -> Store:
        return self.installation.store


def site_of(installation: Installation, clock: Callable[[], float] = time.monotonic) -> Site:
    """The designer of an installation."""
    store, settings = installation.store, installation.configuration.designer
    others = Others(store.drafts, installation.world, clock)
    drafts = DraftDesk(store)
    sounds = SoundDesk(installation.renderer)

    def published() -> Sequence[Version]:
        current = store.releases.current()
        return store.releases.texts(current.release) if current is not None else ()

    def uses() -> Mapping[tuple[str, str], Sequence[Use]]:
        return uses_of(store.drafts.list(), published())

    def uses_of_live_data(subjects: Collection[str] = SUBJECTS) -> Mapping[tuple[str, str], Sequence[LiveUse]]:
        return live_uses(others.installation_world().catalogue, store.drafts.list(), published(), subjects)

    def heard() -> Mapping[str, Heard] | None:
        current = store.releases.current()
        if current is None:
            return None
        documents = documents_of(store, store.releases.get(current.release).manifest)
        return {language: Heard(*contents_of(text)) for language, text in documents.items()} or None

    def voices_changed() -> None:
        sounds.forget_voices()
        others.forget()

    shelf = Shelf(installation.configuration.path("voices"), installation.voices, uses, store.recordings.newest, heard)
    recordings = RecordingDesk(shelf, store.recordings, voices_changed)
    desk = Desk(
        store.accounts,
        store.invitations,
        store.sign_ins,
        store.audit,
        Passwords(),
        Attempts(ATTEMPTS, WINDOW_S, clock),
        store.database.now,
    )

    def may_see(session: str) -> Audience | None:
        user = desk.user_of(session)
        if not can(user, "wall.see"):
            return None
        return CLEAR if can(user, "calls.see") else MASKED

    wall = WallDesk(store, may_see)
    return Site(
        installation=installation,
        desk=desk,
        people=PeopleDesk(
            store.accounts, store.invitations, store.sign_ins, Attempts(MOST_LINKS, LINKS_WINDOW_S, clock)
        ),
        drafts=drafts,
        others=others,
        checks=CheckSessions(),
        readers=Readers(),
        programs=DraftPrograms(store, others),
        conversations=ConversationBook(drafts),
        simulations=Sessions(clock),
        sources=HostDesk(installation.host_pool),
        live=LiveDesk(store, uses_of_live_data),
        presence=Board(clock),
        sounds=sounds,
        recordings=recordings,
        listening=ListeningDesk(recordings.content),
        proof=ProofWorker(),
        reports=ReportDesk(store),
        milestones=partial(uses_of_live_data, ["milestone"]),
        titles=lambda: titles_of(store.drafts.list(), published()),
        single_sign_on=single_sign_on_of(installation.configuration.oidc, desk, clock),
        wall=wall,
        today=TodayDesk(store.reports, store.database.now, clock),
        exits_today=ExitsToday(store.database, wall.releases.zone, store.database.now, clock),
        https=settings.https,
        four_eyes=settings.four_eyes,
        hosts=frozenset(settings.hosts),
        proxies=read_proxies(settings.proxies),
    )
