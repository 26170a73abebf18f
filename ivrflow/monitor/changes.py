"""What an engine tells, and what its listeners know from it."""

from __future__ import annotations

import json
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from typing import Any, TypeAlias

from ivrflow.model.errors import Unavailable

__all__ = ["Changes", "EngineState", "ExitCounts", "Members", "read_changes", "write_changes"]

Members: TypeAlias = Mapping[str, Any]
"""JSON values by name."""
ExitCounts: TypeAlias = Mapping[str, Mapping[str, Mapping[str, int]]]
"""Flow → node → exit → how often callers took it today, to the clocks of the flow."""


@dataclass(frozen=True, slots=True)
class Changes:
    """What is new since the last time. A whole is told as a change of nothing."""

    status: Members = field(default_factory=dict)
    """The engine and its equipment; empty when it is as before."""
    calls: Mapping[str, Members] = field(default_factory=dict)
    """By call id: all of a new call, of others the members that changed."""
    gone: Sequence[str] = ()
    """Calls that are over."""
    exits: ExitCounts = field(default_factory=dict)
    """Counts that grew, as they are now."""
    new_day: Sequence[str] = ()
    """Flows that count from 0 again: their day is another."""


@dataclass(slots=True)
class EngineState:
    """All that was told so far."""

    status: Members = field(default_factory=dict)
    calls: dict[str, dict[str, Any]] = field(default_factory=dict)
    exits: dict[str, dict[str, dict[str, int]]] = field(default_factory=dict)

    def take(self, changes: Changes) -> None:
        """Know this too."""
        if changes.status:
            self.status = changes.status
        for call_id, members in changes.calls.items():
            self.calls.setdefault(call_id, {}).update(members)
        for call_id in changes.gone:
            self.calls.pop(call_id, None)
        for flow in changes.new_day:
            self.exits.pop(flow, None)
        for flow, nodes in changes.exits.items():
            for node, exits in nodes.items():
                self.exits.setdefault(flow, {}).setdefault(node, {}).update(exits)

    def whole(self) -> Changes:
        """What somebody has to be told who knows nothing."""
        return Changes(self.status, self.calls, (), self.exits)


def write_changes(changes: Changes) -> str:
    """As JSON; what is empty is left out."""
    members = {
        "status": changes.status,
        "calls": changes.calls,
        "gone": list(changes.gone),
        "exits": changes.exits,
        "new_day": list(changes.new_day),
    }
    told = {name: value for name, value in members.items() if value}
    return json.dumps(told, ensure_ascii=False, separators=(",", ":"))


def read_changes(text: str | bytes) -> Changes:
    """Raises Unavailable for what no engine of this version tells."""
    try:
        told = json.loads(text)
        return Changes(
            told.get("status", {}),
            told.get("calls", {}),
            told.get("gone", ()),
            told.get("exits", {}),
            told.get("new_day", ()),
        )
    except (ValueError, AttributeError) as error:
        raise Unavailable("what the engine tells cannot be read; is it of another version?") from error
