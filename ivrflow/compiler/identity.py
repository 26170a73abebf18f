"""What of a flow's text decides what it does: everything but comments."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import fields, is_dataclass, replace
from typing import Any

from ivrflow.lang import print_block, print_flow
from ivrflow.model.flow import NO_COMMENTS, Block, Comments, Flow, Header, Localized

__all__ = ["bare_block", "bare_text"]


def bare_text(header: Header, blocks: Iterable[str]) -> str:
    """The canonical text of a flow without comments, from its header and the bare texts of its blocks: equal for two
    flows exactly when they do the same."""
    return "\n\n".join([print_flow(Flow(_bare(header))).rstrip("\n"), *blocks]) + "\n"


def bare_block(block: Block) -> str:
    """The canonical text of one block without comments."""
    return print_block(_bare(block))


def _bare(part: Any) -> Any:
    if isinstance(part, Comments):
        return NO_COMMENTS
    if isinstance(part, tuple) and not hasattr(part, "_fields"):
        return tuple(_bare(item) for item in part)
    if is_dataclass(part) and not isinstance(part, type):
        changes = {each.name: _bare(getattr(part, each.name)) for each in fields(part) if each.name != "span"}
        if "tail" in changes:
            changes["tail"] = ()
        if isinstance(part, Localized):
            # Braces that hold a comment are printed on several lines; without it they may fit into one.
            changes["comments"] = ()
        return replace(part, **changes)
    return part
