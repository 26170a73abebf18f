"""How a query ended, and who brings that about."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field
from typing import Protocol

from ivrflow.host.job import Job
from ivrflow.model.values import Value

__all__ = ["Answer", "Carrier"]


@dataclass(frozen=True, slots=True)
class Answer:
    """What a flow is told, and what the breaker is."""

    outcome: str
    """`found`, `empty`, `many`, `failed`, `done`."""
    results: Mapping[str, Value] = field(default_factory=dict)
    reason: str = ""
    down: bool = False
    """The source is out of reach: after some of these it is spared."""


class Carrier(Protocol):
    """Carries out the statements of one source, in any of its threads."""

    def carry_out(self, job: Job) -> Answer:
        """Wait for the answer. Gives the job whatever can interrupt it."""

    def close(self) -> None: ...
