"""What a bench is given and what it returns: the only things that benches have in common."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

__all__ = ["Options", "Row"]


@dataclass(frozen=True, slots=True)
class Options:
    """How to measure."""

    quick: bool = False
    """Seconds instead of minutes: to see that it works, not to be quoted."""
    settings: Mapping[str, str] = field(default_factory=dict)
    """`--set NAME=VALUE`; the bench's own docstring says which it knows."""


@dataclass(frozen=True, slots=True)
class Row:
    """One line of the table of results."""

    what: str
    """What was measured, with its conditions: `CPU per channel-second, 200 calls`."""
    measured: str
    """Figure and unit: `0.71 ms`."""
    target: str = ""
    """What it should be: `at most a third of Asterisk's`; empty for a figure that is only informative."""
    met: bool | None = None
    """Whether it is; None without a target."""
    beside: str = ""
    """The same of somebody else in the same run: `Asterisk 16.28: 3.1 ms`."""
    ratio: float | None = None
    """Our figure divided by theirs."""
    remark: str = ""
    """What the reader must know to trust it: `other processes took 12 % of the core`."""
    command: str = ""
    """What to type to measure it again; filled in for benches that leave it empty."""
