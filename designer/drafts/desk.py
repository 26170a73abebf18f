"""Flows, as people work on them: saved on top of what was read, and never lost."""

from __future__ import annotations

import re
from dataclasses import dataclass, replace
from datetime import datetime
from difflib import get_close_matches
from zoneinfo import available_timezones

from designer.documents.reading import blocks_below_header, layout_shape, read_document
from designer.documents.shapes import Document, HeaderShape, LayoutShape
from designer.drafts.beginning import new_flow
from designer.drafts.others import header_of
from designer.drafts.templates import Wanted, flow_from
from designer.merging.conflict import Conflict
from designer.merging.documents import merge_documents
from designer.merging.layouts import merge_layouts
from ivrflow.lang import parse_flow, parse_layout, print_flow
from ivrflow.lang.reading import MAX_BYTES
from ivrflow.model.errors import BadDocument, Misuse
from ivrflow.model.flow import Layout
from ivrflow.model.releases import Draft
from ivrflow.store.drafts import Stale
from ivrflow.store.store import Store

LANGUAGE = re.compile(r"[A-Za-z]{2,3}(-[A-Za-z0-9]{2,8})*")
"""A language tag (BCP 47), as far as flows use them."""

__all__ = ["Clash", "DraftDesk", "FlowSummary", "Saved", "Unknown"]


class Unknown(Misuse):
    """There is no such thing here."""


@dataclass(frozen=True, slots=True)
class FlowSummary:
    """A flow in the list of flows."""

    id: str
    title: str
    revision: int
    author: str
    updated: datetime
    published: int | None
    """The number of the version that callers get."""
    is_published: bool
    """Callers get exactly this text."""
    routes: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Saved:
    """It is in the store."""

    revision: int


@dataclass(frozen=True, slots=True)
class Clash:
    """Somebody else saved meanwhile. Nothing was changed; `merged` may be saved on top of `theirs`."""

    message: str
    base: Draft | None
    theirs: Draft | None
    """None: deleted."""
    merged: Document | None
    """None: mine or theirs cannot be read."""
    layout: LayoutShape
    conflicts: tuple[Conflict, ...]


