"""What flows and nodes are called on the canvas: reports count them by their ids."""

from __future__ import annotations

from collections.abc import Iterable, Mapping

from designer.documents.parsed import flow_in
from ivrflow.model.releases import Draft, Version

__all__ = ["titles_of"]


def titles_of(drafts: Iterable[Draft], published: Iterable[Version]) -> Mapping[str, str]:
    """Flow, and `flow.node`, → title. As callers get it now; what is not published, as it is drawn."""
    found: dict[str, str] = {}
    for name, text in [(each.flow, each.text) for each in drafts] + [(each.flow, each.text) for each in published]:
        flow = flow_in(text)
        if flow is None:
            continue
        if flow.header.title:
            found[name] = flow.header.title
        found.update((f"{name}.{block.id}", block.title) for block in flow.blocks if block.title)
    return found
