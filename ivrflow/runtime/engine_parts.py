"""What an engine is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import Protocol

from ivrflow.model.events import Offered
from ivrflow.model.lines import Home, Line, LineHandler, Rejection
from ivrflow.model.ports import Acd, Channel, Journal, Live, Report
from ivrflow.runtime.monitoring import Monitoring
from ivrflow.runtime.releases import LoadedRelease
from ivrflow.store.store import Store

__all__ = ["CallDesk", "EngineParts"]


class CallDesk(Protocol):
    """What the engine does for lines that find the release of a call by themselves. In the home thread."""

    @property
    def release(self) -> LoadedRelease | None:
        """What new calls get; None before anything is published."""

    def why_no_call(self) -> Rejection | None:
        """Why no call at all can be taken now."""

    def take(self, offered: Offered, release: LoadedRelease, channel: Channel) -> Report:
        """Begin a call of this release; what its channel reports goes where this says."""

    def record_refusal(self, offered: Offered, rejection: Rejection) -> None:
        """A call that was never taken has a record all the same."""


@dataclass(frozen=True, slots=True)
class EngineParts:
    """What wiring hands to the service."""

    store: Store
    journal: Journal
    live: Live
    acd: Acd
    load: Callable[[str], LoadedRelease]
    """Release hash → the release, ready; may take seconds; called in a thread. Raises Unavailable."""
    make_line: Callable[[Home, LineHandler], Line]
    max_calls: int
    drain_s: float
    make_more_lines: tuple[Callable[[Home, CallDesk], Line], ...] = ()
    """Lines beside the telephone network."""
    monitoring: Monitoring | None = None
    """Tells others how it goes."""
