"""What pages are told of engines and calls, for those who may see callers' numbers and for those who may not.

A message is JSON; its shape is `WallPicture` of the API. The first one is `whole`; those that follow tell what changed.
"""

from __future__ import annotations

import json
from collections.abc import Callable, Iterable, Mapping
from dataclasses import asdict
from typing import Any, Final

from designer.wall.alarms import Alarm, alarms_of
from designer.wall.engines import Engine
from designer.wall.releases import KnownReleases
from ivrflow.model.masking import masked_number
from ivrflow.monitor.changes import Changes, Members

__all__ = ["CLEAR", "MASKED", "Audience", "Picture"]

Audience = str
CLEAR: Final[Audience] = "clear"
MASKED: Final[Audience] = "masked"
AUDIENCES: Final = (CLEAR, MASKED)
_NOT_TOLD: Final = frozenset({"release"})


class Picture:
    """What is told next. In one thread."""

    def __init__(self, engines: Callable[[], Iterable[Engine]], releases: KnownReleases, now_ms: Callable[[], int]):
        self._engines, self._releases, self._now_ms = engines, releases, now_ms
        self._new: dict[str, Engine] = {}
        self._changed: dict[str, dict[str, Any]] = {}
        self._gone: list[str] = []
        self._alarms: dict[Alarm, int] = {}

    # What happens ----------------------------------------------------------------------------------------------------

    def heard(self, engine: Engine, changes: Changes) -> None:
        """An engine told something; its state knows it already."""
        for call_id, members in changes.calls.items():
            if "channel" in members:
                self._new[call_id] = engine
            elif call_id not in self._new:
                self._changed.setdefault(call_id, {}).update(members)
        self._over(changes.gone)

    def lost(self, engine: Engine, calls: Iterable[str]) -> None:
        """Nobody knows any more how these calls are doing."""
        self._over(calls)

    def _over(self, calls: Iterable[str]) -> None:
        for call_id in calls:
            self._changed.pop(call_id, None)
            if self._new.pop(call_id, None) is None:
                self._gone.append(call_id)

    # What is told ----------------------------------------------------------------------------------------------------

    def whole(self, audience: Audience) -> str:
        """For whoever knows nothing yet."""
        engines = tuple(self._engines())
        calls = [
            self._row(call_id, call, engine.name, audience)
            for engine in engines
            for call_id, call in engine.state.calls.items()
        ]
        return _json({"whole": True, **self._about(engines), "calls": calls})

    def news(self) -> Mapping[Audience, str]:
        """What is new since the last time, by audience."""
        new, self._new = self._new, {}
        changed, self._changed = self._changed, {}
        gone, self._gone = self._gone, []
        about: dict[str, Any] = self._about(tuple(self._engines()))
        about["changed"] = [{"id": call_id, **_told(members)} for call_id, members in changed.items()]
        about["gone"] = gone
        # Written once for everybody, but for what not everybody may see.
        same = _json({name: value for name, value in about.items() if value})[:-1]
        return {audience: f'{same},"calls":{self._rows(new, audience)}}}' for audience in AUDIENCES}

    def _about(self, engines: tuple[Engine, ...]) -> dict[str, Any]:
        now_ms = self._now_ms()
        alarms = alarms_of(engines)
        self._alarms = {alarm: self._alarms.get(alarm, now_ms) for alarm in alarms}
        return {
            "now": now_ms,
            "engines": [
                {"link": each.link, "link_since": each.since_ms, "reason": each.reason}
                | {"name": each.name}
                | {**each.state.status}
                for each in engines
            ],
            "alarms": [{**asdict(alarm), "level": alarm.level, "since": self._alarms[alarm]} for alarm in alarms],
        }

    def _rows(self, new: Mapping[str, Engine], audience: Audience) -> str:
        return _json(
            [
                self._row(call_id, engine.state.calls[call_id], engine.name, audience)
                for call_id, engine in new.items()
                if call_id in engine.state.calls
            ]
        )

    def _row(self, call_id: str, call: Members, engine: str, audience: Audience) -> dict[str, Any]:
        versions = self._releases.versions(call["release"]) or {}
        row = {"id": call_id, "engine": engine, **_told(call), "version": versions.get(call["flow"])}
        if audience != CLEAR:
            # Names are as personal as numbers.
            row |= {"ani": masked_number(call["ani"]), "name": ""}
        return row


def _told(members: Members) -> dict[str, Any]:
    return {name: value for name, value in members.items() if name not in _NOT_TOLD}


def _json(value: object) -> str:
    return json.dumps(value, ensure_ascii=False, separators=(",", ":"))
