"""How services over HTTP are declared.

[source]
url  = "https://api.example/v2"
auth = { bearer = "env:CRM_TOKEN" }

[statements.customer]
method     = "GET"
path       = "/customers/{number}"
query      = { fields = "name,balance" }
parameters = { number = "text private" }
empty_on   = [404]
[statements.customer.results]
name    = { type = "text private", path = "$.name" }
balance = { type = "money private", path = "$.balance.amount", currency_path = "$.balance.currency" }
"""

from __future__ import annotations

import re
from collections.abc import Mapping
from dataclasses import asdict
from decimal import Decimal

from ivrflow.host.declared import Inside, Settings
from ivrflow.host.dialect import ResultWords
from ivrflow.host.document import Document, Entry, Table
from ivrflow.host.http.declared import Auth, Fields, HttpRequest, HttpSettings, JsonTree
from ivrflow.host.http.json_path import parse_json_path
from ivrflow.host.http.json_text import write_json
from ivrflow.host.http.path import parse_path
from ivrflow.host.http.url import parse_http_url
from ivrflow.host.network.settings import NETWORK_KEYS, read_network
from ivrflow.host.secrets import is_reference
from ivrflow.host.templates import Slot, parse_whole, slots_of
from ivrflow.model.types import Privacy

__all__ = ["HttpDialect"]

METHODS = {"GET": False, "POST": True, "PUT": True, "PATCH": True, "DELETE": False}
"""With whether it carries a body."""
READING = ("GET", "POST")
HEADER = re.compile(r"[A-Za-z0-9!#$%&'*+.^_`|~-]{1,100}")
"""RFC 9110, section 5.1."""
OURS = {"host", "content-length", "transfer-encoding", "connection", "content-type", "accept-encoding", "authorization"}
AUTH_KEYS = {"bearer": str, "user": str, "password": str}


class HttpDialect:
    """Requests made of parameters; nothing in them is built by joining texts."""

    source_keys: Mapping[str, type] = {**NETWORK_KEYS, "headers": dict, "auth": dict}
    statement_keys: Mapping[str, type] = {
        "method": str,
        "path": str,
        "query": dict,
        "json": dict,
        "form": dict,
        "headers": dict,
        "rows": str,
        "rows_optional": bool,
        "empty_on": list,
        "idempotency_key": str,
    }
    results: ResultWords | None = ResultWords("path", "currency_path", "$.{}", optional=True)
    read_only = True
    timeout_ms = 3000
    timeouts_ms = (100, 10_000)

    def settings(self, document: Document, source: Table) -> Settings:
        url = source["url"]
        if not is_reference(url):
            try:
                place = parse_http_url(url)
            except ValueError as error:
                raise document.fault(str(error), "source", "url") from None
            if not place.encrypted and not source.get("private_network", False):
                what = "http:// is not encrypted; use https://, or private_network = true for a service of your own"
                raise document.fault(what, "source", "url")
        return HttpSettings(read_network(source), _headers(document, "source", source), _auth(document, source))

    def inside(self, entry: Entry) -> Inside:
        table = entry.table
        method = table.get("method", "GET")
        if method not in METHODS:
            raise entry.fault(f'method is one of {", ".join(METHODS)}, not "{method}"', "method")
        if not entry.write and method not in READING:
            raise entry.fault(f"{method} changes data; a statement that does needs write = true", "method")
        if {"json", "form"} <= table.keys():
            raise entry.fault("a request has json or a form, not both", "form")
        for body in {"json", "form"} & table.keys():
            if not METHODS[method]:
                raise entry.fault(f"a {method} has no body; use query, or another method", body)
        with entry.blaming("path"):
            path = parse_path(table.get("path", ""))
        with entry.blaming("rows"):
            parse_json_path(table.get("rows", "$"))
        request = HttpRequest(
            method,
            path,
            _fields(entry, "query"),
            _json(entry),
            _fields(entry, "form") if "form" in table else None,
            _headers(entry.document, entry.place, table),
            table.get("rows", "$"),
            table.get("rows_optional", False),
            _statuses(entry),
            _idempotency(entry),
        )
        _check_slots(entry, request)
        return request

    def check_path(self, path: str) -> None:
        parse_json_path(path)

    def hashed(self, inside: Inside, settings: Settings) -> object:
        assert isinstance(inside, HttpRequest)
        assert isinstance(settings, HttpSettings)
        named = {name: "{" + name + "}" for name in slots_of(_all_slots(inside))}
        told = asdict(inside) | {
            "json": None if inside.json is None else write_json(inside.json, named),
            "headers": sorted({**settings.headers, **inside.headers}.items()),
            "empty_on": sorted(inside.empty_on),
        }
        return ["http", sorted(told.items())]


