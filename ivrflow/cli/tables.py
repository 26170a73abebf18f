"""tables: what flows look up by a key, kept by business staff."""

from __future__ import annotations

import json
from collections.abc import Mapping
from pathlib import Path

import click

from ivrflow.cli.app import Session, cli, pass_session
from ivrflow.cli.live_data import existing, keep, say_all
from ivrflow.model.errors import Misuse
from ivrflow.model.live import LiveDatum
from ivrflow.model.shared_table import columns_of
from ivrflow.runtime.live_files import read_live_file

__all__ = ["tables"]

SUBJECT = "table"


@cli.group(invoke_without_command=True)
@pass_session
@click.pass_context
def tables(context: click.Context, session: Session) -> None:
    """Show and change tables: the branch of an area code, the fee of a product.

    Changes of rows hold from the next question on, also for calls in progress; nothing needs to be published.
    """
    if context.invoked_subcommand is None:
        say_all(session, SUBJECT)


@tables.command()
@click.argument("name")
@pass_session
def show(session: Session, name: str) -> None:
    """Print a table in the form in which `set` takes it."""
    with session.installation() as installed:
        value = existing(installed, SUBJECT, name).value
    session.output.say(_as_toml(value))
    session.output.document(value)


@tables.command("set")
@click.argument("file", type=click.Path(path_type=Path))
@click.option("--force", is_flag=True, help="Also when columns go away or get another type.")
@pass_session
def set_table(session: Session, file: Path, force: bool) -> None:
    """Take a table from a TOML file; its name is the file's.

    Published flows rely on the columns: new ones may be added, the others stay as they are.
    """
    datum = read_live_file(SUBJECT, file)
    with session.installation() as installed:
        before = installed.store.live.get(SUBJECT, datum.name)
    if before is not None and not force:
        _refuse_lost_columns(before, datum)
    keep(session, datum)


def _refuse_lost_columns(before: LiveDatum, after: LiveDatum) -> None:
    now = columns_of(after.name, after.value)
    for column, kind in columns_of(before.name, before.value).items():
        if now.get(column) != kind:
            what = f"is {now[column]} now, and was {kind}" if column in now else "is missing now"
            raise Misuse(
                f"{after.name}: the column {column} {what}; flows that look it up would fail. "
                "Publish flows without it first, then use --force"
            )


def _as_toml(value: Mapping[str, object]) -> str:
    lines = [f"title = {_literal(value['title'])}", ""] if "title" in value else []
    columns, rows = value["columns"], value.get("rows", {})
    assert isinstance(columns, Mapping), "tables are checked before they are stored"
    assert isinstance(rows, Mapping), "tables are checked before they are stored"
    lines += ["[columns]", *(f"{column} = {_literal(kind)}" for column, kind in columns.items()), "", "[rows]"]
    for key, row in rows.items():
        cells = ", ".join(f"{column} = {_literal(cell)}" for column, cell in row.items())
        lines.append(f"{_literal(key)} = {{ {cells} }}")
    return "\n".join(lines)


def _literal(value: object) -> str:
    return json.dumps(value, ensure_ascii=False)
