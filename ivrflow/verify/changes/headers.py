"""The header of a flow, before and after."""

from __future__ import annotations

from collections.abc import Iterator, Mapping

from ivrflow.model.flow import ExitLine, Field, Handler, Header, Localized, Variable
from ivrflow.verify.changes.change import Change, Sort

__all__ = ["changes_of_header"]


def changes_of_header(flow: str, before: Header, after: Header, renamed: Mapping[str, str]) -> Iterator[Change]:
    """Title, settings, variables, keys that hold everywhere, handlers."""
    if (before.title or "") != (after.title or ""):
        yield Change(Sort.TITLE, flow, "", "title", before.title or "", after.title or "")
    old, new = dict(_entries(before, renamed)), dict(_entries(after, {}))
    for key in dict.fromkeys((*old, *new)):
        was, now = old.get(key, ""), new.get(key, "")
        if was != now:
            sort, name = key
            yield Change(sort, flow, "", name, was, now)


def _entries(header: Header, renamed: Mapping[str, str]) -> Iterator[tuple[tuple[Sort, str], str]]:
    for entry in header.entries:
        match entry:
            case Field(name, value):
                text = "" if isinstance(value, Localized) else value.text
                yield (Sort.HEADER, name), renamed.get(text, text) if name == "start" else text
            case Variable(role, name, kind, default):
                yield (Sort.LOGIC, f"{role} {name}"), kind if default is None else f"{kind} = {default.text}"
            case Handler(event, target):
                yield (Sort.WAY, f"on {event}"), renamed.get(target, target)
            case ExitLine(name, target, argument):
                shown = name if argument is None else f"{name} {argument.text}"
                yield (Sort.WAY, shown), renamed.get(target or "", target or "")
