"""What the collector and the recorder tell their channel to do."""

from __future__ import annotations

from dataclasses import dataclass
from typing import NamedTuple, TypeAlias

from ivrflow.model.events import Gathered, Played, Recorded

__all__ = ["Action", "RecorderAction", "Report", "ReportRecording", "StartRecording", "StopPrompt"]


@dataclass(frozen=True, slots=True)
class StopPrompt:
    """Silence the prompt that is being played. The channel does not report its end."""


class Report(NamedTuple):
    """Hand this reply to the runtime. Always the last action, so that the next command may be begun at once."""

    event: Gathered | Played


Action: TypeAlias = StopPrompt | Report


@dataclass(frozen=True, slots=True)
class StartRecording:
    """Play the tone, if one is wanted, and keep the sound until the reply."""

    beep: bool


class ReportRecording(NamedTuple):
    """Hand this reply to the runtime, with the handle of the sound put in. Always the last action."""

    event: Recorded


RecorderAction: TypeAlias = StopPrompt | StartRecording | ReportRecording
