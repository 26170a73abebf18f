"""Which version of a flow a release holds, and what its nodes are called."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from functools import lru_cache
from typing import Final
from zoneinfo import ZoneInfo

from ivrflow.lang import parse_flow
from ivrflow.model.errors import Misuse
from ivrflow.model.releases import Version
from ivrflow.model.source import Source
from ivrflow.store.releases import Releases

__all__ = ["FlowNames", "KnownReleases"]

UTC: Final = ZoneInfo("UTC")

MOST: Final = 8
"""Releases that are remembered: calls are on the current one, a few on those before."""


@dataclass(frozen=True, slots=True)
class FlowNames:
    """What people call a flow and its nodes."""

    title: str
    nodes: Mapping[str, str]
    """Those that have a title."""
    zone: ZoneInfo = UTC
    """By whose clocks its days begin."""


class KnownReleases:
    """Read once each, since they never change. For several threads at once."""

    def __init__(self, releases: Releases) -> None:
        self._releases = releases
        self._versions: dict[str, Mapping[str, int]] = {"": {}}
        self._texts = lru_cache(MOST)(self._read_names)

    def versions(self, release: str) -> Mapping[str, int] | None:
        """Flow → version, of a release that was looked up; nothing for drafts, None before `look_up`."""
        return self._versions.get(release)

    def look_up(self, release: str) -> None:
        """Read the versions of a release from the store; one that it does not have has none. Raises Unavailable."""
        try:
            found = dict(self._releases.get(release).versions)
        except Misuse:
            found = {}
        if len(self._versions) > MOST:
            self._versions = {"": {}}
        self._versions[release] = found

    def names(self, release: str) -> Mapping[str, FlowNames]:
        """By flow. May take a second. Raises Misuse for a release that is not there, Unavailable."""
        return self._texts(release)

    def zone(self, flow: str) -> ZoneInfo:
        """By whose clocks the days of a flow begin that callers get; UTC for another one. Raises Unavailable."""
        current = self._releases.current()
        names = self.names(current.release) if current is not None else {}
        return names[flow].zone if flow in names else UTC

    def _read_names(self, release: str) -> Mapping[str, FlowNames]:
        return {version.flow: _names_of(version) for version in self._releases.texts(release)}


def _names_of(version: Version) -> FlowNames:
    flow = parse_flow(version.text, version.flow).flow
    if flow is None:
        return FlowNames(version.flow, {})
    titles = {block.id: block.title for block in flow.blocks if block.title}
    zone = flow.header.field("zone")
    written = zone.value.text if zone is not None and isinstance(zone.value, Source) else ""
    return FlowNames(flow.header.title or version.flow, titles, ZoneInfo(written) if written else UTC)
