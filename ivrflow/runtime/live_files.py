"""Live data as it is written beside the flows: calendars, lists and tables, one TOML file each.

A fresh store begins with them; checks and simulations, which open no store, use them as they are.
"""

from __future__ import annotations

import tomllib
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import UTC, date, datetime, time
from pathlib import Path

from ivrflow.compiler.world import World
from ivrflow.model.calendar import calendar_from_plain
from ivrflow.model.errors import BadDocument, Unavailable
from ivrflow.model.live import LiveDatum
from ivrflow.model.shared_list import checked_list
from ivrflow.model.shared_table import checked_table, columns_of
from ivrflow.runtime.configuration import Configuration
from ivrflow.runtime.public_holidays import with_public_holidays, years_around

__all__ = ["SUBJECTS", "live_files", "read_live_file", "with_live_data"]

Plain = Mapping[str, object]


def _checked_calendar(name: str, plain: Plain) -> Plain:
    calendar_from_plain(name, with_public_holidays(name, plain, years_around(datetime.now(UTC).date())))
    return plain


SUBJECTS: Mapping[str, Callable[[str, Plain], Plain]] = {
    "calendar": _checked_calendar,
    "list": checked_list,
    "table": checked_table,
}
"""Subject → what turns a file's content into what is stored; raises ValueError. The folder is the configuration's path
of that name, in the plural."""


def live_files(configuration: Configuration) -> tuple[LiveDatum, ...]:
    """All that is written beside the flows, by subject and name. Raises BadDocument, Unavailable."""
    return tuple(
        read_live_file(subject, path)
        for subject in SUBJECTS
        for path in sorted(configuration.path(f"{subject}s").glob("*.toml"))
    )


def read_live_file(subject: str, path: Path) -> LiveDatum:
    """A datum from a TOML file, named as the file. Raises BadDocument, Unavailable."""
    try:
        value = SUBJECTS[subject](path.stem, _as_json(tomllib.loads(path.read_text("utf-8"))))
    except OSError as error:
        raise Unavailable(f"{path}: cannot be read ({error.strerror})") from error
    except (tomllib.TOMLDecodeError, UnicodeDecodeError, ValueError) as problem:
        raise BadDocument(str(path), 1, str(problem)) from problem
    return LiveDatum(subject, path.stem, "file", value)


def with_live_data(world: World, data: Iterable[LiveDatum]) -> World:
    """A world that knows this live data too. A table that it knew already has the columns given here."""
    names: dict[str, set[str]] = {subject: set() for subject in SUBJECTS}
    tables = dict(world.tables)
    for datum in data:
        names[datum.subject].add(datum.name)
        if datum.subject == "table":
            tables[datum.name] = columns_of(datum.name, datum.value)
    return replace(
        world,
        calendars=(world.calendars or frozenset()) | names["calendar"],
        lists=(world.lists or frozenset()) | names["list"],
        tables=tables,
    )


def _as_json(plain: dict[str, object]) -> dict[str, object]:
    """TOML has dates and times of its own; live data is JSON."""
    return {str(key): _json(value) for key, value in plain.items()}


def _json(value: object) -> object:
    match value:
        case dict():
            return {str(key): _json(entry) for key, entry in value.items()}
        case list():
            return [_json(entry) for entry in value]
        case date() | time():
            return value.isoformat()
    return value
