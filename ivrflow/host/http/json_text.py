"""JSON (RFC 8259) without loss and within bounds: numbers are Decimal, digit for digit, never float."""

from __future__ import annotations

import json
import re
from collections.abc import Mapping
from datetime import timedelta
from decimal import Decimal
from typing import NoReturn

from ivrflow.host.http.declared import JsonTree
from ivrflow.host.templates import Slot, as_text
from ivrflow.model.values import Value

__all__ = ["BadJson", "read_json", "write_json"]

DEEPEST = 32
"""Lists and objects within each other."""
LONGEST_NUMBER = 40
"""Characters of a number, and the largest power of ten, up or down, that it may stand for."""

# A string always matches from its first quote, closed or not: nothing is ever looked at twice.
TOKEN = re.compile(r'"(?:[^"\\]++|\\.)*+"?+|[\[{]|[\]}]', re.DOTALL)


class BadJson(ValueError):
    """It is no JSON, or more of it than anybody needs. Does not hold the text."""


def read_json(data: bytes) -> object:
    """The document. Takes time linear in the length of the data. Raises BadJson."""
    try:
        text = data.decode("utf-8-sig")
        _check_depth(text)
        return json.loads(text, parse_float=_number, parse_int=_number, parse_constant=_no_number)
    except BadJson:
        raise
    # RecursionError: the interpreter's own limit, should it be below ours.
    except (ValueError, RecursionError):
        raise BadJson("it is not JSON") from None


def write_json(tree: JsonTree, arguments: Mapping[str, Value]) -> str:
    """A document with its parameters filled in, each as the JSON that its type is: nothing is null, a number has its
    digits, a duration its milliseconds; dates and times are texts."""
    match tree:
        case Slot(name):
            return _write_value(arguments[name])
        case dict():
            return "{" + ",".join(f"{_text(key)}:{write_json(item, arguments)}" for key, item in tree.items()) + "}"
        case list():
            return "[" + ",".join(write_json(item, arguments) for item in tree) + "]"
        case bool():
            return as_text(tree)
        case int() | Decimal():
            return format(tree, "f" if isinstance(tree, Decimal) else "d")
    return _text(tree)


def _write_value(value: Value) -> str:
    if value is None:
        return "null"
    return as_text(value) if isinstance(value, bool | Decimal | timedelta) else _text(as_text(value))


def _text(text: str) -> str:
    return json.dumps(text, ensure_ascii=True)


def _check_depth(text: str) -> None:
    depth = 0
    for token in TOKEN.finditer(text):
        if token[0] in "[{":
            depth += 1
            if depth > DEEPEST:
                raise BadJson(f"it is deeper than {DEEPEST} levels")
        elif token[0] in "]}":
            depth -= 1


def _number(text: str) -> Decimal:
    if len(text) <= LONGEST_NUMBER:
        number = Decimal(text)
        if not number or abs(number.adjusted()) <= LONGEST_NUMBER:
            return number.normalize() if abs(number.adjusted()) > LONGEST_NUMBER else number
    raise BadJson("it holds a number that is too long")


def _no_number(_text: str) -> NoReturn:
    # NaN and Infinity, which Python's reader would take.
    raise BadJson("it holds what is no number")
