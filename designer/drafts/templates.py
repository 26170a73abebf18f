"""Flows to begin with: patterns that people change into theirs.

Each is a flow file in English and Chinese below `templates/`; a new flow has the languages that were asked for, and
English words where the pattern has none in a language. Its nodes are titled in the first of them.
"""

from __future__ import annotations

from collections.abc import Mapping, Sequence
from dataclasses import dataclass, replace
from difflib import get_close_matches
from functools import cache
from pathlib import Path
from types import MappingProxyType

from designer.catalogue.texts import Texts, texts_in
from ivrflow.lang import parse_flow, print_flow
from ivrflow.model.errors import Misuse
from ivrflow.model.flow import Block, Entry, ExitLine, Field, Flow, Header, Into, Localized
from ivrflow.model.source import Source

__all__ = ["TEMPLATES", "Template", "Wanted", "flow_from"]

FOLDER = Path(__file__).with_name("templates")


@dataclass(frozen=True, slots=True)
class Template:
    """What a new flow can begin as."""

    id: str
    title: str
    help: str


TEMPLATES: Mapping[str, Template] = MappingProxyType(
    {
        template.id: template
        for template in (
            Template(
                "menu",
                "Menu with an agent",
                "Callers choose by a key, hear it again, or speak to an agent with 0. Silence and wrong keys are "
                "answered.",
            ),
            Template(
                "hours",
                "Opening hours",
                "Connects to agents while you are open; tells callers when you are closed, on holidays too.",
            ),
            Template(
                "look_up",
                "Number and look-up",
                "Callers enter a number and a PIN; a data source is asked, and the answer is told to them.",
            ),
            Template(
                "survey",
                "Survey",
                "One question that is answered by a key, and thanks that fit the answer.",
            ),
        )
    }
)
"""By id, in the order in which they are offered."""


@dataclass(frozen=True, slots=True)
class Wanted:
    """What the new flow is to be called, and how it speaks."""

    flow: str
    title: str
    languages: Sequence[str]
    zone: str


def flow_from(template: str, wanted: Wanted) -> str:
    """The text of a new flow. Raises Misuse for a template that there is not."""
    if template not in TEMPLATES:
        if near := get_close_matches(template, TEMPLATES, 1):
            raise Misuse(f'there is no template "{template}"; did you mean "{near[0]}"?')
        raise Misuse(f'there is no template "{template}"')
    pattern = _read(template)
    titles = texts_in(wanted.languages[0])
    blocks = tuple(_block(block, wanted.languages, titles) for block in pattern.blocks)
    return print_flow(Flow(_header(pattern.header, wanted), blocks))


@cache
def _read(template: str) -> Flow:
    flow = parse_flow((FOLDER / f"{template}.ivr").read_text("utf-8")).flow
    assert flow is not None, "templates are tested"
    return flow


def _header(header: Header, wanted: Wanted) -> Header:
    said = {"languages": f"[{', '.join(wanted.languages)}]", "zone": wanted.zone}
    entries = tuple(
        replace(entry, value=Source(said[entry.name])) if isinstance(entry, Field) and entry.name in said else entry
        for entry in header.entries
    )
    return replace(header, id=wanted.flow, title=wanted.title, entries=entries)


def _block(block: Block, languages: Sequence[str], titles: Texts) -> Block:
    title = titles.of(block.title or "", "templates", "nodes", block.title or "") or None
    return replace(block, title=title, entries=tuple(_entry(entry, languages) for entry in block.entries))


def _entry(entry: Entry, languages: Sequence[str]) -> Entry:
    match entry:
        case Field(value=Localized() as value):
            return replace(entry, value=_in(value, languages))
        case ExitLine(labels=Localized() as labels):
            return replace(entry, labels=_in(labels, languages))
        case Field() | ExitLine() | Into():
            return entry


def _in(texts: Localized, languages: Sequence[str]) -> Localized:
    by_language = {tag.split("-")[0]: source for tag, source in texts.entries}
    return Localized(tuple((tag, by_language.get(tag.split("-")[0], by_language["en"])) for tag in languages))
