"""From the media thread to the home thread."""

from __future__ import annotations

from functools import partial
from typing import Protocol

from ivrflow.model.lines import Home

__all__ = ["EarOwner", "Ears"]


class EarOwner(Protocol):
    """Who is told, in the home thread."""

    def heard_key(self, key: str, at_ms: int) -> None: ...

    def played(self, number: int) -> None: ...

    def fell_silent(self, seconds: float) -> None: ...


class Ears:
    """Brings home what the media thread has to say (media.StreamListener)."""

    def __init__(self, home: Home, owner: EarOwner) -> None:
        self._home = home
        self._owner = owner

    def on_key(self, key: str, at_ms: int) -> None:
        self._home.call_soon(partial(self._owner.heard_key, key, at_ms))

    def on_played(self, playback_id: int) -> None:
        self._home.call_soon(partial(self._owner.played, playback_id))

    def on_silent(self, seconds: float) -> None:
        self._home.call_soon(partial(self._owner.fell_silent, seconds))
