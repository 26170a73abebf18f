"""calendars: opening hours and holidays, as callers get them now."""

from __future__ import annotations

import json
from collections.abc import Mapping
from datetime import date, datetime
from pathlib import Path

import click

from ivrflow.cli.app import Session, cli, pass_session
from ivrflow.cli.live_data import existing, say_all, take_file
from ivrflow.model.calendar import WEEKDAYS, calendar_from_plain
from ivrflow.model.errors import Misuse

__all__ = ["calendars"]

SUBJECT = "calendar"


@cli.group(invoke_without_command=True)
@pass_session
@click.pass_context
def calendars(context: click.Context, session: Session) -> None:
    """Show and change opening hours and holidays.

    Changes hold from the next question on, also for calls in progress; nothing needs to be published.
    """
    if context.invoked_subcommand is None:
        say_all(session, SUBJECT)


@calendars.command()
@click.argument("name")
@pass_session
def show(session: Session, name: str) -> None:
    """Print a calendar in the form in which `set` takes it."""
    with session.installation() as installed:
        datum = existing(installed, SUBJECT, name)
    session.output.say(_as_toml(datum.value))
    session.output.document(datum.value)


@calendars.command("set")
@click.argument("file", type=click.Path(path_type=Path))
@pass_session
def set_calendar(session: Session, file: Path) -> None:
    """Take a calendar from a TOML file; its name is the file's."""
    take_file(session, SUBJECT, file)


@calendars.command()
@click.argument("name")
@click.argument("day", type=click.DateTime(["%Y-%m-%d"]), metavar="DATE")
@click.argument("title", default="")
@click.option("--remove", is_flag=True, help="It is an ordinary day after all.")
@pass_session
def holiday(session: Session, name: str, day: datetime, title: str, remove: bool) -> None:
    """Close on DATE: callers hear that it is a holiday."""
    with session.installation() as installed:
        datum = existing(installed, SUBJECT, name)
        holidays = dict(_table(datum.value, "holidays"))
        key = day.date().isoformat()
        if remove and key not in holidays:
            raise Misuse(f"{key} is no holiday of {name}; `ivrflow calendars show {name}` lists them")
        if remove:
            del holidays[key]
        else:
            holidays[key] = title or "holiday"
        changed = {**datum.value, "holidays": dict(sorted(holidays.items()))}
        revision = installed.store.live.put(SUBJECT, name, changed, session.author)
    special = key in _table(changed, "special")
    session.output.say(f"{name}: {key} is {'an ordinary day' if remove else 'a holiday'} (revision {revision})")
    if special and not remove:
        session.output.warn(f"{name}: {key} has special hours as well; they win, and callers are told that it is open")
    session.output.document({"name": name, "revision": revision, "holidays": holidays})


def _table(value: Mapping[str, object], name: str) -> Mapping[str, object]:
    table = value.get(name, {})
    assert isinstance(table, Mapping), "calendars are checked before they are stored"
    return table


WORDS = ("title", "zone", "country", "subdivision")


def _as_toml(value: Mapping[str, object]) -> str:
    calendar_from_plain("", value)
    lines = [f"{name} = {json.dumps(value[name], ensure_ascii=False)}" for name in WORDS if name in value]
    lines += [f"{day} = {json.dumps(value[day])}" for day in WEEKDAYS if value.get(day)]
    for name in ("holidays", "special"):
        if entries := _table(value, name):
            lines += ["", f"[{name}]"]
            lines += [
                f"{date.fromisoformat(day)} = {json.dumps(entry, ensure_ascii=False)}" for day, entry in entries.items()
            ]
    return "\n".join(lines)
