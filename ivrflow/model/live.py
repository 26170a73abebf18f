"""Live data: read when a call needs it, by revision, and journalled with the value that was read."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass

__all__ = ["LiveDatum", "answer_of"]


@dataclass(frozen=True, slots=True)
class LiveDatum:
    """One named thing of a subject, in its plain form, with a revision that changes when it does.

    Subjects are `calendar`, `list` and `table`; `calendar.py`, `shared_list.py` and `shared_table.py` say how each is
    written.
    """

    subject: str
    name: str
    revision: str
    value: Mapping[str, object]
    """JSON types only."""


def answer_of(value: Mapping[str, object] | None, key: str | None) -> Mapping[str, object] | None:
    """What a call is told of a datum: all of it; or with a key, what a list or a table has for it.

    A list gives `{"entry": "1380*"}`, the entry that the key matches, a table `{"row": {…}}`; both give `{}` when there
    is none. Only this is journalled: a list of ten thousand callers does not belong into every call.
    """
    if value is None or key is None:
        return value
    wanted = key.strip()
    rows = value.get("rows")
    if isinstance(rows, Mapping):
        return {"row": rows[wanted]} if wanted in rows else {}
    entries = value.get("entries")
    if not isinstance(entries, list | tuple):
        return value
    # The longest entry that fits is the one that somebody meant.
    found = [entry for entry in entries if isinstance(entry, str) and _fits(entry, wanted)]
    return {"entry": max(found, key=len)} if found else {}


def _fits(entry: str, key: str) -> bool:
    return key.startswith(entry[:-1]) if entry.endswith("*") else key == entry
