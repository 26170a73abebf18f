"""What the commands for calendars, lists and tables have in common."""

from __future__ import annotations

from pathlib import Path

from ivrflow.cli.app import Session
from ivrflow.model.errors import Misuse
from ivrflow.model.live import LiveDatum
from ivrflow.runtime.live_files import read_live_file
from ivrflow.runtime.wiring import Installation

__all__ = ["existing", "keep", "say_all", "take_file"]


def say_all(session: Session, subject: str) -> None:
    """The table of all of a subject."""
    with session.installation() as installed:
        found = installed.store.live.list(subject)
    rows = [(datum.name, str(datum.value.get("title", "")), datum.revision) for datum in found]
    session.output.table((subject, "title", "revision"), rows)
    session.output.document([{"name": name, "title": title, "revision": revision} for name, title, revision in rows])


def existing(installed: Installation, subject: str, name: str) -> LiveDatum:
    """The datum as callers get it now. Raises Misuse when there is none of that name."""
    live = installed.store.live
    datum = live.get(subject, name)
    if datum is None:
        known = ", ".join(each.name for each in live.list(subject)) or f"none; `ivrflow {subject}s set FILE` adds one"
        raise Misuse(f'there is no {subject} "{name}"; there are: {known}')
    return datum


def take_file(session: Session, subject: str, file: Path) -> None:
    """Store what a file holds under the file's name."""
    keep(session, read_live_file(subject, file))


def keep(session: Session, datum: LiveDatum) -> None:
    """Store a datum and tell its revision."""
    with session.installation() as installed:
        revision = installed.store.live.put(datum.subject, datum.name, datum.value, session.author)
    session.output.say(f"{datum.name}: revision {revision}")
    session.output.document({"name": datum.name, "revision": revision})
