"""Paths of requests with places for parameters: no value can leave its place."""

from __future__ import annotations

import re
from collections.abc import Mapping
from urllib.parse import quote

from ivrflow.host.templates import Slot, Template, as_text, parse_template
from ivrflow.model.values import Value

__all__ = ["fill_path", "parse_path"]

FIXED = re.compile(r"(?:[A-Za-z0-9._~!$&'()*+,;=:@/-]|%[0-9A-Fa-f]{2})*")
"""RFC 3986, section 3.3: pchar and slashes."""
DOTS = (".", "..")


def parse_path(text: str) -> Template:
    """`/customers/{number}`. Raises ValueError with a sentence."""
    if not text.startswith("/"):
        raise ValueError('it begins with a slash, as in "/customers/{number}"')
    if any(segment in DOTS for segment in text.split("/")) or "//" in text:
        raise ValueError("it must not hold . or .. or nothing between two slashes")
    template = parse_template(text)
    for piece in template:
        if isinstance(piece, str) and not FIXED.fullmatch(piece):
            raise ValueError("fixed parts must be percent-encoded; what follows a ? goes into query = { … }")
    return template


def fill_path(path: Template, arguments: Mapping[str, Value]) -> str:
    """Percent-encoded throughout. Raises ValueError for values that some servers read as more than one segment, or as
    none: empty ones, dots, slashes (also when encoded), control characters."""
    pieces = []
    for piece in path:
        if isinstance(piece, Slot):
            value = as_text(arguments[piece.name])
            if not value or not value.isprintable() or "/" in value or "\\" in value:
                raise ValueError(f"{piece.name} cannot be part of a path")
            pieces.append(quote(value, safe=""))
        else:
            pieces.append(piece)
    filled = "".join(pieces)
    if any(segment in DOTS for segment in filled.split("/")):
        raise ValueError("the values make . or .. of a part of the path")
    return filled
