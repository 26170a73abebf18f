"""Fields of nodes and of the header, read off their declarations."""

from __future__ import annotations

from pydantic import JsonValue, TypeAdapter

from designer.catalogue.shapes import (
    EventDescription,
    FieldDescription,
    HeaderDescription,
    OptionDescription,
    ShownWhen,
)
from designer.catalogue.texts import Texts
from ivrflow.compiler.header_fields import EVENTS, HEADER_FIELDS
from ivrflow.nodes.declare import Param

__all__ = ["describe_field", "describe_header"]

_LIMITS = TypeAdapter(dict[str, JsonValue])


def describe_header(texts: Texts) -> HeaderDescription:
    """What a header can hold beside variables and keys."""
    return HeaderDescription(
        fields=tuple(describe_field(param, texts, "header", "fields", name) for name, param in HEADER_FIELDS.items()),
        events=tuple(
            EventDescription(
                name=name,
                label=texts.of(name, "header", "events", name, "label"),
                help=texts.of(purpose, "header", "events", name, "help"),
            )
            for name, purpose in EVENTS.items()
        ),
    )


def describe_field(param: Param, texts: Texts, *place: str) -> FieldDescription:
    """One field; `place` is where its translations are."""
    limits = _LIMITS.validate_python(param.type.describe())
    options = limits.pop("options", [])
    return FieldDescription(
        name=param.name,
        label=texts.of(param.label, *place, "label"),
        help=texts.of(param.help, *place, "help"),
        widget=param.type.widget,
        required=param.required,
        default=param.default,
        localized=param.type.localized,
        indexed=param.type.indexed,
        shown_when=ShownWhen(field=param.shown_when[0], value=param.shown_when[1]) if param.shown_when else None,
        options=tuple(
            OptionDescription(value=str(option), label=texts.of(str(option), *place, "options", str(option)))
            for option in (options if isinstance(options, list) else [])
        ),
        limits=limits,
    )
