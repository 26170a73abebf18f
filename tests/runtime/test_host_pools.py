"""A release keeps the pool of the files it was loaded with, whatever becomes of them."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ivrflow.host.declarations import read_source
from ivrflow.host.declared import HostSource
from ivrflow.host.query_pool import HostPool
from ivrflow.model.errors import Unavailable
from ivrflow.runtime.host_pools import HostPools

BANK = """
[source]
url       = "sqlite:///bank.db"
pool      = 1
read_only = true
zone      = "UTC"

[statements.balance]
sql        = "SELECT balance FROM accounts WHERE number = :number"
parameters = { number = "text" }
results    = { balance = "number" }
"""


def bank(text: str = BANK) -> tuple[HostSource, ...]:
    return (read_source(text, "hosts/bank.toml"),)


class Opened:
    """Opens real pools, and counts them."""

    def __init__(self, folder: Path) -> None:
        self.folder = folder
        self.pools: list[HostPool] = []

    def open(self, sources: tuple[HostSource, ...]) -> HostPool:
        pool = HostPool(sources, lambda url: url, self.folder)
        self.pools.append(pool)
        return pool


@pytest.fixture
def opened(tmp_path: Path) -> Opened:
    return Opened(tmp_path)


@pytest.fixture
def pools(opened: Opened) -> Iterator[HostPools]:
    pools = HostPools(opened.open)
    yield pools
    pools.close()


def test_releases_of_the_same_files_share_a_pool(pools: HostPools, opened: Opened) -> None:
    assert pools.of(bank()) is pools.of(bank())
    assert len(opened.pools) == 1


def test_a_changed_file_gets_a_pool_and_the_older_release_keeps_its_own(pools: HostPools) -> None:
    changed = bank(BANK.replace("SELECT balance", "SELECT available AS balance"))
    before = pools.of(bank())
    after = pools.of(changed)
    assert after is not before
    assert (pools.of(bank()), pools.of(changed)) == (before, after)
    assert after.statements["bank.balance"].hash != before.statements["bank.balance"].hash


def test_a_pool_that_does_not_open_is_tried_anew(tmp_path: Path) -> None:
    wrong = bank(BANK.replace("sqlite:///bank.db", "env:BANK_URL"))
    asked: list[str] = []

    def resolve(url: str) -> str:
        asked.append(url)
        raise Unavailable("BANK_URL is not set")

    pools = HostPools(lambda sources: HostPool(sources, resolve, tmp_path))
    for _ in range(2):
        with pytest.raises(Unavailable, match="BANK_URL"):
            pools.of(wrong)
    assert len(asked) == 2
    pools.close()
