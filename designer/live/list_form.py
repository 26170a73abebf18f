"""A list: its plain form ↔ the form that people fill in."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from designer.live.fault import Fault
from designer.live.shapes import ListForm

__all__ = ["list_faults", "list_form", "plain_list"]


def list_form(plain: Mapping[str, object]) -> ListForm:
    """The form of a list that was checked before it was stored."""
    entries = plain.get("entries", ())
    assert isinstance(entries, list | tuple), "lists are checked before they are stored"
    return ListForm(subject="list", title=str(plain.get("title", "")), entries=tuple(map(str, entries)))


def plain_list(form: ListForm) -> dict[str, object]:
    """What is stored."""
    title = {"title": form.title.strip()} if form.title.strip() else {}
    return {**title, "entries": [entry.strip() for entry in form.entries]}


def list_faults(form: ListForm) -> Iterator[Fault]:
    """What is wrong, each at its place."""
    seen: set[str] = set()
    for number, entry in enumerate(form.entries):
        if not entry.strip():
            yield Fault(("entries", number), "an entry has at least one character")
        elif entry.strip() in seen:
            yield Fault(("entries", number), "this entry stands here twice")
        seen.add(entry.strip())
