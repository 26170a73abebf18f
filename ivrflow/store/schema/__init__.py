"""The tables. Written for SQLite and PostgreSQL alike; every row belongs to a workspace.

columns.py      what all tables are made of         operation.py    the store itself, live data, leases
authoring.py    drafts                              publishing.py   versions, releases, routes
journals.py     calls, and what happened in each    people.py       accounts, and the record of changes
voices.py       recordings                          ../reports/tables.py: sums of calls
"""

from __future__ import annotations

from ivrflow.store.schema.authoring import draft_revisions, drafts, folder_marks
from ivrflow.store.schema.columns import METADATA, UtcTime
from ivrflow.store.schema.journals import calls, steps
from ivrflow.store.schema.operation import counters, leases, live_data, meta
from ivrflow.store.schema.people import accounts, audit, invitations, sign_ins
from ivrflow.store.schema.publishing import (
    publications,
    release_entries,
    release_versions,
    releases,
    routes,
    schedules,
    versions,
)
from ivrflow.store.schema.voices import recording_contents, recording_versions, voice_documents

__all__ = [
    "METADATA",
    "VERSION",
    "UtcTime",
    "accounts",
    "audit",
    "calls",
    "counters",
    "draft_revisions",
    "drafts",
    "folder_marks",
    "invitations",
    "leases",
    "live_data",
    "meta",
    "publications",
    "recording_contents",
    "recording_versions",
    "release_entries",
    "release_versions",
    "releases",
    "routes",
    "schedules",
    "sign_ins",
    "steps",
    "versions",
    "voice_documents",
]

VERSION = 13
"""Of the tables. A change to one needs a rung in `ladder.py`."""
