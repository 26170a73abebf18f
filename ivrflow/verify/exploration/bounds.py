"""How far an exploration goes. What a bound cuts off is counted and told, never silent."""

from __future__ import annotations

from dataclasses import dataclass

__all__ = ["DEFAULT", "Bounds"]


@dataclass(frozen=True, slots=True)
class Bounds:
    """Larger bounds find more and take longer; the defaults hold for some hundred nodes within seconds."""

    max_states: int = 20_000
    """States that are looked at; the rest is cut."""
    variants: int = 8
    """Combinations of values that are told apart at one place; further ones only for a value not met in that node."""
    back_menus: int = 2
    """How many of the menus that `back` would return to are told apart."""
    combinations: int = 48
    """Combinations of the results of one look-up; beyond, each value is tried at least once."""
    starts: int = 24
    """Moments and numbers from which calls are placed."""
    dead_air_ms: int = 4_000
    """Silence between two things heard that is reported."""
    hang_ups: bool = True
    """The caller hangs up, once in every node."""
    overtime: bool = False
    """The call's time is up, once in every node."""
    nothing: bool = False
    """Hosts may answer with results that are empty (NULL)."""


DEFAULT = Bounds()
