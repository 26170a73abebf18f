"""What is wrong with the shape of a request, as a sentence; pydantic's own are for programmers, and English."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from pydantic import ValidationError
from pydantic_core import ErrorDetails

from designer.documents.shapes import NAME

__all__ = ["OTHERWISE", "SENTENCES", "sentence_of"]

SENTENCES: Mapping[str, str] = MappingProxyType(
    {
        "missing": "`{place}` is missing",
        "extra_forbidden": "nobody here knows `{place}`",
        "string_too_long": "`{place}` has at most {max_length} characters",
        "string_too_short": "`{place}` has at least {min_length} characters",
        "too_long": "`{place}` has at most {max_length} entries",
        "too_short": "`{place}` has at least {min_length} entries",
        "greater_than_equal": "`{place}` is {ge} or more",
        "less_than_equal": "`{place}` is {le} or less",
        "literal_error": "`{place}` must be {expected}",
        "string_type": "`{place}` must be a text",
        "bool_type": "`{place}` must be true or false",
        "bool_parsing": "`{place}` must be true or false",
        "int_type": "`{place}` must be a whole number",
        "int_parsing": "`{place}` must be a whole number",
        "int_from_float": "`{place}` must be a whole number",
        "tuple_type": "`{place}` must be a list",
        "list_type": "`{place}` must be a list",
        "datetime_type": "`{place}` must be a moment such as 2026-03-02T10:15:00",
        "datetime_parsing": "`{place}` must be a moment such as 2026-03-02T10:15:00",
        "datetime_from_date_parsing": "`{place}` must be a moment such as 2026-03-02T10:15:00",
        "name": "`{place}` has letters, digits and _, and begins with no digit",
    }
)
"""By pydantic's type of error; `name` is a pattern of ours that people meet."""

OTHERWISE = "`{place}` is not written as it must be"


def sentence_of(error: ValidationError) -> str:
    """The first thing that is wrong, and how many more are."""
    first, *more = error.errors(include_url=False, include_input=False)
    told = _sentence(first)
    return f"{told} (and {len(more)} more)" if more else told


def _sentence(found: ErrorDetails) -> str:
    place = ".".join(str(part) for part in found["loc"])
    if not place:
        return "the request cannot be read"
    context = found.get("ctx", {})
    kind = "name" if context.get("pattern") == NAME else found["type"]
    return SENTENCES.get(kind, OTHERWISE).format(place=place, **context)
