"""Reads the files in which a developer or DBA declares a source and its statements.

# flows/hosts/bank.toml: the source is called `bank`
[source]
url       = "sqlite:///bank.db"          # or env:BANK_URL, file:/run/secrets/bank_url
pool      = 4                            # queries at once
read_only = true
zone      = "Asia/Shanghai"              # of dates and times without one; UTC when left out

[statements.balance]
help       = "The balance of an account."
sql        = "SELECT balance, owner FROM accounts WHERE number = :number"
parameters = { number = "text private" }
results    = { balance = { type = "money private", currency = "CNY" }, owner = "text private" }
timeout_ms = 2000
"""

from __future__ import annotations

import hashlib
import json
import re
import tomllib
from collections.abc import Iterable, Mapping
from datetime import UTC, tzinfo
from pathlib import Path
from typing import Any, TypeAlias
from zoneinfo import ZoneInfo, ZoneInfoNotFoundError

from ivrflow.expr.errors import ExpressionError
from ivrflow.expr.types import parse_type
from ivrflow.host.declared import DeclaredStatement, HostSource, ResultColumn
from ivrflow.host.sql_text import READS, WRITES, SqlText, look_at
from ivrflow.model.errors import BadDocument, Unavailable
from ivrflow.model.statements import Statement
from ivrflow.model.types import Base, Privacy, Type

__all__ = ["read_source", "read_sources"]

Table: TypeAlias = Mapping[str, Any]

NAME = re.compile(r"[a-z][a-z0-9_]*")
CURRENCY = re.compile(r"[A-Z]{3}")
TOML_PLACE = re.compile(r" \(at line (\d+), column \d+\)$")
SOURCE_KEYS = {"url": str, "pool": int, "timeout_ms": int, "read_only": bool, "zone": str, "help": str}
STATEMENT_KEYS = {"sql": str, "parameters": dict, "results": dict, "write": bool, "timeout_ms": int, "help": str}
RESULT_KEYS = {"type": str, "column": str, "currency": str, "currency_column": str}
WORDS = {str: "a text", int: "a whole number", bool: "true or false", dict: "a table { name = … }"}


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
    return _Reader(text, path).source()


