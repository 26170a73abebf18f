"""host: the company's data, seen from the command line."""

from __future__ import annotations

from pathlib import Path

import click

from ivrflow.cli.app import FINDINGS, Session, cli, pass_session
from ivrflow.model.errors import Misuse

__all__ = ["host"]


@cli.group()
def host() -> None:
    """Load a company's data, and check what flows may ask of it."""


@host.command()
@click.argument("csv", type=click.Path(path_type=Path))
@click.argument("database", type=click.Path(path_type=Path))
@pass_session
def load(session: Session, csv: Path, database: Path) -> None:
    """Load a CSV file, or a folder of them, into a SQLite database.

    A file that has not changed is skipped; a table with a key keeps what others added to it.
    """
    with session.installation() as installed, session.output.progress("loading rows") as bar:
        loaded = installed.load_csv(csv, database, lambda table, rows: bar(rows, 0))
    for table in loaded:
        session.output.say(f"{table.name}: {'unchanged' if table.skipped else f'{table.rows} rows'}")
    session.output.document([{"table": each.name, "rows": each.rows, "skipped": each.skipped} for each in loaded])


@host.command("check")
@click.argument("sources", nargs=-1)
@pass_session
@click.pass_context
def check_hosts(context: click.Context, session: Session, sources: tuple[str, ...]) -> None:
    """Try SOURCES, or all: can they be opened, can they answer what their statements ask?

    Exit code 1 when one cannot.
    """
    with session.installation() as installed:
        problems = installed.host_problems()
    if unknown := sorted(set(sources) - set(problems)):
        raise Misuse(f'there is no source "{unknown[0]}"; there are {", ".join(problems) or "none"}')
    problems = {source: found for source, found in problems.items() if source in sources or not sources}
    if not problems:
        session.output.say("there are no host sources; declare one in flows/hosts (docs/guide/host-data.md)")
    for source, found in problems.items():
        session.output.say(f"{source}: {f'{len(found)} problems' if found else 'fine'}")
        for problem in found:
            session.output.say(f"  {problem}")
    session.output.document({source: list(found) for source, found in problems.items()})
    context.exit(FINDINGS if any(problems.values()) else 0)
