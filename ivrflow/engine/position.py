"""Where a call stands between two nodes. All of it is immutable: forking a call copies references."""

from __future__ import annotations

from collections.abc import Mapping
from typing import NamedTuple

from ivrflow.compiler.program import Program
from ivrflow.model.values import Value

__all__ = ["Frame"]


class Frame(NamedTuple):
    """One flow on the stack of a call."""

    program: Program
    node: int
    """The subflow node that waits for the flow above it to return."""
    variables: Mapping[str, Value]
    trail: tuple[int, ...]
    """The menus passed, for `back`."""
