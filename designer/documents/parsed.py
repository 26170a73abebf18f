"""Flows that are read again and again, and are seldom other ones than a moment ago."""

from __future__ import annotations

from functools import lru_cache

from ivrflow.lang import parse_flow
from ivrflow.model.flow import Flow

__all__ = ["flow_in"]


@lru_cache(maxsize=256)
def flow_in(text: str) -> Flow | None:
    """The flow that a text holds, as far as it can be read; None when its header cannot be."""
    return parse_flow(text).flow
