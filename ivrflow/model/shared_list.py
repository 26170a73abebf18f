"""Lists that all flows share: callers who are blocked, customers who go first."""

from __future__ import annotations

from collections.abc import Mapping

__all__ = ["checked_list"]


def checked_list(name: str, plain: Mapping[str, object]) -> dict[str, object]:
    """A list in the form in which it is stored, from the form in which it is written.

        {"title": "Callers whom we block", "entries": ["13800001111", "+4490*"]}

    An entry that ends with `*` stands for everything that begins so. Each entry is kept once, in the order written.
    Raises ValueError with a sentence that says what is wrong.
    """
    if unknown := sorted(set(plain) - {"title", "entries"}):
        raise ValueError(f'list "{name}": unknown entry "{unknown[0]}"; known are entries, title')
    entries = plain.get("entries", [])
    if not isinstance(entries, list | tuple) or not all(isinstance(entry, str) and entry.strip() for entry in entries):
        raise ValueError(f'list "{name}": entries is a list of texts such as ["13800001111", "+4490*"]')
    title = {"title": str(plain["title"])} if "title" in plain else {}
    return {**title, "entries": list(dict.fromkeys(entry.strip() for entry in entries))}
