"""One difference between two versions of a flow."""

from __future__ import annotations

from dataclasses import dataclass
from enum import Enum

__all__ = ["Change", "Sort"]


class Sort(Enum):
    """What sort of thing was changed, in the order in which people want to know."""

    PROMPT = "what callers hear"
    KEY = "keys"
    WAY = "where exits lead"
    LOGIC = "conditions, values and look-ups"
    SETTING = "settings"
    HEADER = "the flow as a whole"
    TITLE = "titles"
    NODE = "nodes"


@dataclass(frozen=True, slots=True)
class Change:
    """One difference. `before` and `after` are as written in the flow; empty for what was not there."""

    sort: Sort
    flow: str
    node: str
    """Its name after the change; empty for the header."""
    name: str
    """The field, the exit, the option; `added`, `removed`, `renamed` for a node as a whole."""
    before: str = ""
    after: str = ""
    language: str = ""
    """For prompts and labels that are written per language."""
