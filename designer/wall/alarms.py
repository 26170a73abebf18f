"""What somebody should look at, read off what engines tell. Pure; sentences are made by pages, from `code`."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from typing import Any, Final

from designer.wall.engines import Engine

__all__ = ["CODES", "Alarm", "alarms_of"]

FULL: Final = 0.9
SLOW_MS: Final = 3_000
MANY_WAITING: Final = 50

CODES: Final[Mapping[str, str]] = {
    "no_engine": "error",
    "gone": "error",
    "unwatched": "error",
    "stopped": "warning",
    "draining": "warning",
    "full": "error",
    "nearly_full": "warning",
    "journal_failing": "error",
    "journal_lost": "error",
    "source_down": "error",
    "source_slow": "warning",
    "speech_resting": "error",
    "speech_waiting": "warning",
    "releases_differ": "warning",
}
"""Every alarm, and how bad it is."""


@dataclass(frozen=True, slots=True)
class Alarm:
    """Something is wrong."""

    code: str
    engine: str = ""
    """Empty: of the installation."""
    subject: str = ""
    """Which source; or why, in words."""
    number: int | None = None
    """How much."""

    @property
    def level(self) -> str:
        """`error` or `warning`."""
        return CODES[self.code]


def alarms_of(engines: Iterable[Engine]) -> tuple[Alarm, ...]:
    """The worst first, by engine."""
    engines = tuple(engines)
    found = [alarm for engine in engines for alarm in _of_engine(engine)]
    watched = [engine for engine in engines if engine.link == "watched"]
    if not any(engine.link in ("watched", "starting", "unwatched") for engine in engines):
        found.append(Alarm("no_engine"))
    serving = {engine.state.status.get("release") for engine in watched if engine.state.status["state"] == "serving"}
    if len(serving) > 1:
        found.append(Alarm("releases_differ"))
    order = list(CODES)
    return tuple(sorted(found, key=lambda alarm: (alarm.level, order.index(alarm.code), alarm.engine, alarm.subject)))


def _of_engine(engine: Engine) -> Iterable[Alarm]:
    if engine.link in CODES:
        yield Alarm(engine.link, engine.name, engine.reason)
    if engine.link == "watched":
        yield from _of_status(engine.name, engine.state.status)


def _of_status(name: str, status: Mapping[str, Any]) -> Iterable[Alarm]:
    calls, most = status["calls"], status["max_calls"]
    if status["state"] == "draining":
        yield Alarm("draining", name, number=calls)
    if calls >= FULL * most:
        yield Alarm("full" if calls >= most else "nearly_full", name, number=calls)
    journal, speech = status["journal"], status["speech"]
    if journal["failing_since"] is not None:
        yield Alarm("journal_failing", name, journal["reason"])
    if journal["lost"]:
        yield Alarm("journal_lost", name, number=journal["lost"])
    for source in status["sources"]:
        if source["state"] == "down":
            yield Alarm("source_down", name, source["name"])
        elif (source["p95_ms"] or 0) > SLOW_MS:
            yield Alarm("source_slow", name, source["name"], round(source["p95_ms"]))
    if speech["resting"]:
        yield Alarm("speech_resting", name)
    if speech["waiting"] > MANY_WAITING:
        yield Alarm("speech_waiting", name, number=speech["waiting"])
