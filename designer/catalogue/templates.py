"""What a new flow can begin as: described, and drawn small."""

from __future__ import annotations

from designer.catalogue.shapes import OutlineNodeShape, OutlineWay, TemplateDescription
from designer.catalogue.texts import Texts
from designer.drafts.beginning import new_flow
from designer.drafts.outline import outline_of
from designer.drafts.templates import TEMPLATES, Template, Wanted, flow_from
from ivrflow.lang import parse_flow
from ivrflow.nodes.catalogue import Catalogue

__all__ = ["describe_templates"]

EMPTY = Template("", "Empty flow", "A greeting and a goodbye. All between them is yours to draw.")
"""What there is without a template."""


def describe_templates(catalogue: Catalogue, texts: Texts) -> tuple[TemplateDescription, ...]:
    """The empty flow, then the templates in the order in which they are offered."""
    return tuple(_described(each, catalogue, texts) for each in (EMPTY, *TEMPLATES.values()))


def _described(template: Template, catalogue: Catalogue, texts: Texts) -> TemplateDescription:
    # Titles of nodes come in the first language of a flow; here that of whoever looks at them.
    wanted = Wanted("flow", template.title, [texts.language], "UTC")
    text = (
        flow_from(template.id, wanted)
        if template.id
        else new_flow(wanted.flow, wanted.title, wanted.languages, wanted.zone)
    )
    flow = parse_flow(text).flow
    assert flow is not None, "templates are tested"
    outline = outline_of(flow)
    place = ("templates", template.id or "empty")
    return TemplateDescription(
        template=template.id,
        title=texts.of(template.title, *place, "title"),
        help=texts.of(template.help, *place, "help"),
        nodes=tuple(
            OutlineNodeShape(
                id=node.id,
                title=node.title if node.title != node.id else _kind_title(node.kind, catalogue, texts),
                family=catalogue[node.kind].family,
                column=node.column,
                row=node.row,
            )
            for node in outline.nodes
        ),
        ways=tuple(OutlineWay(start=start, end=end) for start, end in outline.ways),
    )


def _kind_title(kind: str, catalogue: Catalogue, texts: Texts) -> str:
    return texts.of(catalogue[kind].title, "kinds", kind, "title")
