"""The databases behind releases: a call keeps the statements that its release was loaded with."""

from __future__ import annotations

from collections.abc import Callable

from ivrflow.host.declared import HostSource
from ivrflow.host.health import SourceHealth
from ivrflow.host.query_pool import HostPool

__all__ = ["HostPools"]


class HostPools:
    """One pool for each state that the sources' files were in when a release was loaded; close it.

    A pool stays until the end: calls of its release may be in progress, and writes of theirs under way.
    """

    def __init__(self, open_pool: Callable[[tuple[HostSource, ...]], HostPool]) -> None:
        self._open_pool = open_pool
        self._pools: list[tuple[tuple[HostSource, ...], HostPool]] = []

    def of(self, sources: tuple[HostSource, ...]) -> HostPool:
        """The pool of these sources, opened when there is none. Raises Unavailable."""
        for known, pool in self._pools:
            if known == sources:
                return pool
        pool = self._open_pool(sources)
        self._pools.append((sources, pool))
        return pool

    @property
    def health(self) -> tuple[SourceHealth, ...]:
        """How the sources are doing that new calls ask."""
        return self._pools[-1][1].health if self._pools else ()

    def close(self) -> None:
        for _, pool in self._pools:
            pool.close()
