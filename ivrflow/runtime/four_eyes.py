"""Two people for every change: nobody brings to callers what he wrote himself."""

from __future__ import annotations

from collections.abc import Iterable

from ivrflow.model.errors import Misuse
from ivrflow.model.releases import Draft, Version
from ivrflow.store.schedules import Schedule
from ivrflow.store.store import Store

__all__ = ["MAY_APPROVE", "OwnWork", "approved", "refuse_own_return", "refuse_own_work", "refuse_unseen", "seen_now"]

MAY_APPROVE = ("publisher", "admin")
"""Roles of accounts whose word counts when something is published on the machine itself."""


class OwnWork(Misuse):
    """Somebody wants to bring to callers what he wrote himself."""


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


def refuse_own_return(store: Store, release: str, author: str) -> None:
    """Raises OwnWork when this author wrote a text that callers would get again by rolling back to a release."""
    current = store.releases.current()
    now = {each.flow: each.text for each in store.releases.texts(current.release)} if current is not None else {}
    for version in store.releases.texts(release):
        if version.text != now.get(version.flow) and author in _writers(store, version):
            raise OwnWork(f"you wrote version {version.number} of {version.flow}; somebody else rolls back to it")


def seen_now(store: Store, flows: Iterable[str] | None) -> dict[str, int]:
    """Flow → revision of these drafts (None: all): what somebody looks at who schedules their publication."""
    wanted = None if flows is None else set(flows)
    return {draft.flow: draft.revision for draft in store.drafts.list() if wanted is None or draft.flow in wanted}


def refuse_unseen(store: Store, due: Schedule) -> None:
    """Raises Misuse when a draft that is due was changed after somebody scheduled it: nobody has looked at that."""
    for draft in store.drafts.list():
        if due.flows is not None and draft.flow not in due.flows:
            continue
        seen = store.drafts.revision(draft.flow, due.seen.get(draft.flow, 0))
        if seen is None or seen.text != draft.text:
            raise Misuse(f"{draft.flow} was changed after this was scheduled; look at it and schedule it again")


def approved(store: Store, author: str, by: str) -> str:
    """Whose eyes count for something that is done on the machine itself: those of `by`, else those of the author.

    Raises Misuse when `by` is no account that may publish, and when it is the author.
    """
    if not by:
        return author
    account = store.accounts.get(by)
    if account is None or account.role not in MAY_APPROVE:
        raise Misuse(f'"{by}" is no account that may publish; `--approved-by` names one')
    if by == author:
        raise Misuse("you cannot approve your own publication; `--approved-by` names somebody else")
    return by


def _writers(store: Store, version: Version) -> set[str]:
    """Who made a version out of the one before."""
    revisions = _by_number(store.drafts.revisions(version.flow))
    last = max((number for number, each in enumerate(revisions) if each.text == version.text), default=-1)
    before = store.releases.version(version.flow, version.number - 1).text if version.number > 1 else None
    return _authors_since(revisions[: last + 1], before)


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