class _Reader:
    def __init__(self, text: str, path: str) -> None:
        self._lines, self._path = text.splitlines(), path
        try:
            self._document = tomllib.loads(text)
        except tomllib.TOMLDecodeError as error:
            place = TOML_PLACE.search(str(error))
            raise BadDocument(
                path, int(place[1]) if place else len(self._lines) or 1, TOML_PLACE.sub("", str(error))
            ) from error

    def source(self) -> HostSource:
        name = Path(self._path).stem
        if not NAME.fullmatch(name):
            raise BadDocument(self._path, 1, f'"{name}" cannot name a source; use small letters, digits and _')
        self._check_keys(self._document, {"source": dict, "statements": dict}, "", 1)
        table = self._document.get("source")
        if table is None:
            raise BadDocument(self._path, 1, '[source] is missing; begin with [source] and url = "sqlite:///…"')
        line = self._line_of("source")
        self._check_keys(table, SOURCE_KEYS, "source", line)
        if not table.get("url"):
            raise BadDocument(
                self._path, line, 'url is missing; write url = "sqlite:///bank.db" or url = "env:BANK_URL"'
            )
        self._check_range(table, "pool", 1, 64, "source")
        self._check_range(table, "timeout_ms", 100, 30_000, "source")
        zone = self._zone(table.get("zone"))
        statements = {
            key: self._statement(name, key, declared, table)
            for key, declared in self._document.get("statements", {}).items()
        }
        return HostSource(
            name, table["url"], table.get("pool", 4), table.get("read_only", True), zone, self._path, statements
        )

    def _statement(self, source: str, name: str, table: object, of_source: Table) -> DeclaredStatement:
        place = f"statements.{name}"
        line = self._line_of(place)
        if not NAME.fullmatch(name):
            raise BadDocument(self._path, line, f'"{name}" cannot name a statement; use small letters, digits and _')
        if not isinstance(table, dict):
            raise BadDocument(self._path, line, f"{name} must be a table: [statements.{name}] with sql = …")
        self._check_keys(table, STATEMENT_KEYS, place, line)
        self._check_range(table, "timeout_ms", 100, 30_000, place)
        write = table.get("write", False)
        if write and of_source.get("read_only", True):
            raise BadDocument(
                self._path, line, f"{name} writes, but the source is read only; set read_only = false in [source]"
            )
        parameters = tuple(
            (key, self._parameter(key, words, place)) for key, words in table.get("parameters", {}).items()
        )
        seen = self._sql(table.get("sql", ""), write, [key for key, _type in parameters], place)
        columns = tuple(self._result(key, told, place) for key, told in table.get("results", {}).items())
        if not columns and not write:
            raise BadDocument(self._path, line, f'{name} has no results; write results = {{ balance = "number" }}')
        timeout_ms: int = {"timeout_ms": 3000, **of_source, **table}["timeout_ms"]
        content = [source, name, seen.bindable, write, timeout_ms, of_source.get("zone", "UTC")]
        content += [[key, str(kind)] for key, kind in parameters]
        content += [[c.name, str(c.type), c.column, c.currency, c.currency_column] for c in columns]
        statement = Statement(
            source,
            name,
            parameters,
            tuple((column.name, column.type) for column in columns),
            write,
            timeout_ms,
            table.get("help", ""),
            hashlib.sha256(json.dumps(content, ensure_ascii=True).encode()).hexdigest(),
        )
        return DeclaredStatement(statement, seen.bindable, columns, line)

    def _sql(self, sql: str, write: bool, declared: Iterable[str], place: str) -> SqlText:
        seen = look_at(sql)
        line = self._line_of(place, "sql")
        fault = seen.fault
        allowed = WRITES if write else READS
        if not fault and seen.first_word not in allowed:
            fault = f"it begins with {seen.first_word.upper()}, not with {' or '.join(allowed).upper()}"
            if not write and seen.first_word in WRITES:
                fault += "; a statement that changes data needs write = true"
        for name in seen.parameters:
            if not fault and name not in declared:
                fault = f':{name} is not declared; add parameters = {{ {name} = "text" }}'
        if fault:
            raise BadDocument(self._path, line, f"sql: {fault}")
        for name in declared:
            if name not in seen.parameters:
                line = self._line_of(place, "parameters")
                raise BadDocument(
                    self._path, line, f"parameter {name} is not used in sql; write :{name} there or remove it"
                )
        return seen

    def _parameter(self, name: str, words: object, place: str) -> Type:
        kind = self._type(name, words, place, "parameters")
        if kind.base in (Base.LIST, Base.MONEY):
            line = self._line_of(place, "parameters")
            what = "amount (a number)" if kind.base is Base.MONEY else "items one by one"
            raise BadDocument(self._path, line, f"parameter {name} cannot be a {kind.base.value}; pass the {what}")
        return kind

    def _result(self, name: str, told: object, place: str) -> ResultColumn:
        line = self._line_of(place, "results")
        table: Table = told if isinstance(told, dict) else {"type": told}
        if table is told:
            self._check_keys(table, RESULT_KEYS, "", line)
        kind = self._type(name, table.get("type"), place, "results")
        currency, currency_column = table.get("currency", ""), table.get("currency_column", "")
        fault = ""
        if kind.base is Base.LIST:
            fault = "cannot be a list; a statement answers with one row"
        elif kind.privacy is Privacy.SECRET:
            fault = "cannot be secret, since journals keep results; compare secrets in sql, or make it private"
        elif kind.base is Base.MONEY and bool(currency) == bool(currency_column):
            fault = 'needs a currency: { type = "money", currency = "CNY" }, or currency_column = "…"'
        elif kind.base is not Base.MONEY and (currency or currency_column):
            fault = f"is a {kind.base.value} and has no currency"
        elif currency and not CURRENCY.fullmatch(currency):
            fault = f'has the currency "{currency}", which is not three capitals of ISO 4217'
        if fault:
            raise BadDocument(self._path, line, f"result {name} {fault}")
        return ResultColumn(name, kind, table.get("column", name), currency, currency_column)

    def _type(self, name: str, words: object, place: str, key: str) -> Type:
        line = self._line_of(place, key)
        if not NAME.fullmatch(name):
            raise BadDocument(self._path, line, f'"{name}" cannot be a name; use small letters, digits and _')
        if not isinstance(words, str):
            raise BadDocument(self._path, line, f'{name} needs a type in words, such as {name} = "text private"')
        try:
            return parse_type(words)
        except ExpressionError as error:
            raise BadDocument(self._path, line, f'{name} = "{words}": {error}') from error

    def _zone(self, name: str | None) -> tzinfo:
        try:
            return ZoneInfo(name) if name else UTC
        except (ZoneInfoNotFoundError, ValueError) as error:
            line = self._line_of("source", "zone")
            raise BadDocument(self._path, line, f'"{name}" is no time zone; write one such as Asia/Shanghai') from error

    def _check_keys(self, table: Table, known: Mapping[str, type], place: str, line: int) -> None:
        for key, value in table.items():
            at = self._line_of(place, key) if place else line
            if key not in known:
                raise BadDocument(self._path, at, f'"{key}" is unknown here; known are {", ".join(known)}')
            if type(value) is not known[key]:
                raise BadDocument(self._path, at, f"{key} must be {WORDS[known[key]]}")

    def _check_range(self, table: Table, key: str, low: int, high: int, place: str) -> None:
        if not low <= table.get(key, low) <= high:
            raise BadDocument(self._path, self._line_of(place, key), f"{key} must be {low} to {high}")

    def _line_of(self, place: str, key: str = "") -> int:
        """The line of `[place]`, or of `key = ` below it: TOML's reader keeps no places."""
        heading = re.compile(rf"\s*\[\s*{re.escape(place)}\s*\]")
        start = next((number for number, line in enumerate(self._lines) if heading.match(line)), 0)
        if key:
            entry = re.compile(rf'\s*"?{re.escape(key)}"?\s*=')
            for number, line in enumerate(self._lines[start + 1 :], start + 1):
                if line.lstrip().startswith("["):
                    break
                if entry.match(line):
                    return number + 1
        return start + 1
