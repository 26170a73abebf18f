"""A whole store in one hand."""

from __future__ import annotations

from pathlib import Path

from ivrflow.model.cdr import Cdr
from ivrflow.store.accounts import Accounts
from ivrflow.store.audit import Audit
from ivrflow.store.call_list import CallList
from ivrflow.store.calls import Calls
from ivrflow.store.counters import Serials, read_serials
from ivrflow.store.database import Clock, Database, open_database, utc_now
from ivrflow.store.drafts import Drafts
from ivrflow.store.folder import Folder
from ivrflow.store.invitations import Invitations
from ivrflow.store.journal_writer import DEFAULT_LIMITS, JournalLimits, JournalWriter
from ivrflow.store.leases import Leases
from ivrflow.store.live_data import LiveData, LiveReader
from ivrflow.store.recordings import Recordings
from ivrflow.store.recovery import NodeReached, recover
from ivrflow.store.releases import Releases
from ivrflow.store.reports.reports import Reports
from ivrflow.store.routes import Routes
from ivrflow.store.schedules import Schedules
from ivrflow.store.shared_secrets import SharedSecrets
from ivrflow.store.sign_ins import SignIns
from ivrflow.store.whereabouts import Whereabouts

__all__ = ["Store", "open_store"]


class Store:
    """One workspace: `store.drafts.save(…)`, `store.releases.publish(…)`, `store.calls.find(…)`."""

    def __init__(self, database: Database) -> None:
        self.database = database
        self.drafts = Drafts(database)
        self.releases = Releases(database)
        self.routes = Routes(database)
        self.live = LiveData(database)
        self.calls = Calls(database)
        self.call_list = CallList(database)
        self.leases = Leases(database)
        self.audit = Audit(database)
        self.accounts = Accounts(database)
        self.invitations = Invitations(database)
        self.sign_ins = SignIns(database)
        self.recordings = Recordings(database)
        self.schedules = Schedules(database)
        self.secrets = SharedSecrets(database)
        self.reports = Reports(database)
        self.whereabouts = Whereabouts(database)

    def serials(self) -> Serials:
        """Whether something was published or a route changed: for an engine to ask several times a second."""
        return read_serials(self.database)

    def folder(self, name: str) -> Folder:
        """A folder of flow files, for push and pull; `name` tells it from other clones."""
        return Folder(self.database, name)

    def journal_writer(self, engine: str, limits: JournalLimits = DEFAULT_LIMITS) -> JournalWriter:
        """The port `Journal` for an engine of this name; close it."""
        return JournalWriter(self.database, engine, limits)

    def live_reader(self) -> LiveReader:
        """The port `Live`; close it."""
        return LiveReader(self.live)

    def recover(self, engine: str, node_reached: NodeReached = lambda offered, steps: "") -> tuple[Cdr, ...]:
        """Close the calls that an engine of this name left open when it died."""
        return recover(self.database, engine, node_reached)

    def close(self) -> None:
        self.database.close()


def open_store(where: str | Path, workspace: str = "default", clock: Clock = utc_now) -> Store:
    """Open or make a store. Raises Misuse, Unavailable: see `open_database`."""
    store = Store(open_database(where, workspace, clock))
    store.reports.count_what_is_due()
    return store