@dataclass(slots=True)
class DraftDesk:
    """The drafts of a store."""

    store: Store

    def list(self) -> tuple[FlowSummary, ...]:
        """By id."""
        current = self.store.releases.current()
        versions = {each.flow: each for each in self.store.releases.texts(current.release)} if current else {}
        routes: dict[str, list[str]] = {}
        for route in self.store.routes.list():
            routes.setdefault(route.flow, []).append(route.pattern)
        return tuple(
            FlowSummary(
                id=draft.flow,
                title=title_of(draft),
                revision=draft.revision,
                author=draft.author,
                updated=draft.updated,
                published=versions[draft.flow].number if draft.flow in versions else None,
                is_published=draft.flow in versions and versions[draft.flow].text == draft.text,
                routes=tuple(routes.get(draft.flow, ())),
            )
            for draft in self.store.drafts.list()
        )

    def get(self, flow: str) -> Draft:
        """Raises Unknown."""
        draft = self.store.drafts.get(flow)
        if draft is None:
            near = get_close_matches(flow, [each.flow for each in self.store.drafts.list()], 1)
            raise Unknown(f'there is no flow "{flow}"' + (f'; did you mean "{near[0]}"?' if near else ""))
        return draft

    def create(self, wanted: Wanted, author: str, template: str = "") -> Draft:
        """A new flow, from a template or one that greets and says goodbye. Raises Misuse."""
        flow, languages, zone = wanted.flow, list(dict.fromkeys(wanted.languages)), wanted.zone
        self._claim(flow)
        if zone not in available_timezones():
            near = get_close_matches(zone, available_timezones(), 1)
            raise Misuse(f'there is no time zone "{zone}"' + (f'; did you mean "{near[0]}"?' if near else ""))
        for language in languages:
            if not LANGUAGE.fullmatch(language):
                raise Misuse(f'"{language}" is not a language tag such as en-US')
        if not languages:
            raise Misuse("a flow has at least one language, such as en-US")
        wanted = replace(wanted, languages=languages)
        text = flow_from(template, wanted) if template else new_flow(flow, wanted.title, languages, zone)
        self.store.drafts.save(flow, text, "", author, 0)
        return self.get(flow)

    def save(self, wanted: Draft) -> Saved | Clash:
        """Save text and layout on top of `wanted.revision`; conversations stay. Raises Unknown, Misuse."""
        if len(wanted.text.encode("utf-8", "replace")) > MAX_BYTES:
            raise Misuse(f"a flow has at most {MAX_BYTES:,} bytes; move parts of it into flows of their own")
        header = header_of(wanted.text)
        if header is not None and header.id != wanted.flow:
            raise Misuse(f'the flow is called "{wanted.flow}" and its header "{header.id}"; use "rename" for that')
        layout_in(wanted.layout)
        wanted = self._on_top(wanted)
        try:
            return Saved(
                self.store.drafts.save(wanted.flow, wanted.text, wanted.layout, wanted.author, wanted.revision)
            )
        except Stale as stale:
            return self._clash(wanted, stale)

    def copy(self, flow: str, to: str, title: str, author: str) -> Draft:
        """A flow under another name, with its conversations. Raises Unknown, Misuse."""
        draft = self.get(flow)
        self._claim(to)
        text = _renamed(draft.text, to, title)
        self.store.drafts.put(Draft(to, 0, text, draft.layout, author, draft.updated, draft.conversations))
        return self.get(to)

    def rename(self, flow: str, to: str, author: str, base_revision: int) -> Draft:
        """Another id; the archive keeps it under the old one. Raises Unknown, Stale; Misuse when something leads there
        by its id."""
        draft = self.get(flow)
        leading = [route.pattern for route in self.store.routes.list() if route.flow == flow]
        if leading:
            raise Misuse(f'the number {leading[0]} leads to "{flow}"; lead it elsewhere first')
        if callers := [each.flow for each in self.store.drafts.list() if each.flow != flow and _names(each, flow)]:
            raise Misuse(f'the flow "{callers[0]}" leads to "{flow}"; copy it instead, and change those that lead here')
        self._claim(to)
        text = _renamed(draft.text, to, None)
        self.store.drafts.put(Draft(to, 0, text, draft.layout, author, draft.updated, draft.conversations))
        self.store.drafts.delete(flow, author, base_revision)
        return self.get(to)

    def archive(self, flow: str, author: str, base_revision: int) -> None:
        """Take it out of the list; what was drawn stays and can be had back. Raises Unknown, Stale."""
        self.get(flow)
        self.store.drafts.delete(flow, author, base_revision)

    def archived(self) -> tuple[Draft, ...]:
        """Flows that were taken out of the list, as they were last."""
        return self.store.drafts.archived()

    def restore(self, flow: str, author: str) -> Draft:
        """Back from the archive. Raises Unknown, Misuse."""
        found = next((draft for draft in self.archived() if draft.flow == flow), None)
        if found is None:
            raise Unknown(f'there is no flow "{flow}" in the archive')
        self._claim(flow)
        self.store.drafts.put(Draft(flow, 0, found.text, found.layout, author, found.updated, found.conversations))
        return self.get(flow)

    def revision(self, flow: str, number: int) -> Draft:
        """Raises Unknown for one that is not kept."""
        found = self.store.drafts.revision(flow, number)
        if found is None:
            raise Unknown(f'revision {number} of "{flow}" is not kept; the history lists those that are')
        return found

    def _on_top(self, wanted: Draft) -> Draft:
        """On top of what is there, when nothing but its conversations was changed since."""
        now = self.store.drafts.get(wanted.flow)
        if now is None or now.revision == wanted.revision:
            return wanted
        base = self.store.drafts.revision(wanted.flow, wanted.revision)
        if base is not None and (base.text, base.layout) == (now.text, now.layout):
            return replace(wanted, revision=now.revision)
        return wanted

    def _claim(self, flow: str) -> None:
        if self.store.drafts.get(flow) is not None:
            raise Misuse(f'there is a flow "{flow}" already; choose another name')

    def _clash(self, wanted: Draft, stale: Stale) -> Clash:
        base = self.store.drafts.revision(wanted.flow, wanted.revision)
        theirs = self.store.drafts.get(wanted.flow)
        documents = [read_document(draft.text) if draft is not None else None for draft in (base, wanted, theirs)]
        layouts = [layout_in(draft.layout if draft is not None else "") for draft in (base, wanted, theirs)]
        merged: Document | None = None
        conflicts: tuple[Conflict, ...] = ()
        if base is not None and documents[0] is None and (mine := documents[1]) is not None:
            documents[0] = _with_no_header(base.text, mine)
        known = [document for document in documents if document is not None]
        if len(known) == len(documents):
            result = merge_documents(*known)
            merged, conflicts = result.document, result.conflicts
        return Clash(str(stale), base, theirs, merged, merge_layouts(*layouts), conflicts)


def _with_no_header(text: str, other: Document) -> Document:
    """A text whose header cannot be read, as if there were nothing in it: where people mended it in different ways,
    they are asked."""
    return Document(header=HeaderShape(id=other.header.id), blocks=blocks_below_header(text), tail=other.tail)


def layout_in(text: str) -> LayoutShape:
    """The canvas that a draft keeps. Raises BadDocument."""
    return layout_shape(parse_layout(text, "layout") if text else Layout())


def title_of(draft: Draft) -> str:
    """As its header has it; the id when that cannot be read."""
    header = header_of(draft.text)
    return header.title if header is not None and header.title else draft.flow


def _renamed(text: str, to: str, title: str | None) -> str:
    parsed = parse_flow(text)
    if parsed.flow is None or not parsed.is_whole:
        raise BadDocument("flow", 1, "some of its nodes cannot be read; mend them first")
    header = replace(parsed.flow.header, id=to, title=title if title is not None else parsed.flow.header.title)
    return print_flow(replace(parsed.flow, header=header))


def _names(draft: Draft, flow: str) -> bool:
    """Whether a node of the draft leads to the flow: a field whose text is its name, or a call of it."""
    parsed = parse_flow(draft.text).flow
    if parsed is None:
        return False
    texts = (getattr(entry.value, "text", "") for block in parsed.blocks for entry in block.fields)
    return any(text == flow or text.startswith(f"{flow}(") for text in texts)
