"""Where recordings are named: which nodes of which flows say `audio("…")`, and in which language."""

from __future__ import annotations

import re
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import lru_cache

from ivrflow.lang import BadEscape, decode_string, parse_flow
from ivrflow.model.flow import Field, Flow, Localized
from ivrflow.model.releases import Draft, Version

__all__ = ["Use", "languages_of", "uses_of"]

NAMED = re.compile(r'\baudio\(\s*("(?:[^"\\]|\\.)*")\s*(?:,\s*([A-Za-z][A-Za-z0-9-]*)\s*)?\)')
"""In a text that is said the quotes are escaped, so that it is not taken for a name."""
TAG = re.compile(r"[A-Za-z]{2,8}(?:-[A-Za-z0-9]{1,8})*")


@dataclass(frozen=True, slots=True)
class Use:
    """One node that plays a recording."""

    flow: str
    node: str
    published: bool
    """Callers hear it now; otherwise it is only drawn."""


def uses_of(drafts: Iterable[Draft], published: Iterable[Version]) -> Mapping[tuple[str, str], Sequence[Use]]:
    """(language, id of the recording) → who plays it, each node once."""
    found: dict[tuple[str, str], dict[Use, None]] = {}
    texts = [(each.flow, each.text, True) for each in published] + [(each.flow, each.text, False) for each in drafts]
    for name, text, live in texts:
        for node, key in _named_in(text):
            found.setdefault(key, {})[Use(name, node, live)] = None
    return {key: tuple(uses) for key, uses in found.items()}


@lru_cache(maxsize=256)
def _named_in(text: str) -> tuple[tuple[str, tuple[str, str]], ...]:
    """As `_named`; a flow is seldom another one than a moment ago."""
    flow = parse_flow(text).flow
    return tuple(_named(flow)) if flow is not None else ()


def _named(flow: Flow) -> Iterator[tuple[str, tuple[str, str]]]:
    """(node, (language, recording))."""
    languages = languages_of(flow)
    for block in flow.blocks:
        for field in block.fields:
            for spoken, text in _texts(field, languages):
                for quoted, explicit in NAMED.findall(text):
                    try:
                        name = decode_string(quoted)
                    except BadEscape:
                        continue
                    yield from ((block.id, (each, name)) for each in ([explicit] if explicit else spoken))


def _texts(field: Field, languages: Sequence[str]) -> Iterator[tuple[Sequence[str], str]]:
    """(languages in which it is spoken, text)."""
    if isinstance(field.value, Localized):
        yield from (([language], source.text) for language, source in field.value.entries)
    else:
        yield languages, field.value.text


def languages_of(flow: Flow) -> Sequence[str]:
    """Those that its header declares."""
    for entry in flow.header.entries:
        if isinstance(entry, Field) and entry.name == "languages" and not isinstance(entry.value, Localized):
            return TAG.findall(entry.value.text)
    return ()
