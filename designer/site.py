"""What the routes work with: the installation, and the desks at which things are done."""

from __future__ import annotations

import time
from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from threading import Lock

from designer.accounts.attempts import Attempts
from designer.accounts.desk import Desk
from designer.accounts.passwords import Passwords
from designer.conversations.book import ConversationBook
from designer.documents.readers import Readers
from designer.documents.sessions import CheckSessions
from designer.drafts.desk import DraftDesk
from designer.drafts.others import Others
from designer.drafts.programs import DraftPrograms
from designer.hosts.asking import HostDesk
from designer.live.desk import LiveDesk
from designer.presence.board import Board
from designer.prompts.sounds import SoundDesk
from designer.proof.worker import ProofWorker
from designer.simulator.sessions import Sessions
from ivrflow.runtime.gates import NO_DEMANDS, Demands
from ivrflow.runtime.publishing import Published
from ivrflow.runtime.wiring import Installation
from ivrflow.store.store import Store

__all__ = ["Site", "site_of"]

ATTEMPTS = 5
WINDOW_S = 15 * 60.0


@dataclass(slots=True)
class Site:
    """One designer. Its members may be used by several threads at once."""

    installation: Installation
    desk: Desk
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
    proof: ProofWorker
    https: bool = False
    hosts: frozenset[str] = frozenset()
    """Names by which it may be called; empty: any."""
    _publishing: Lock = field(default_factory=Lock)

    def publish(
        self,
        flows: Iterable[str] | None,
        author: str,
        note: str,
        more: Demands = NO_DEMANDS,
        skip: str = "",
    ) -> Published:
        """As `Publisher.publish`; one after the other, since voices are prepared meanwhile."""
        with self._publishing:
            return self.installation.publisher().publish(flows, author, note, more, skip)

    def close(self) -> None:
        """End what was started; the installation is closed by whoever opened it."""
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
    return Site(
        installation=installation,
        desk=Desk(store.accounts, Passwords(), Attempts(ATTEMPTS, WINDOW_S, clock), store.database.now),
        drafts=drafts,
        others=others,
        checks=CheckSessions(),
        readers=Readers(),
        programs=DraftPrograms(store, others),
        conversations=ConversationBook(drafts),
        simulations=Sessions(clock),
        sources=HostDesk(installation.host_pool),
        live=LiveDesk(store),
        presence=Board(clock),
        sounds=SoundDesk(installation.renderer),
        proof=ProofWorker(),
        https=settings.https,
        hosts=frozenset(settings.hosts),
    )
