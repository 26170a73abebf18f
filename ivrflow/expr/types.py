"""Types as they are written: `text private`, `list of number`."""

from __future__ import annotations

import re
from dataclasses import replace
from difflib import get_close_matches

from ivrflow.expr.errors import ExpressionError
from ivrflow.model.types import Base, Privacy, Type

__all__ = ["parse_type", "print_type"]

_BASES: dict[str, Base] = {base.value: base for base in Base if base not in (Base.NOTHING, Base.ANYTHING)}
_LABELS = {"private": Privacy.PRIVATE, "secret": Privacy.SECRET}
_WORD = re.compile(r"\S+")
_OTHER_NAMES = {
    "string": "text",
    "str": "text",
    "int": "number",
    "integer": "number",
    "decimal": "number",
    "float": "number",
    "bool": "boolean",
    "timestamp": "datetime",
    "currency": "money",
    "array": "list",
}


def print_type(type_: Type) -> str:
    """The words of a type. `parse_type` reads them again, but for trust, which nobody writes: it follows from where
    a value comes from."""
    return str(type_)


def parse_type(text: str) -> Type:
    """The type that the words mean. Raises ExpressionError with offsets into `text`."""
    words = list(_WORD.finditer(text))
    if not words:
        raise ExpressionError("a type is missing", 0, len(text), f"Write {_listed(_BASES)}.")
    type_, rest = _base(words, text)
    for place, word in enumerate(rest):
        if word.group() not in _LABELS:
            raise _unknown(word, _LABELS, "what may follow a type")
        if place:
            raise ExpressionError("a type is private or secret, not both", word.start(), word.end())
        type_ = replace(type_, privacy=_LABELS[word.group()])
    return type_


def _base(words: list[re.Match[str]], text: str) -> tuple[Type, list[re.Match[str]]]:
    first = words[0]
    if first.group() in _LABELS and len(words) > 1:
        flipped = " ".join([*(word.group() for word in words[1:]), first.group()])
        raise ExpressionError("the type comes first", first.start(), first.end(), f"Write {flipped}.")
    if first.group() not in _BASES:
        raise _unknown(first, _BASES, "a type")
    base = _BASES[first.group()]
    if base is not Base.LIST or len(words) == 1 or words[1].group() != "of":
        return Type(base), words[1:]
    if len(words) == 2:
        raise ExpressionError("the type of the items is missing", len(text), len(text), "Write list of text.")
    element = words[2]
    if element.group() == "list":
        raise ExpressionError("a list cannot hold lists", element.start(), element.end())
    if element.group() not in _BASES:
        raise _unknown(element, _BASES, "a type")
    return Type(base, element=_BASES[element.group()]), words[3:]


def _unknown(word: re.Match[str], known: dict[str, Base] | dict[str, Privacy], what: str) -> ExpressionError:
    written = word.group()
    near = _OTHER_NAMES.get(written.lower()) or next(iter(get_close_matches(written.lower(), known, 1)), None)
    suggestion = f"Did you mean {near}?" if near in known else f"Write {_listed(known)}."
    return ExpressionError(f"{written[:40]} is not {what}", word.start(), word.end(), suggestion)


def _listed(words: dict[str, Base] | dict[str, Privacy]) -> str:
    *most, last = words
    return f"{', '.join(most)} or {last}"
