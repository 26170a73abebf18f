"""A bank in a SQLite file, and its declarations."""

from __future__ import annotations

import shutil
import sqlite3
import ssl
from collections.abc import Callable, Iterator
from pathlib import Path

import pytest

from ivrflow.host.declarations import read_source
from ivrflow.host.declared import HostSource

from .certificates import Authority
from .servers import Behaviour, HttpService, RawServer

ACCOUNTS = """
CREATE TABLE accounts (
  number TEXT PRIMARY KEY, owner TEXT, balance NUMERIC, currency TEXT, opened TEXT, locked INTEGER
);
INSERT INTO accounts VALUES ('622202', '李雷', 1024.50, 'CNY', '2020-02-29', 0);
INSERT INTO accounts VALUES ('622203', 'Han', 12345678901.37, 'EUR', NULL, 1);
INSERT INTO accounts VALUES ('622204', 'Han', 'a lot', 'CNY', NULL, 0);
"""
BANK = """
[source]
url       = "sqlite:///bank.db"
pool      = 2
read_only = false
zone      = "Asia/Shanghai"

[statements.balance]
sql        = "SELECT balance, currency, owner, opened FROM accounts WHERE number = :number"
parameters = { number = "text private" }
[statements.balance.results]
balance = { type = "money private", currency_column = "currency" }
owner   = "text private"
opened  = "date"

[statements.by_owner]
sql        = "SELECT number FROM accounts WHERE owner = :owner"
parameters = { owner = "text" }
results    = { number = "text" }

[statements.check_pin]
sql        = "SELECT count(*) AS ok FROM accounts WHERE number = :number AND substr(number, 3) = :pin"
parameters = { number = "text", pin = "text secret" }
results    = { ok = "boolean" }

[statements.forever]
sql        = "WITH RECURSIVE c(x) AS (SELECT 1 UNION ALL SELECT x + 1 FROM c) SELECT max(x) AS x FROM c"
results    = { x = "number" }

[statements.lock]
sql        = "UPDATE accounts SET locked = 1 WHERE number = :number RETURNING owner"
parameters = { number = "text" }
results    = { owner = "text" }
write      = true

[statements.add]
sql        = "INSERT INTO accounts (number, balance) VALUES (:number, :amount)"
parameters = { number = "text", amount = "number" }
write      = true
"""


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """Where bank.db lies."""
    connection = sqlite3.connect(tmp_path / "bank.db")
    connection.executescript(ACCOUNTS)
    connection.close()
    return tmp_path


@pytest.fixture
def bank() -> HostSource:
    return read_source(BANK, "flows/hosts/bank.toml")


@pytest.fixture
def read() -> Callable[[str], HostSource]:
    """Reads the text of a bank.toml."""
    return lambda text: read_source(text, "hosts/bank.toml")


@pytest.fixture(scope="session")
def authority(tmp_path_factory: pytest.TempPathFactory) -> Authority:
    if shutil.which("openssl") is None:
        pytest.skip("certificates are made by the openssl command, which is not installed")
    return Authority(tmp_path_factory.mktemp("certificates"))


@pytest.fixture
def service() -> Iterator[HttpService]:
    """Over HTTP, without TLS."""
    made = HttpService()
    yield made
    made.close()


@pytest.fixture
def serve() -> Iterator[Callable[..., RawServer]]:
    """Starts servers that do with each connection what a function says."""
    servers: list[RawServer] = []

    def start(behave: Behaviour, context: ssl.SSLContext | None = None) -> RawServer:
        servers.append(RawServer(behave, context))
        return servers[-1]

    yield start
    for server in servers:
        server.close()
