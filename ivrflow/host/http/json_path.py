"""Where in a JSON document a value stands: `$.customer.accounts[0]["balance due"]`.

The singular queries of RFC 9535 (section 2.3.5.1): names and indexes, which find one value or none. No wildcards,
filters or descents: what a statement answers is known before it is asked, and finding it takes one step per name.
"""

from __future__ import annotations

import re
from enum import Enum
from typing import TypeAlias

__all__ = ["MISSING", "JsonPath", "Missing", "find", "parse_json_path"]

JsonPath: TypeAlias = tuple[str | int, ...]

LONGEST = 200
STEP = re.compile(
    r"""
      \.(?P<name>[A-Za-z_\u0080-\U0010ffff][\w\u0080-\U0010ffff-]*+)
    | \[(?P<index>0|-?[1-9][0-9]{0,5})\]
    | \["(?P<double>[^"\\]*+)"\]
    | \['(?P<single>[^'\\]*+)'\]
    """,
    re.VERBOSE,
)


class Missing(Enum):
    """There is nothing, not even null."""

    MISSING = "missing"


MISSING = Missing.MISSING


def parse_json_path(text: str) -> JsonPath:
    """The names and indexes from the root to the value. Raises ValueError with a sentence."""
    if not text.startswith("$") or len(text) > LONGEST:
        raise ValueError(f'"{text[:40]}" is no JSON path; it begins with $, as in $.customer.accounts[0].balance')
    steps: list[str | int] = []
    position = 1
    while position < len(text):
        step = STEP.match(text, position)
        if step is None:
            raise ValueError(
                f'"{text[position : position + 20]}" in "{text}" is no step of a JSON path; '
                'steps are .name, ["any name"] and [0]'
            )
        written = step[step.lastgroup or 0]
        steps.append(int(written) if step.lastgroup == "index" else written)
        position = step.end()
    return tuple(steps)


def find(document: object, path: JsonPath) -> object:
    """The value at a path, or MISSING. An index below zero counts from the end."""
    for step in path:
        match document, step:
            case dict(), str() if step in document:
                document = document[step]
            case list(), int() if -len(document) <= step < len(document):
                document = document[step]
            case _:
                return MISSING
    return document
