"""Who sends calls: the far sides of the telephone network."""

from __future__ import annotations

from typing import Any, Final

__all__ = ["PeerCounts"]

MOST_PEERS: Final = 50
"""Beyond it, those are forgotten whose last call is longest ago."""


class PeerCounts:
    """By address, since the engine started. For one thread."""

    def __init__(self) -> None:
        self._peers: dict[str, dict[str, Any]] = {}

    def offered(self, peer: str, at_ms: int) -> None:
        """A call came from there."""
        found = self._peers.pop(peer, None) or {"address": peer, "calls": 0, "offered": 0, "refused": 0}
        # In the order in which they called last.
        self._peers[peer] = {**found, "calls": found["calls"] + 1, "offered": found["offered"] + 1, "last": at_ms}
        if len(self._peers) > MOST_PEERS:
            idle = next((name for name, each in self._peers.items() if not each["calls"]), None)
            if idle is not None:
                del self._peers[idle]

    def ended(self, peer: str, *, refused: bool) -> None:
        """It is over, or was never taken."""
        if (found := self._peers.get(peer)) is not None:
            found["calls"] -= 1
            found["refused"] += refused

    def told(self) -> list[dict[str, Any]]:
        """Whoever called last comes first."""
        return [dict(each) for name, each in reversed(self._peers.items()) if name]
