"""Any two texts of a flow: in meaning, node by node, line by line."""

from __future__ import annotations

import difflib
from collections.abc import Mapping
from dataclasses import dataclass

from designer.documents.reading import read_document
from designer.documents.shapes import AnyBlock, Document, LayoutShape
from ivrflow.runtime.meaning_of_change import meaning_of_change

__all__ = ["Difference", "Side", "difference"]


@dataclass(frozen=True, slots=True)
class Side:
    """One of the two."""

    name: str
    """What the page calls it: `draft`, `version 3`."""
    text: str
    layout: LayoutShape


@dataclass(frozen=True, slots=True)
class Difference:
    """What is different."""

    meaning: tuple[tuple[str, tuple[str, ...]], ...]
    """(heading, sentences): what callers can newly reach, no longer reach, hear…; empty where a text cannot be read."""
    added: tuple[str, ...]
    removed: tuple[str, ...]
    changed: tuple[str, ...]
    """Ids of nodes."""
    moved: tuple[str, ...]
    """Nodes that only stand elsewhere."""
    header: bool
    """The header is another one."""
    lines: tuple[str, ...]
    """As `diff -u` writes them."""


def difference(flow: str, before: Side, after: Side, others: Mapping[str, str]) -> Difference:
    """Compare. `others` are the texts of the flows around it, by id."""
    old, new = read_document(before.text), read_document(after.text)
    was, now = _by_id(old), _by_id(new)
    changed = tuple(name for name, block in now.items() if name in was and was[name] != block)
    moved = tuple(
        name
        for name in now
        if name in was
        and name not in changed
        and None not in (before.layout.nodes.get(name), after.layout.nodes.get(name))
        and before.layout.nodes[name] != after.layout.nodes[name]
    )
    meaning = meaning_of_change(flow, before.text, after.text, others)
    return Difference(
        tuple((heading, tuple(sentences)) for heading, sentences in meaning.items()),
        tuple(name for name in now if name not in was),
        tuple(name for name in was if name not in now),
        changed,
        moved,
        (old.header if old else None) != (new.header if new else None),
        tuple(
            difflib.unified_diff(
                before.text.splitlines(), after.text.splitlines(), before.name, after.name, lineterm=""
            )
        ),
    )


def _by_id(document: Document | None) -> dict[str, AnyBlock]:
    return {block.id: block for block in document.blocks} if document is not None else {}
