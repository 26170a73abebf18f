"""Looks at a text of SQL without understanding it: which parameters it has, and whether it is one statement."""

from __future__ import annotations

import re
from typing import NamedTuple

__all__ = ["READS", "WRITES", "SqlText", "look_at"]

READS = ("select", "with", "values")
"""How a statement begins that only reads."""
WRITES = ("insert", "update", "delete", "replace", "with")

_TOKEN = re.compile(
    r"""
      (?P<literal> '(?:[^']|'')*' | "(?:[^"]|"")*" | `[^`]*` | \[[^\]]*\] )
    | (?P<comment> --[^\n]* | /\*.*?(?:\*/|\Z) )
    | (?P<cast> :: )
    | (?P<parameter> :(?P<name>[A-Za-z_]\w*) )
    | (?P<foreign> \?\d* | [@$]\w+ )
    | (?P<end> ; )
    | (?P<open> ['"`\[] )
    | (?P<word> \w+ )
    """,
    re.VERBOSE | re.DOTALL,
)


class SqlText(NamedTuple):
    """What was seen."""

    first_word: str
    """In small letters: `select`."""
    parameters: tuple[str, ...]
    """Names, each once, in the order of their first use."""
    bindable: str
    """The text for `sqlalchemy.text`: colons that are no parameters are escaped, the closing semicolon is gone."""
    fault: str
    """Why it cannot be used; empty when it can."""


def look_at(sql: str) -> SqlText:
    """Find the parameters of one statement."""
    words: list[str] = []
    names: dict[str, None] = {}
    parts: list[str] = []
    faults: list[str] = []
    ended = False
    position = 0
    for token in _TOKEN.finditer(sql):
        parts.append(sql[position : token.start()].replace(":", r"\:"))
        position = token.end()
        kind, text = token.lastgroup, token.group()
        if ended and kind != "comment":
            faults.append("it holds more than one statement; declare each by its own name")
        if token["parameter"]:
            names[token["name"]] = None
        elif kind == "end":
            ended = True
            text = ""
        elif kind == "word":
            words.append(text.lower())
        elif kind == "foreign":
            faults.append(f'"{text}" is not how parameters are written here; write :name and declare it')
        elif kind == "open":
            faults.append(f"a {text} is opened and never closed")
        parts.append(text if token["parameter"] else text.replace(":", r"\:"))
    parts.append(sql[position:].replace(":", r"\:"))
    if not words:
        faults.append("it is empty")
    return SqlText(words[0] if words else "", tuple(names), "".join(parts).strip(), faults[0] if faults else "")
