"""What is kept of a call while it runs: enough to run it again.

A call's journal is its steps, one for each event that was handed to the interpreter. The interpreter appends objects;
whoever writes them to disk encodes them (`to_record`), off the hot path. What is secret is left out there: a Gathered
of a secret input keeps the number of keys, a Query the names of secret arguments.
"""

from __future__ import annotations

from typing import NamedTuple

from ivrflow.model.commands import Issued
from ivrflow.model.events import Event

__all__ = ["Step", "Visit"]


class Visit(NamedTuple):
    """One stay of a call in a node."""

    flow: str
    node: str
    exit: str
    """The exit taken, `""` while the call is still there."""


class Step(NamedTuple):
    """One event and all that it led to."""

    at_ms: int
    """Since the call was offered, on a clock that never jumps."""
    event: Event
    position: tuple[str, str, int]
    """(flow, node, how many nodes were visited before it) when the event was handled."""
    secret: bool
    """The event answers a secret input, or one that nobody waits for any more: its keys must not be written."""
    visits: tuple[Visit, ...]
    """The nodes left because of it, in order."""
    commands: tuple[Issued, ...]
