"""Two people for every change: who changed a flow does not publish it."""

from __future__ import annotations

from collections.abc import Iterable

from ivrflow.model.errors import Misuse
from ivrflow.model.releases import Draft
from ivrflow.store.store import Store

__all__ = ["OwnWork", "refuse_own_work"]


class OwnWork(Misuse):
    """Somebody wants to publish what he changed himself."""


def refuse_own_work(store: Store, flows: Iterable[str] | None, author: str) -> None:
    """Raises OwnWork when one of these drafts (None: all) holds a change that this author made since it was published.

    A draft that is as callers have it holds none.
    """
    current = store.releases.current()
    published = {each.flow: each for each in store.releases.texts(current.release)} if current is not None else {}
    drafts = {draft.flow: draft for draft in store.drafts.list()}
    for name in drafts if flows is None else flows:
        draft, version = drafts.get(name), published.get(name)
        if draft is None or (version is not None and version.text == draft.text):
            continue
        revisions = _by_number(store.drafts.revisions(name))
        if author in _authors_since(revisions, version.text if version is not None else None):
            raise OwnWork(f"you changed {name} yourself; somebody else has to publish it")


def _by_number(revisions: Iterable[Draft]) -> list[Draft]:
    return sorted(revisions, key=lambda each: each.revision)


def _authors_since(revisions: list[Draft], published: str | None) -> set[str]:
    """Who changed the text since it was last as it is published; moving boxes changes nothing."""
    last = max((number for number, each in enumerate(revisions) if each.text == published), default=-1)
    before = revisions[last].text if last >= 0 else None
    authors = set()
    for each in revisions[last + 1 :]:
        if each.text != before:
            authors.add(each.author)
        before = each.text
    return authors
