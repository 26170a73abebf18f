"""A release keeps the databases and statements with which it was loaded."""

from __future__ import annotations

from pathlib import Path

from ivrflow.host.declarations import read_source
from ivrflow.host.declared import HostSource
from ivrflow.host.query_pool import HostPool
from ivrflow.runtime.host_pools import HostPools

BANK = """\
[source]
url = "sqlite:///bank.db"

[statements.balance]
sql = "SELECT {column} FROM accounts"
results = {{ balance = "number" }}
"""


def bank(column: str = "balance") -> tuple[HostSource, ...]:
    return (read_source(BANK.format(column=f"{column} AS balance"), "bank.toml"),)


def test_the_same_sources_have_one_pool(tmp_path: Path) -> None:
    opened: list[HostPool] = []

    def open_pool(sources: tuple[HostSource, ...]) -> HostPool:
        opened.append(HostPool(sources, str, tmp_path))
        return opened[-1]

    pools = HostPools(open_pool)
    before = pools.of(bank())
    assert pools.of(bank()) is before
    after = pools.of(bank("available"))
    assert after is not before
    assert pools.of(bank()) is before, "calls of the old release, and a rollback to it"
    assert len(opened) == 2
    pools.close()
