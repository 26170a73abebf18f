"""Reads the files in which a developer or DBA declares a source and its statements.

# flows/hosts/bank.toml: the source is called `bank`
[source]
url       = "sqlite:///bank.db"          # or env:BANK_URL, file:/run/secrets/bank_url
pool      = 4                            # queries at once
read_only = true
zone      = "Asia/Shanghai"              # of dates and times without one; UTC when left out

The url tells what kind of source it is: `https://…` a service (http/dialect.py), `smtp://…` a mail server
(mail/dialect.py), anything else a database (sql/dialect.py). Where it is a reference, `kind = "http"` tells it.
"""

from __future__ import annotations

import hashlib
import json
import re
from collections.abc import Iterable, Mapping
from datetime import UTC, tzinfo
from pathlib import Path
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ivrflow.host.declared import DeclaredStatement, HostSource, ResultColumn, Settings
from ivrflow.host.dialect import Dialect
from ivrflow.host.document import Document, Entry, Table
from ivrflow.host.http.dialect import HttpDialect
from ivrflow.host.mail.dialect import MailDialect
from ivrflow.host.parameters import NAME, read_parameters, read_results
from ivrflow.host.secrets import is_reference
from ivrflow.host.sql.dialect import SqlDialect
from ivrflow.model.errors import Unavailable
from ivrflow.model.statements import Statement

__all__ = ["read_source", "read_sources"]

DIALECTS: Mapping[str, Dialect] = {"sql": SqlDialect(), "http": HttpDialect(), "smtp": MailDialect()}
SCHEME = re.compile(r"(http|smtp)s?://", re.IGNORECASE)
SOURCE_KEYS = {
    "url": str,
    "kind": str,
    "pool": int,
    "timeout_ms": int,
    "read_only": bool,
    "zone": str,
    "help": str,
}
STATEMENT_KEYS = {"parameters": dict, "write": bool, "timeout_ms": int, "help": str}


def read_sources(folder: Path) -> tuple[HostSource, ...]:
    """All `*.toml` of a folder, by name; none when there is no such folder. Raises BadDocument, Unavailable."""
    try:
        return tuple(read_source(path.read_text("utf-8"), str(path)) for path in sorted(folder.glob("*.toml")))
    except OSError as error:
        raise Unavailable(f"{error.filename}: cannot be read ({error.strerror})") from error
    except UnicodeDecodeError as error:
        raise Unavailable(f"{folder}: a file is not UTF-8 ({error}); save it as UTF-8") from error


def read_source(text: str, path: str) -> HostSource:
    """One source. Its name is that of the file. Raises BadDocument for the first thing that is wrong."""
    return _Reader(Document(text, path)).source()


class _Reader:
    def __init__(self, document: Document) -> None:
        self._document = document
        self._name = Path(document.path).stem
        self._source: Table = {}
        self._dialect: Dialect = DIALECTS["sql"]
        self._settings: Settings = None

    def source(self) -> HostSource:
        document = self._document
        if not NAME.fullmatch(self._name):
            raise document.fault(f'"{self._name}" cannot name a source; use small letters, digits and _')
        document.check_keys(document.table, {"source": dict, "statements": dict}, "")
        if "source" not in document.table:
            raise document.fault('[source] is missing; begin with [source] and url = "sqlite:///…"')
        self._source = table = document.table["source"]
        if not isinstance(table.get("url", ""), str) or not isinstance(table.get("kind", ""), str):
            raise document.fault("url and kind must be texts", "source", "url")
        kind = self._kind(table)
        self._dialect = dialect = DIALECTS[kind]
        document.check_keys(table, {**SOURCE_KEYS, **dialect.source_keys}, "source")
        if not table.get("url"):
            raise document.fault('url is missing; write url = "sqlite:///bank.db" or url = "env:BANK_URL"', "source")
        document.check_range(table, "pool", (1, 64), "source")
        document.check_range(table, "timeout_ms", dialect.timeouts_ms, "source")
        zone = self._zone(table.get("zone"))
        self._settings = dialect.settings(document, table)
        statements = {
            key: self._statement(key, declared) for key, declared in document.table.get("statements", {}).items()
        }
        pool, read_only = table.get("pool", 4), table.get("read_only", dialect.read_only)
        return HostSource(self._name, table["url"], pool, read_only, zone, document.path, statements, self._settings)

    def _kind(self, table: Table) -> str:
        url, told = table.get("url", ""), table.get("kind", "")
        scheme = SCHEME.match(url)
        seen = scheme[1].lower() if scheme else "sql"
        if not told:
            return seen
        if told not in DIALECTS:
            raise self._document.fault(f'kind is one of {", ".join(DIALECTS)}, not "{told}"', "source", "kind")
        if told != seen and not is_reference(url):
            raise self._document.fault(f'kind = "{told}" does not fit the url, which is {seen}', "source", "kind")
        return str(told)

    def _statement(self, name: str, table: object) -> DeclaredStatement:
        document, dialect, place = self._document, self._dialect, f"statements.{name}"
        if not NAME.fullmatch(name):
            raise document.fault(f'"{name}" cannot name a statement; use small letters, digits and _', place)
        if not isinstance(table, dict):
            needed = next(iter(dialect.statement_keys))
            raise document.fault(f"{name} must be a table: [statements.{name}] with {needed} = …", place)
        known = {**dialect.statement_keys, **STATEMENT_KEYS, **({"results": dict} if dialect.results else {})}
        document.check_keys(table, known, place)
        document.check_range(table, "timeout_ms", dialect.timeouts_ms, place)
        entry = Entry(document, place, table, read_parameters(document, place, table))
        if entry.write and self._source.get("read_only", dialect.read_only):
            raise entry.fault(f"{name} writes, but the source is read only; set read_only = false in [source]")
        inside = dialect.inside(entry)
        columns = read_results(entry, dialect)
        if not columns and not entry.write:
            raise entry.fault(f'{name} has no results; write results = {{ balance = "number" }}')
        timeout_ms: int = {"timeout_ms": dialect.timeout_ms, **self._source, **table}["timeout_ms"]
        decisive = [self._name, name, dialect.hashed(inside, self._settings), entry.write, timeout_ms]
        statement = Statement(
            self._name,
            name,
            tuple(entry.parameters.items()),
            tuple((column.name, column.type) for column in columns),
            entry.write,
            timeout_ms,
            table.get("help", ""),
            _hash([*decisive, self._source.get("zone", "UTC")], entry, columns),
            tuple((column.name, column.currency) for column in columns if column.currency),
        )
        return DeclaredStatement(statement, inside, columns, document.line_of(place))

    def _zone(self, name: str | None) -> tzinfo:
        try:
            return ZoneInfo(name) if name else UTC
        except (ZoneInfoNotFoundError, ValueError) as error:
            what = f'"{name}" is no time zone; write one such as Asia/Shanghai'
            raise self._document.fault(what, "source", "zone") from error


def _hash(decisive: list[object], entry: Entry, columns: Iterable[ResultColumn]) -> str:
    content = [*decisive, *([key, str(kind)] for key, kind in entry.parameters.items())]
    for column in columns:
        told = [column.name, str(column.type), column.column, column.currency, column.currency_column]
        content.append([*told, "optional"] if column.optional else told)
    return hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest()
