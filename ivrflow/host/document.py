"""A TOML file whose mistakes are told with their lines."""

from __future__ import annotations

import re
import tomllib
from collections.abc import Iterator, Mapping
from contextlib import contextmanager
from dataclasses import dataclass
from decimal import Decimal
from typing import Any, TypeAlias

from ivrflow.model.errors import BadDocument
from ivrflow.model.types import Type

__all__ = ["Document", "Entry", "Table"]

Table: TypeAlias = Mapping[str, Any]

TOML_PLACE = re.compile(r" \(at line (\d+), column \d+\)$")
WORDS = {
    str: "a text",
    int: "a whole number",
    bool: "true or false",
    dict: "a table { name = … }",
    list: "a list [ … ]",
}


class Document:
    """The text of a file, read. Numbers with a point are Decimal. Raises BadDocument when it is no TOML."""

    def __init__(self, text: str, path: str) -> None:
        self._lines, self.path = text.splitlines(), path
        try:
            self.table: Table = tomllib.loads(text, parse_float=Decimal)
        except tomllib.TOMLDecodeError as error:
            place = TOML_PLACE.search(str(error))
            line = int(place[1]) if place else len(self._lines) or 1
            raise BadDocument(path, line, TOML_PLACE.sub("", str(error))) from error

    def fault(self, what: str, place: str = "", key: str = "") -> BadDocument:
        """What to raise: the mistake stands at `[place]`, or at `key = ` below it, or at the file's first line."""
        return BadDocument(self.path, self.line_of(place, key) if place else 1, what)

    def check_keys(self, table: Table, known: Mapping[str, type], place: str, key: str = "") -> None:
        """Every entry is known and of its type. With `key`, the table is written in that entry of the place."""
        for name, value in table.items():
            at = key or (name if place else "")
            if name not in known:
                raise self.fault(f'"{name}" is unknown here; known are {", ".join(known)}', place, at)
            if type(value) is not known[name]:
                raise self.fault(f"{name} must be {WORDS[known[name]]}", place, at)

    def check_range(self, table: Table, key: str, allowed: tuple[int, int], place: str) -> None:
        low, high = allowed
        if not low <= table.get(key, low) <= high:
            raise self.fault(f"{key} must be {low} to {high}", place, key)

    def line_of(self, place: str, key: str = "") -> int:
        """The line of `[place]`, or of `key = ` below it, or of `[place.key]`: TOML's reader keeps no places."""
        start = self._heading(place)
        if key:
            entry = re.compile(rf'\s*"?{re.escape(key)}"?\s*[=.]')
            for number, line in enumerate(self._lines[start + 1 :], start + 1):
                if line.lstrip().startswith("["):
                    break
                if entry.match(line):
                    return number + 1
            start = self._heading(f"{place}.{key}") or start
        return start + 1

    def _heading(self, place: str) -> int:
        heading = re.compile(rf"\s*\[\s*{re.escape(place)}\s*\]")
        return next((number for number, line in enumerate(self._lines) if heading.match(line)), 0)


@dataclass(frozen=True, slots=True)
class Entry:
    """`[statements.balance]`, on its way to become a statement."""

    document: Document
    place: str
    table: Table
    parameters: Mapping[str, Type]

    @property
    def write(self) -> bool:
        return bool(self.table.get("write", False))

    def fault(self, what: str, key: str = "") -> BadDocument:
        return self.document.fault(what, self.place, key)

    @contextmanager
    def blaming(self, key: str) -> Iterator[None]:
        """A ValueError inside is a mistake in this entry; its text says which."""
        try:
            yield
        except ValueError as error:
            raise self.fault(f"{key}: {error}", key) from None
