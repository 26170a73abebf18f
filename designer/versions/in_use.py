"""Which version each number runs, and calls that are still on an older one."""

from __future__ import annotations

from dataclasses import dataclass

from ivrflow.model.errors import Misuse
from ivrflow.store.store import Store

__all__ = ["OldCalls", "RouteInUse", "calls_on_older_versions", "routes_in_use"]


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
