"""A request with its arguments, ready to be sent."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from urllib.parse import quote, urlencode

from ivrflow.host.http.declared import Fields, HttpRequest
from ivrflow.host.http.json_text import write_json
from ivrflow.host.http.path import fill_path
from ivrflow.host.templates import Slot, as_text
from ivrflow.model.values import Value

__all__ = ["Outgoing", "prepare"]

LARGEST = 64 * 1024
"""Bytes of a body, and characters of a path with its query."""


@dataclass(frozen=True, slots=True)
class Outgoing:
    """What goes over the wire."""

    method: str
    target: str = field(repr=False)
    body: bytes | None = field(default=None, repr=False)
    content_type: str = ""


def prepare(request: HttpRequest, base: str, arguments: Mapping[str, Value]) -> Outgoing:
    """Fill a declared request in. Raises ValueError, without the value, when an argument cannot stand in its place."""
    target = base + fill_path(request.path, arguments)
    query = urlencode(_filled(request.query, arguments), quote_via=quote, safe="")
    if query:
        target += f"?{query}"
    body, content_type = None, ""
    if request.json is not None:
        body, content_type = write_json(request.json, arguments).encode("ascii"), "application/json"
    elif request.form is not None:
        body = urlencode(_filled(request.form, arguments)).encode("ascii")
        content_type = "application/x-www-form-urlencoded"
    if max(len(target), len(body or b"")) > LARGEST:
        raise ValueError("the request is too large")
    return Outgoing(request.method, target, body, content_type)


def _filled(fields: Fields, arguments: Mapping[str, Value]) -> list[tuple[str, str]]:
    """Those that are nothing are left out."""
    return [
        (name, as_text(arguments[value.name]) if isinstance(value, Slot) else value)
        for name, value in fields
        if not isinstance(value, Slot) or arguments[value.name] is not None
    ]
