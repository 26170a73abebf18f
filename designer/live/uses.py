"""Where live data is named: which nodes of which flows follow a calendar, ask a list, look into a table. Milestones are
found in the same way."""

from __future__ import annotations

from collections.abc import Collection, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass

from designer.documents.parsed import flow_in
from ivrflow.model.flow import Flow, Localized
from ivrflow.model.releases import Draft, Version
from ivrflow.nodes.catalogue import Catalogue
from ivrflow.nodes.declare import params_of
from ivrflow.nodes.fields.literals import Name
from ivrflow.runtime.live_files import SUBJECTS

__all__ = ["LiveUse", "live_uses"]

Fields = Mapping[tuple[str, str], Name]
"""(kind, field) → its declaration."""
Key = tuple[str, str]
"""(subject, name)."""


@dataclass(frozen=True, slots=True)
class LiveUse:
    """One node."""

    flow: str
    flow_title: str
    node: str
    node_title: str
    zone: str
    """Of the flow: its clock is the one by which a calendar is read there."""
    published: bool
    """Callers get there now; otherwise it is only drawn."""


def live_uses(
    catalogue: Catalogue, drafts: Iterable[Draft], published: Iterable[Version], subjects: Collection[str] = SUBJECTS
) -> Mapping[Key, Sequence[LiveUse]]:
    """(subject, name) → who uses it, each node once; published flows first."""
    fields = _fields_of(catalogue, subjects)
    found: dict[Key, dict[tuple[str, str], LiveUse]] = {}
    texts = [(each.flow, each.text, True) for each in published] + [(each.flow, each.text, False) for each in drafts]
    for name, text, live in texts:
        flow = flow_in(text)
        if flow is None:
            continue
        for key, node, title in _named(flow, fields):
            use = LiveUse(name, flow.header.title or name, node, title, _zone(flow), live)
            found.setdefault(key, {}).setdefault((name, node), use)
    return {key: tuple(uses.values()) for key, uses in found.items()}


def _fields_of(catalogue: Catalogue, subjects: Collection[str]) -> Fields:
    return {
        (kind, param.name): param.type
        for kind, node in catalogue.items()
        for param in params_of(node)
        if isinstance(param.type, Name) and param.type.of in subjects
    }


def _named(flow: Flow, fields: Fields) -> Iterator[tuple[Key, str, str]]:
    """((subject, name), node, its title)."""
    for block in flow.blocks:
        for field in block.fields:
            declared = fields.get((block.kind, field.name))
            if declared is None or isinstance(field.value, Localized):
                continue
            try:
                yield (declared.of, declared.read(field.value.text)), block.id, block.title or ""
            except ValueError:
                # No name at all: the check of the flow says so.
                continue


def _zone(flow: Flow) -> str:
    field = flow.header.field("zone")
    return "" if field is None or isinstance(field.value, Localized) else field.value.text.strip('"')
