"""What each key means to an input."""

from __future__ import annotations

from functools import lru_cache
from typing import NamedTuple

__all__ = ["Rules", "rules_for"]


class Rules(NamedTuple):
    """The part of the input settings that decides about keys, in the shape in which it is asked."""

    has_choices: bool
    beginnings: frozenset[str]
    """Every key sequence that a choice begins with, the whole choices included."""
    unfinished: frozenset[str]
    """Those that a longer choice begins with: the input waits for more."""
    terminators: str
    """Without the keys that begin a choice."""
    erase_key: str
    """Empty for none, also when the key begins a choice."""


@lru_cache(maxsize=4096)
def rules_for(choices: tuple[str, ...], terminators: str, erase_key: str) -> Rules:
    """The rules of an input with these settings. Cached: a flow has few inputs and many calls."""
    beginnings = frozenset(choice[:length] for choice in choices for length in range(1, len(choice) + 1))
    unfinished = frozenset(choice[:length] for choice in choices for length in range(1, len(choice)))
    return Rules(
        bool(choices),
        beginnings,
        unfinished,
        "".join(key for key in terminators if key not in beginnings),
        "" if erase_key in beginnings else erase_key,
    )
