"""Where each call stands, and which exits callers take: what the monitor tells of calls.

It hears what the journal is told (`Overheard`), in the home thread: a few assignments for each event of a call, nothing
for each packet. Once a second somebody takes what changed.
"""

from __future__ import annotations

from collections import Counter
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any, Final, NamedTuple
from zoneinfo import ZoneInfo

from ivrflow.model.cdr import Cdr
from ivrflow.model.commands import (
    AwaitAgent,
    Command,
    Enqueue,
    Gather,
    HandOff,
    HangUp,
    Play,
    Query,
    Record,
    Reject,
    Transfer,
    Wait,
)
from ivrflow.model.events import Answered, HungUp, Offered
from ivrflow.model.journal import Step
from ivrflow.model.ports import Journal
from ivrflow.monitor.changes import Changes
from ivrflow.runtime.peer_counts import PeerCounts
from ivrflow.store.calls import TEST_CHANNEL

__all__ = ["CallTable", "Overheard", "Standing"]

DOING: Final[Mapping[type[Command], str]] = {
    HangUp: "ending",
    Reject: "ending",
    HandOff: "transferring",
    Transfer: "transferring",
    Enqueue: "queued",
    AwaitAgent: "queued",
    Query: "looking_up",
    Record: "recording",
    Gather: "asking",
    Play: "playing",
    Wait: "waiting",
}
"""What a call does while a command is carried out; of several commands, the one that stands first here tells."""
_RANK: Final = {command: rank for rank, command in enumerate(DOING)}
LONGEST: Final = 64
"""Characters of what a far side said of itself."""


class Standing(NamedTuple):
    """Where a call is now."""

    flow: str
    node: str
    language: str


@dataclass(slots=True)
class _Day:
    """What callers did in one flow on one day."""

    zone: ZoneInfo
    date: date
    taken: Counter[tuple[str, str]]
    """(node, exit) → how often."""
    grown: set[tuple[str, str]]


class CallTable:
    """For one thread. `where` tells where a call stands, None when it is not known any more."""

    def __init__(self, where: Callable[[str], Standing | None], now: Callable[[], datetime]) -> None:
        self._where, self._now = where, now
        self._calls: dict[str, dict[str, Any]] = {}
        self._changed: dict[str, dict[str, Any]] = {}
        self._gone: list[str] = []
        self._days: dict[str, _Day] = {}
        self._zones: Mapping[str, ZoneInfo] = {}
        self.peers = PeerCounts()

    def know_zones(self, zones: Mapping[str, ZoneInfo]) -> None:
        """Flow → the clock by which its days are counted."""
        self._zones = {**self._zones, **zones}

    def calls_on(self, channel: str) -> int:
        """How many calls are in progress on a channel."""
        return sum(call["channel"] == channel for call in self._calls.values())

    # What happens ----------------------------------------------------------------------------------------------------

    def started(self, offered: Offered) -> None:
        facts = offered.facts
        call: dict[str, Any] = {
            "channel": offered.channel,
            "ani": offered.ani[:LONGEST],
            "dnis": offered.dnis[:LONGEST],
            "route": offered.route,
            "name": facts.get("display_name", "")[:LONGEST],
            "agent": facts.get("user_agent", "")[:LONGEST],
            "peer": facts.get("peer", ""),
            "flow": offered.flow,
            "release": offered.release,
            "test": facts.get("test", ""),
            "started": _ms(offered.started),
            "answered": None,
            "at_flow": offered.flow,
            "at": "",
            "since": _ms(offered.started),
            "doing": "ringing",
            "language": "",
        }
        self._calls[offered.call_id], self._changed[offered.call_id] = call, dict(call)
        if offered.channel != TEST_CHANNEL:
            self.peers.offered(call["peer"], call["started"])

    def stepped(self, call_id: str, step: Step) -> None:
        call = self._calls.get(call_id)
        if call is None:
            return
        changed = self._changed.setdefault(call_id, {})
        at_ms = call["started"] + step.at_ms
        if step.visits or not call["at"]:
            changed["since"] = at_ms
        for flow, node, exit_name in step.visits:
            self._count(flow, node, exit_name)
        if isinstance(step.event, Answered) and call["answered"] is None and changed.get("answered") is None:
            changed["answered"] = at_ms
        if isinstance(step.event, HungUp):
            changed["doing"] = "ending"
        elif doing := _doing(step):
            changed["doing"] = doing

    def ended(self, cdr: Cdr) -> None:
        call = self._calls.pop(cdr.call_id, None)
        if call is None:
            return
        if self._changed.pop(cdr.call_id, {}).get("channel") is None:
            # Whoever was never told that it began need not hear that it is over.
            self._gone.append(cdr.call_id)
        if call["channel"] != TEST_CHANNEL:
            self.peers.ended(call["peer"], refused=cdr.ended_by == "refused")

    def _count(self, flow: str, node: str, exit_name: str) -> None:
        day = self._days.get(flow)
        if day is None:
            zone = self._zones.get(flow, ZoneInfo("UTC"))
            self._days[flow] = day = _Day(zone, self._now().astimezone(zone).date(), Counter(), set())
        day.taken[node, exit_name] += 1
        day.grown.add((node, exit_name))

    # What is told ----------------------------------------------------------------------------------------------------

    def take(self, status: Mapping[str, Any]) -> Changes:
        """What is new since the last time, with the engine's status."""
        changed, self._changed = self._changed, {}
        gone, self._gone = self._gone, []
        for call_id, members in changed.items():
            call, standing = self._calls[call_id], self._where(call_id)
            if standing is not None:
                members |= {"at_flow": standing.flow, "at": standing.node, "language": standing.language}
            told = "channel" in members
            new = {name: value for name, value in members.items() if told or call.get(name) != value}
            call |= members
            changed[call_id] = new
        new_day = self._begin_days()
        return Changes(
            status, {call_id: members for call_id, members in changed.items() if members}, gone, self._grown(), new_day
        )

    def _begin_days(self) -> list[str]:
        now, begun = self._now(), []
        for flow, day in self._days.items():
            if (today := now.astimezone(day.zone).date()) != day.date:
                day.date = today
                day.taken.clear()
                day.grown.clear()
                begun.append(flow)
        return begun

    def _grown(self) -> dict[str, dict[str, dict[str, int]]]:
        told: dict[str, dict[str, dict[str, int]]] = {}
        for flow, day in self._days.items():
            for node, exit_name in day.grown:
                told.setdefault(flow, {}).setdefault(node, {})[exit_name] = day.taken[node, exit_name]
            day.grown.clear()
        return told


class Overheard:
    """A journal that the table listens to (model.ports.Journal)."""

    def __init__(self, journal: Journal, table: CallTable) -> None:
        self._journal, self._table = journal, table

    def started(self, offered: Offered) -> None:
        self._journal.started(offered)
        self._table.started(offered)

    def append(self, call_id: str, step: Step) -> None:
        self._journal.append(call_id, step)
        self._table.stepped(call_id, step)

    def ended(self, cdr: Cdr) -> None:
        self._journal.ended(cdr)
        self._table.ended(cdr)


def _doing(step: Step) -> str:
    kinds = [kind for _, command in step.commands if (kind := type(command)) in _RANK]
    return DOING[min(kinds, key=_RANK.__getitem__)] if kinds else ""


def _ms(moment: datetime) -> int:
    """Since 1970 UTC."""
    return int(moment.timestamp() * 1000)
