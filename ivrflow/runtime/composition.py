"""What a release would be made of: drafts or files, and what is published of all other flows."""

from __future__ import annotations

from collections.abc import Iterable, Mapping
from dataclasses import dataclass

from ivrflow.model.errors import Misuse
from ivrflow.model.releases import Draft, Publication, Version
from ivrflow.runtime.flow_set import FlowText
from ivrflow.store.store import Store

__all__ = ["ComposedFlow", "compose", "drafts_of"]


@dataclass(frozen=True, slots=True)
class ComposedFlow:
    """One flow of a release that does not exist yet."""

    text: FlowText
    conversations: str = ""
    """As a `.calls` file holds them."""


def compose(store: Store, current: Publication | None, flows: Mapping[str, ComposedFlow]) -> dict[str, ComposedFlow]:
    """These flows, by id, beside what is current of the others."""
    composed = {}
    drafts = {draft.flow: draft for draft in store.drafts.list()}
    if current is not None:
        for version in store.releases.texts(current.release):
            composed[version.flow] = _published(version, drafts.get(version.flow))
    return composed | dict(flows)


def drafts_of(store: Store, names: Iterable[str] | None) -> dict[str, ComposedFlow]:
    """Drafts by flow; all, when None. Raises Misuse for one that is not there."""
    drafts = {draft.flow: draft for draft in store.drafts.list()}
    found = {}
    for name in drafts if names is None else names:
        if name not in drafts:
            raise Misuse(f'there is no draft of a flow "{name}"; `ivrflow flows` lists them')
        found[name] = ComposedFlow(FlowText(name, drafts[name].text), drafts[name].conversations)
    return found


def _published(version: Version, draft: Draft | None) -> ComposedFlow:
    # Conversations may have been written after the text was published: they test it all the same.
    newer = draft.conversations if draft is not None and draft.text == version.text else ""
    return ComposedFlow(
        FlowText(f"{version.flow} (version {version.number})", version.text), newer or version.conversations
    )
