"""What the collector tells its channel to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from ivrflow.model.events import Gathered, Played

__all__ = ["Action", "Report", "StopPrompt"]


@dataclass(frozen=True, slots=True)
class StopPrompt:
    """Silence the prompt that is being played. The channel does not report its end."""


class Report(NamedTuple):
    """Hand this reply to the runtime. Always the last action, so that the next command may be begun at once."""

    event: Gathered | Played


Action: TypeAlias = StopPrompt | Report
