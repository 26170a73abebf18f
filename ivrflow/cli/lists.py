"""lists: who is blocked, who goes first."""

from __future__ import annotations

import json
from collections.abc import Callable
from dataclasses import replace
from pathlib import Path

import click

from ivrflow.cli.app import Session, cli, pass_session
from ivrflow.cli.live_data import existing, keep, say_all, take_file
from ivrflow.model.errors import Misuse
from ivrflow.model.shared_list import checked_list

__all__ = ["lists"]

SUBJECT = "list"


@cli.group(invoke_without_command=True)
@pass_session
@click.pass_context
def lists(context: click.Context, session: Session) -> None:
    """Show and change lists: callers who are blocked, customers who go first.

    Changes hold from the next question on, also for calls in progress; nothing needs to be published.
    """
    if context.invoked_subcommand is None:
        say_all(session, SUBJECT)


@lists.command()
@click.argument("name")
@pass_session
def show(session: Session, name: str) -> None:
    """Print a list in the form in which `set` takes it."""
    with session.installation() as installed:
        value = existing(installed, SUBJECT, name).value
    lines = [f"title = {json.dumps(value['title'], ensure_ascii=False)}"] if "title" in value else []
    entries = [f"    {json.dumps(entry, ensure_ascii=False)}," for entry in _entries(value)]
    session.output.say("\n".join([*lines, "entries = [", *entries, "]"]))
    session.output.document(value)


@lists.command("set")
@click.argument("file", type=click.Path(path_type=Path))
@pass_session
def set_list(session: Session, file: Path) -> None:
    """Take a list from a TOML file; its name is the file's."""
    take_file(session, SUBJECT, file)


@lists.command()
@click.argument("name")
@click.argument("entry")
@pass_session
def add(session: Session, name: str, entry: str) -> None:
    """Put ENTRY on a list; `+4490*` stands for everything that begins so."""
    _change(session, name, lambda entries: [*entries, entry])


@lists.command()
@click.argument("name")
@click.argument("entry")
@pass_session
def remove(session: Session, name: str, entry: str) -> None:
    """Take ENTRY off a list."""

    def without(entries: list[str]) -> list[str]:
        if entry not in entries:
            raise Misuse(f'"{entry}" is not on the list {name}; `ivrflow lists show {name}` tells who is')
        return [each for each in entries if each != entry]

    _change(session, name, without)


def _change(session: Session, name: str, change: Callable[[list[str]], list[str]]) -> None:
    with session.installation() as installed:
        datum = existing(installed, SUBJECT, name)
    try:
        value = checked_list(name, {**datum.value, "entries": change(_entries(datum.value))})
    except ValueError as problem:
        raise Misuse(str(problem)) from problem
    keep(session, replace(datum, value=value))


def _entries(value: object) -> list[str]:
    assert isinstance(value, dict), "lists are checked before they are stored"
    return [str(entry) for entry in value["entries"]]