def _fields(entry: Entry, key: str) -> Fields:
    fields: list[tuple[str, str | Slot]] = []
    for name, value in entry.table.get(key, {}).items():
        with entry.blaming(key):
            if isinstance(value, bool):
                fields.append((name, "true" if value else "false"))
            elif isinstance(value, str):
                fields.append((name, parse_whole(value)))
            elif isinstance(value, int | Decimal):
                fields.append((name, format(value, "f" if isinstance(value, Decimal) else "d")))
            else:
                raise ValueError(f"{name} must be a text, a number, true or false")
    return tuple(fields)


def _json(entry: Entry) -> dict[str, JsonTree] | None:
    if "json" not in entry.table:
        return None
    with entry.blaming("json"):
        return {name: _tree(item) for name, item in entry.table["json"].items()}


def _tree(item: object) -> JsonTree:
    match item:
        case str():
            return parse_whole(item)
        case dict():
            return {str(name): _tree(below) for name, below in item.items()}
        case list():
            return [_tree(below) for below in item]
        case bool() | int() | Decimal():
            return item
    raise ValueError("dates and times are written as texts here")


def _headers(document: Document, place: str, table: Table) -> dict[str, str]:
    headers = table.get("headers", {})
    for name, value in headers.items():
        if not HEADER.fullmatch(name) or name.lower() in OURS:
            hint = "; write auth = { … }" if name.lower() == "authorization" else ""
            raise document.fault(f'"{name}" is no header that can be set here{hint}', place, "headers")
        if not isinstance(value, str) or not value.isprintable() or not value.isascii():
            raise document.fault(f"the header {name} must be a text of printable ASCII", place, "headers")
    return dict(headers)


def _auth(document: Document, source: Table) -> Auth:
    told = source.get("auth", {})
    document.check_keys(told, AUTH_KEYS, "source", "auth")
    if told and set(told) not in ({"bearer"}, {"user", "password"}):
        raise document.fault('auth is { bearer = "env:…" } or { user = "…", password = "env:…" }', "source", "auth")
    for key in ("bearer", "password"):
        if key in told and not is_reference(told[key]):
            what = f'{key} is a secret, which this file must not hold; write {key} = "env:NAME" or "file:PATH"'
            raise document.fault(what, "source", "auth")
    return Auth(**told)


def _statuses(entry: Entry) -> frozenset[int]:
    statuses = entry.table.get("empty_on", [])
    if not all(type(status) is int and 200 <= status <= 499 for status in statuses):
        raise entry.fault("empty_on is a list of statuses from 200 to 499, such as [404]", "empty_on")
    return frozenset(statuses)


def _idempotency(entry: Entry) -> str:
    name: str = entry.table.get("idempotency_key", "")
    if name and not entry.write:
        raise entry.fault(
            "idempotency_key is for statements that write; a read may be repeated anyway", "idempotency_key"
        )
    if name and (not HEADER.fullmatch(name) or name.lower() in OURS):
        raise entry.fault('idempotency_key names a header, such as "Idempotency-Key"', "idempotency_key")
    return name


def _check_slots(entry: Entry, request: HttpRequest) -> None:
    used = set(slots_of(_all_slots(request)))
    for name in used - entry.parameters.keys():
        raise entry.fault(f'{{{name}}} is not declared; add parameters = {{ {name} = "text" }}')
    for name, kind in entry.parameters.items():
        if name not in used:
            raise entry.fault(
                f"parameter {name} is not used; write {{{name}}} in path, query, json or form", "parameters"
            )
        in_url = name in slots_of(request.path) + slots_of(value for _, value in request.query)
        if in_url and kind.privacy is Privacy.SECRET:
            raise entry.fault(
                f"parameter {name} is secret and stands in the url, which servers log; send it in json or form"
            )


def _all_slots(request: HttpRequest) -> list[str | Slot]:
    values = [value for _, value in (*request.query, *(request.form or ()))]
    return [*request.path, *values, *_in_tree(request.json or {})]


def _in_tree(tree: JsonTree) -> list[str | Slot]:
    match tree:
        case Slot():
            return [tree]
        case dict():
            return [slot for item in tree.values() for slot in _in_tree(item)]
        case list():
            return [slot for item in tree for slot in _in_tree(item)]
    return []
