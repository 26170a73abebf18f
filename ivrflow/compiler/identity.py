"""What of a flow's text decides what it does: everything but comments."""

from __future__ import annotations

from dataclasses import fields, is_dataclass, replace
from typing import Any

from ivrflow.lang import print_flow
from ivrflow.model.flow import NO_COMMENTS, Comments, Flow

__all__ = ["bare_text"]


def bare_text(flow: Flow) -> str:
    """The canonical text without comments: equal for two flows exactly when they do the same."""
    return print_flow(_bare(flow))


def _bare(part: Any) -> Any:
    if isinstance(part, Comments):
        return NO_COMMENTS
    if isinstance(part, tuple) and not hasattr(part, "_fields"):
        return tuple(_bare(item) for item in part)
    if is_dataclass(part) and not isinstance(part, type):
        changes = {each.name: _bare(getattr(part, each.name)) for each in fields(part) if each.name != "span"}
        if "tail" in changes:
            changes["tail"] = ()
        return replace(part, **changes)
    return part
