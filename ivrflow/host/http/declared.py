"""What a request is made of."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from decimal import Decimal
from typing import TypeAlias

from ivrflow.host.network.settings import NetworkSettings
from ivrflow.host.templates import Slot, Template

__all__ = ["Auth", "Fields", "HttpRequest", "HttpSettings", "JsonTree"]

JsonTree: TypeAlias = "str | bool | int | Decimal | Slot | list[JsonTree] | dict[str, JsonTree]"
"""A JSON document with places for parameters."""
Fields: TypeAlias = tuple[tuple[str, str | Slot], ...]
"""Names with their values, of a query or a form."""


@dataclass(frozen=True, slots=True)
class Auth:
    """How a source shows who asks: a bearer token (RFC 6750), or a user and a password (RFC 7617). References."""

    bearer: str = ""
    user: str = ""
    password: str = ""


@dataclass(frozen=True, slots=True)
class HttpSettings:
    """What holds for all statements of a source."""

    network: NetworkSettings
    headers: Mapping[str, str] = field(default_factory=dict)
    """Fixed values, or references to secrets."""
    auth: Auth = Auth()


@dataclass(frozen=True, slots=True)
class HttpRequest:
    """A statement's inside."""

    method: str
    path: Template
    """Below the source's url; fixed pieces are percent-encoded already."""
    query: Fields = ()
    json: dict[str, JsonTree] | None = None
    form: Fields | None = None
    headers: Mapping[str, str] = field(default_factory=dict)
    rows: str = "$"
    """The JSON path of what holds the results: an object, or a list of which exactly one is wanted."""
    rows_optional: bool = False
    """There may be nothing at that path, which is `empty`."""
    empty_on: frozenset[int] = frozenset()
    """Statuses that mean `empty`."""
    idempotency_header: str = ""
    """A write with this header, fresh for each query, may be sent a second time."""
