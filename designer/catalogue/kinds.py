"""Node kinds, read off their declarations."""

from __future__ import annotations

import inspect

from designer.catalogue.fields import describe_field, describe_header
from designer.catalogue.shapes import (
    CatalogueShape,
    ExitDescription,
    FamilyDescription,
    KindDescription,
    OptionDescription,
)
from designer.catalogue.texts import Texts
from designer.documents.shapes import BlockShape, EntryShape, ExitShape, FieldShape, LocalizedValue
from ivrflow.nodes.catalogue import FAMILIES, Catalogue
from ivrflow.nodes.declare import ExitSpec, params_of
from ivrflow.nodes.node import Node

__all__ = ["describe_catalogue", "describe_kind", "template_of"]


def describe_catalogue(catalogue: Catalogue, texts: Texts) -> CatalogueShape:
    """All kinds, in the order of the palette."""
    families = [*FAMILIES, *sorted({kind.family for kind in catalogue.values()} - set(FAMILIES))]
    return CatalogueShape(
        language=texts.language,
        families=tuple(
            FamilyDescription(name=name, title=texts.of(name.capitalize(), "families", name)) for name in families
        ),
        kinds=tuple(describe_kind(kind, texts) for kind in catalogue.values()),
        header=describe_header(texts),
    )


def describe_kind(kind: type[Node], texts: Texts) -> KindDescription:
    """One kind."""
    place = ("kinds", kind.kind)
    return KindDescription(
        kind=kind.kind,
        family=kind.family,
        icon=kind.icon,
        title=texts.of(kind.title, *place, "title"),
        help=texts.of(inspect.cleandoc(kind.__doc__ or ""), *place, "help"),
        fields=tuple(describe_field(param, texts, *place, "fields", param.name) for param in params_of(kind)),
        exits=tuple(_exit(kind, spec, texts) for spec in kind.exits),
        capabilities=tuple(
            OptionDescription(value=each.value, label=texts.of(each.value, "capabilities", each.value))
            for each in sorted(kind.capabilities, key=lambda each: each.value)
        ),
        ends_call=kind.ends_call,
        on_canvas_only=kind.on_canvas_only,
        template=template_of(kind),
    )


def _exit(kind: type[Node], spec: ExitSpec, texts: Texts) -> ExitDescription:
    place = ("kinds", kind.kind, "exits", spec.name)
    return ExitDescription(
        name=spec.name,
        label=texts.of(spec.name, *place, "label"),
        help=texts.of(spec.help, *place, "help"),
        technical=spec.technical,
        otherwise=spec.otherwise,
        argument=spec.argument.widget if spec.argument is not None else None,
        labelled=spec.labelled,
        input=spec.input,
        bounded=spec.bounded,
    )


def template_of(kind: type[Node]) -> BlockShape:
    """A new node: its required texts by language, empty, and its ways out, leading nowhere yet.

    Other required fields are left out: an empty one cannot be read back, one that is not there is merely missing. Exits
    that repeat are added one by one, technical ones lead to `on error` by themselves.
    """
    entries: list[EntryShape] = [
        FieldShape(type="field", name=param.name, value=LocalizedValue(type="localized", languages=()))
        for param in params_of(kind)
        if param.required and param.type.localized
    ]
    entries += [
        ExitShape(type="exit", name=spec.name)
        for spec in kind.exits
        if spec.argument is None and not spec.technical and spec.otherwise is None
    ]
    return BlockShape(type="block", kind=kind.kind, id=kind.kind, entries=tuple(entries))
