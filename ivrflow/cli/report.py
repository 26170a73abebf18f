"""report: how much happened, by period, flow, route, node, service, class of customer, language and queue."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import UTC, datetime
from pathlib import Path
from typing import Any

import click

from ivrflow.cli.app import Session, cli, pass_session
from ivrflow.model.errors import Misuse, Unavailable
from ivrflow.runtime.report_files import Cell, Sheet, as_csv, as_xlsx, sheet_of, sheet_of_services
from ivrflow.store.reports.measures import MEASURES
from ivrflow.store.reports.periods import UNITS
from ivrflow.store.reports.saved import AskedFor
from ivrflow.store.reports.spans import AUTO, SPANS
from ivrflow.store.reports.tables import DIMENSIONS

__all__ = ["report"]

USUAL = ("offered", "answered", "contained", "handed_off", "abandoned", "failed", "mean_duration", "p95_duration")


@cli.group()
def report() -> None:
    """Tell how much happened: calls, nodes, services, customers.

    The numbers are sums that are kept as calls end; `ivrflow report measures` explains them.
    """


_WHEN = click.option(
    "--when", default="last 30 days", show_default=True, help=f"{', '.join(SPANS)}, or dates: 2026-03-01..2026-03-31."
)
_ZONE = click.option("--zone", default="UTC", show_default=True, help="Whose days are meant, such as Asia/Shanghai.")
_MEASURES = click.option(
    "--measure", "measures", multiple=True, type=click.Choice(tuple(MEASURES)), metavar="NAME", help="What is counted."
)
_UNIT = click.option("--by", "unit", type=click.Choice((*UNITS, AUTO)), help="A row for each.")
_GROUP_BY = click.option(
    "--per", "group_by", multiple=True, type=click.Choice(DIMENSIONS), help="Told apart by this; may be repeated."
)
_ONLY = click.option("--only", multiple=True, metavar="NAME=VALUE", help="Only these, such as flow=telebank.")
_CSV = click.option("--csv", "csv_file", type=click.Path(path_type=Path), help="Write a CSV file.")
_XLSX = click.option("--xlsx", "xlsx_file", type=click.Path(path_type=Path), help="Write a workbook.")


@report.command()
@click.argument("name", required=False)
@_WHEN
@_ZONE
@_MEASURES
@_UNIT
@_GROUP_BY
@_ONLY
@_CSV
@_XLSX
@pass_session
def show(session: Session, /, name: str | None, csv_file: Path | None, xlsx_file: Path | None, **asked: Any) -> None:
    """Show a report: the one that was saved as NAME, or what the options ask for."""
    with session.installation() as installed:
        reports = installed.store.reports
        if name is not None:
            if any(map(_was_given, asked)):
                raise Misuse(f'"{name}" says what it shows; leave out the options, or the name')
            asked_for = reports.saved.named(name).asked_for
        else:
            asked_for = _asked_for(asked)
        answer = reports.answer(asked_for.question(datetime.now(UTC)))
    _tell(session, sheet_of(answer), name or "Report", csv_file, xlsx_file)


@report.command()
@_WHEN
@_ZONE
@_ONLY
@_CSV
@_XLSX
@pass_session
def services(
    session: Session, when: str, zone: str, only: tuple[str, ...], csv_file: Path | None, xlsx_file: Path | None
) -> None:
    """Show how many customers used how many services, and which."""
    question = AskedFor(("services",), when, zone, only=_filters(only)).question(datetime.now(UTC))
    with session.installation() as installed:
        use = installed.store.reports.services_by_customer(question)
    _tell(session, sheet_of_services(use), "Services", csv_file, xlsx_file)


@report.command()
@click.argument("name")
@_WHEN
@_ZONE
@_MEASURES
@_UNIT
@_GROUP_BY
@_ONLY
@pass_session
def save(session: Session, /, name: str, **asked: Any) -> None:
    """Keep a report as NAME, for everybody; one of the same name is replaced."""
    with session.installation() as installed:
        saved = installed.store.reports.saved.save(name, _asked_for(asked), session.author)
    session.output.say(f"{saved.name}: saved; `ivrflow report show {saved.name!r}` shows it")
    session.output.document({"name": saved.name})


@report.command("list")
@pass_session
def list_saved(session: Session) -> None:
    """Show the reports that were saved."""
    with session.installation() as installed:
        saved = installed.store.reports.saved.list()
    session.output.table(
        ("report", "when", "by", "measures", "author"),
        [
            (
                each.name,
                each.asked_for.when,
                ", ".join(filter(None, (each.asked_for.unit, *each.asked_for.group_by))),
                ", ".join(each.asked_for.measures),
                each.author,
            )
            for each in saved
        ],
    )
    session.output.document([{"name": each.name, "when": each.asked_for.when, "author": each.author} for each in saved])


@report.command()
@click.argument("name")
@pass_session
def remove(session: Session, name: str) -> None:
    """Forget the report that was saved as NAME."""
    with session.installation() as installed:
        saved = installed.store.reports.saved
        saved.remove(saved.named(name).number, session.author)
    session.output.say(f"{name}: removed")
    session.output.document({"name": name})


@report.command("measures")
@pass_session
def list_measures(session: Session) -> None:
    """Show what can be counted, and by what it can be told apart."""
    rows = [
        (name, measure.title, measure.unit, ", ".join(("flow", "release", "route", *measure.told_apart_by)))
        for name, measure in MEASURES.items()
    ]
    session.output.table(("measure", "what it is", "unit", "per"), rows)
    session.output.document([dict(zip(("measure", "title", "unit", "per"), row, strict=True)) for row in rows])


@report.command()
@click.option("--since", type=click.DateTime(("%Y-%m-%d",)), help="Only the days from then on (UTC).")
@pass_session
def rebuild(session: Session, since: datetime | None) -> None:
    """Make the sums anew from the records of calls. Engines may go on meanwhile."""
    with session.installation() as installed, session.output.progress("counting days") as progress:
        days = installed.store.reports.recount(since and since.replace(tzinfo=UTC), progress)
    session.output.say(f"{days} days counted")
    session.output.document({"days": days})


def _was_given(option: str) -> bool:
    source = click.get_current_context().get_parameter_source(option)
    return source is not click.core.ParameterSource.DEFAULT


def _asked_for(asked: Mapping[str, Any]) -> AskedFor:
    """What the options of `show` and `save` say."""
    return AskedFor(
        asked["measures"] or USUAL,
        asked["when"],
        asked["zone"],
        asked["unit"] or "",
        asked["group_by"],
        _filters(asked["only"]),
    )


def _filters(written: tuple[str, ...]) -> tuple[tuple[str, tuple[str, ...]], ...]:
    """Values of the same name are alternatives."""
    filters: dict[str, list[str]] = {}
    for each in written:
        name, equals, value = each.partition("=")
        if not equals:
            raise Misuse(f"--only {each}: write NAME=VALUE, such as flow=telebank")
        filters.setdefault(name, []).append(value)
    return tuple((name, tuple(values)) for name, values in filters.items())


def _tell(session: Session, sheet: Sheet, title: str, csv_file: Path | None, xlsx_file: Path | None) -> None:
    for path, content in ((csv_file, as_csv(sheet)), (xlsx_file, as_xlsx(sheet, title) if xlsx_file else b"")):
        if path is not None:
            _write(path, content)
            session.output.say(f"{path}: {len(sheet.rows)} rows")
    headings = [heading for heading, _ in sheet.columns]
    if csv_file is None and xlsx_file is None:
        units = [unit for _, unit in sheet.columns]
        shown = [[_shown(cell, unit) for cell, unit in zip(row, units, strict=True)] for row in sheet.rows]
        session.output.table(headings, shown)
    session.output.document([dict(zip(headings, row, strict=True)) for row in sheet.rows])


def _write(path: Path, content: bytes) -> None:
    try:
        path.write_bytes(content)
    except OSError as error:
        raise Unavailable(f"{path}: cannot be written ({error.strerror})") from error


def _shown(cell: Cell, unit: str) -> str:
    if cell is None:
        return "-"
    if isinstance(cell, str):
        return cell
    return f"{100 * cell:.1f} %" if unit == "part" else f"{cell:.1f}" if unit == "s" else f"{cell:,.0f}"
