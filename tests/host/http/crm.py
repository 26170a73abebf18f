"""A customer database over HTTP, as it is declared."""

from __future__ import annotations

import socket
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from pathlib import Path

from ivrflow.host.declarations import read_source
from ivrflow.host.declared import HostSource
from ivrflow.host.http.carrier import HttpCarrier
from ivrflow.host.network.addresses import Resolver, system_resolver

from ..desk import Desk
from ..servers import RawServer, read_request

__all__ = ["CRM", "OK", "PATIENT", "SECRETS", "at", "desk_for", "read_crm", "replying", "resolve"]

OK = b"HTTP/1.1 200 OK\r\n"
PATIENT = ("timeout_ms = 200\n", "timeout_ms = 9000\n")
"""Lets `ping` wait."""

SECRETS = {"env:CRM_TOKEN": "t0p-s3cret-token", "env:CRM_KEY": "k3y-of-the-crm"}

CRM = """
[source]
url             = "http://127.0.0.1:PORT/v2"
private_network = true
read_only       = false
pool            = 2
zone            = "Asia/Shanghai"
auth            = { bearer = "env:CRM_TOKEN" }
headers         = { X-Key = "env:CRM_KEY", X-Tenant = "north" }

[statements.customer]
path       = "/customers/{number}/card"
query      = { fields = "name,balance", at = "{at}" }
parameters = { number = "text private", at = "datetime" }
empty_on   = [404]
[statements.customer.results]
name    = "text private"
balance = { type = "money private", path = "$.balance.amount", currency_path = '$.balance["currency code"]' }
since   = { type = "date", optional = true }

[statements.search]
method        = "POST"
path          = "/search"
json.owner    = "{owner}"
json.limit    = 2
json.tags     = ["a", true, 1.50]
json.deep     = { pin = "{pin}", amount = "{amount}" }
parameters    = { owner = "text", pin = "text secret", amount = "number" }
rows          = "$.found"
rows_optional = true
results       = { number = "text" }

[statements.text]
method     = "POST"
path       = "/messages"
form       = { to = "{to}", body = "{body}", kind = "sms" }
parameters = { to = "text private", body = "text" }
write      = true
timeout_ms = 4000

[statements.order]
method          = "PUT"
path            = "/orders/{id}"
json            = { id = "{id}" }
parameters      = { id = "text" }
results         = { number = "number" }
idempotency_key = "Idempotency-Key"
write           = true

[statements.ping]
path       = "/ping"
results    = { n = "number" }
timeout_ms = 200
"""


def resolve(text: str) -> str:
    return SECRETS.get(text, text)


def read_crm(port: int, *changes: tuple[str, str]) -> HostSource:
    text = CRM.replace("PORT", str(port))
    for old, new in changes:
        assert old in text, old
        text = text.replace(old, new)
    return read_source(text, "hosts/crm.toml")


def desk_for(source: HostSource, folder: Path = Path(), resolver: Resolver = system_resolver) -> Desk:
    return Desk(source, folder, HttpCarrier(source, resolve, folder, resolver))


@contextmanager
def at(port: int, *changes: tuple[str, str]) -> Iterator[Desk]:
    desk = desk_for(read_crm(port, *changes))
    try:
        yield desk
    finally:
        desk.close()


def replying(data: bytes) -> Callable[[socket.socket, RawServer], None]:
    """A server that reads a request, writes this, and closes."""

    def behave(connection: socket.socket, _server: RawServer) -> None:
        read_request(connection)
        connection.sendall(data)

    return behave
