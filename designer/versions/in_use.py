"""Which version each number runs, and calls that are still on an older one."""

from __future__ import annotations

from dataclasses import dataclass
from datetime import datetime

from ivrflow.model.errors import Misuse
from ivrflow.store.store import Store

__all__ = ["EngineAtWork", "OldCalls", "RouteInUse", "calls_on_older_versions", "engines_at_work", "routes_in_use"]


@dataclass(frozen=True, slots=True)
class RouteInUse:
    """A number, and what answers it."""

    pattern: str
    flow: str
    version: int | None
    """None: the flow is not published, and callers are turned away."""


@dataclass(frozen=True, slots=True)
class OldCalls:
    """Calls that began before the latest publication."""

    flow: str
    version: int
    calls: int


@dataclass(frozen=True, slots=True)
class EngineAtWork:
    """An engine that runs."""

    name: str
    since: datetime
    publication: int | None
    """What its new calls get: the latest publication of the release that it serves; None while it begins."""
    is_current: bool
    """It serves what was published last; otherwise it is taking that up, or could not."""
    calls: int
    """In progress."""


def engines_at_work(store: Store) -> tuple[EngineAtWork, ...]:
    """By name."""
    current = store.releases.current()
    serials: dict[str, int] = {}
    for each in store.releases.history(10_000):
        serials[each.release] = max(each.serial, serials.get(each.release, 0))
    calls = store.calls.count_by_engine()
    return tuple(
        EngineAtWork(
            lease.name,
            lease.acquired,
            serials.get(lease.serving),
            current is not None and lease.serving == current.release,
            calls.get(lease.name, 0),
        )
        for lease in store.leases.living()
    )


def routes_in_use(store: Store) -> tuple[RouteInUse, ...]:
    """By pattern."""
    current = store.releases.current()
    versions = dict(store.releases.get(current.release).versions) if current is not None else {}
    return tuple(RouteInUse(each.pattern, each.flow, versions.get(each.flow)) for each in store.routes.list())


def calls_on_older_versions(store: Store) -> tuple[OldCalls, ...]:
    """By the flow that they came in by, and its version; those on the current version are not told."""
    current = store.releases.current()
    found: dict[tuple[str, int], int] = {}
    now = dict(store.releases.get(current.release).versions) if current is not None else {}
    for (release, flow), calls in store.calls.count_in_progress().items():
        try:
            version = dict(store.releases.get(release).versions).get(flow)
        except Misuse:
            # It was refused before a release was there.
            continue
        if version is not None and version != now.get(flow):
            found[flow, version] = found.get((flow, version), 0) + calls
    return tuple(OldCalls(flow, version, calls) for (flow, version), calls in sorted(found.items()))
