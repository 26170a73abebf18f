"""host: the company's data, seen from the command line."""

from __future__ import annotations

from pathlib import Path

import click

from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.host.checking import check_source
from ivrflow.host.csv_loading import load_csv
from ivrflow.host.declarations import read_sources
from ivrflow.runtime.configuration import resolve_secret

__all__ = ["host"]


@cli.group()
def host() -> None:
    """The company's data: load it, check what flows may ask of it."""


@host.command()
@click.argument("csv", type=click.Path(path_type=Path))
@click.argument("database", type=click.Path(path_type=Path))
@pass_session
def load(session: Session, csv: Path, database: Path) -> None:
    """Load a CSV file, or a folder of them, into a SQLite database.

    A file that has not changed is skipped; a table with a key keeps what others added to it.
    """
    with session.output.progress("loading") as bar:
        loaded = load_csv(csv, database, lambda table, rows: bar(rows or 0, 0))
    for table in loaded:
        session.output.say(f"{table.name}: {'unchanged' if table.skipped else f'{table.rows} rows'}")
    session.output.document([{"table": each.name, "rows": each.rows, "skipped": each.skipped} for each in loaded])


@host.command("check")
@pass_session
@click.pass_context
def check_hosts(context: click.Context, session: Session) -> None:
    """Try every source: can it be opened, can it answer what its statements ask?"""
    configuration = session.configuration()
    problems: dict[str, list[str]] = {}
    for source in read_sources(configuration.path("hosts")):
        found = check_source(source, resolve_secret, configuration.folder)
        problems[source.name] = list(found)
        session.output.say(f"{source.name}: {len(source.statements)} statements, {len(found)} problems")
        for problem in found:
            session.output.say(f"  {problem}")
    session.output.document(problems)
    context.exit(FINDINGS if any(problems.values()) else 0)
