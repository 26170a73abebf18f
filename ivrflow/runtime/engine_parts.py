"""What an engine is made of."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TYPE_CHECKING

from ivrflow.model.lines import Home, Line
from ivrflow.model.ports import Acd, Journal, Live
from ivrflow.runtime.releases import LoadedRelease
from ivrflow.store.store import Store

if TYPE_CHECKING:
    from ivrflow.runtime.monitoring import Monitoring
    from ivrflow.runtime.service import EngineService

__all__ = ["EngineParts"]


@dataclass(frozen=True, slots=True)
class EngineParts:
    """What wiring hands to the service."""

    store: Store
    journal: Journal
    live: Live
    acd: Acd
    load: Callable[[str], LoadedRelease]
    """Release hash → the release, ready; may take seconds; called in a thread. Raises Unavailable."""
    make_line: Callable[[Home, EngineService], Line]
    max_calls: int
    drain_s: float
    make_more_lines: tuple[Callable[[Home, EngineService], Line], ...] = ()
    """Lines beside the telephone network."""
    monitoring: Monitoring | None = None
    """Tells others how it goes."""
