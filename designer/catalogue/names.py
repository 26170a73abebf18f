"""What expressions and fields may name."""

from __future__ import annotations

from collections.abc import Iterable
from functools import cache
from zoneinfo import available_timezones

from designer.catalogue.shapes import FlowName, FunctionName, Names, PieceName, StatementName, TableName, TypedName
from designer.catalogue.texts import Texts
from ivrflow.compiler.world import World
from ivrflow.expr import FACTS
from ivrflow.expr.functions import SUBJECTS
from ivrflow.expr.functions.declaration import ElementOf, Function, Parameter, SameAs
from ivrflow.expr.prompts.pieces import ACCEPTED
from ivrflow.expr.reference_texts import PIECE_NOTES
from ivrflow.model.types import Base, Privacy, Type

__all__ = ["describe_names"]

_TYPES = tuple(base.value for base in Base if base not in (Base.NOTHING, Base.ANYTHING, Base.LIST))


def describe_names(world: World, texts: Texts) -> Names:
    """The names of a world."""
    return Names(
        functions=tuple(_function(subject, each, texts) for subject, of in SUBJECTS.items() for each in of),
        pieces=tuple(
            PieceName(
                name=kind.value,
                takes=tuple(base.value for base in bases),
                help=texts.of(PIECE_NOTES[kind], "names", "pieces", kind.value),
            )
            for kind, bases in ACCEPTED.items()
        ),
        facts=tuple(
            TypedName(name=fact.name, type=str(fact.type), help=texts.of(fact.help, "names", "facts", fact.name))
            for fact in FACTS.values()
        ),
        types=_TYPES,
        type_labels=_type_labels(texts),
        statements=tuple(
            StatementName(
                name=key,
                parameters=_typed(statement.parameters),
                results=_typed(statement.results),
                write=statement.write,
                help=statement.help,
            )
            for key, statement in sorted(world.statements.items())
        ),
        flows=tuple(
            FlowName(
                id=name,
                arguments=_typed((argument, kind) for argument, kind, _ in flow.arguments),
                results=_typed(flow.results),
                languages=flow.languages,
            )
            for name, flow in sorted(world.flows.items())
        ),
        queues=tuple(sorted(world.queues or ())),
        calendars=tuple(sorted(world.calendars or ())),
        lists=tuple(sorted(world.lists or ())),
        tables=tuple(
            TableName(name=name, columns=_typed(columns.items())) for name, columns in sorted(world.tables.items())
        ),
        recordings={language: tuple(sorted(keys)) for language, keys in sorted((world.recordings or {}).items())},
        zones=_zones(),
    )


@cache
def _zones() -> tuple[str, ...]:
    return tuple(sorted(zone for zone in available_timezones() if "/" in zone or zone == "UTC"))


def _type_labels(texts: Texts) -> dict[str, str]:
    plain = (*_TYPES, "list", *(f"list of {each}" for each in _TYPES))
    labels = {each: texts.of(each, "message_words", each) for each in plain}
    for privacy in (Privacy.PRIVATE, Privacy.SECRET):
        word = privacy.name.lower()
        behind = texts.of(f" {word}", "names", "privacies", word)
        labels |= {f"{each} {word}": labels[each] + behind for each in plain}
    return labels


def _typed(pairs: Iterable[tuple[str, Type]]) -> tuple[TypedName, ...]:
    return tuple(TypedName(name=name, type=str(kind), help="") for name, kind in pairs)


def _function(subject: str, function: Function, texts: Texts) -> FunctionName:
    return FunctionName(
        name=function.name,
        subject=texts.of(subject, "names", "subjects", subject),
        parameters=tuple(
            TypedName(name=each.name, type=_accepted(each), help=_how_often(each, texts))
            for each in function.parameters
        ),
        gives=function.gives.value if isinstance(function.gives, Base) else "",
        help=texts.of(function.help, "names", "functions", function.name),
        example=function.example,
    )


def _accepted(parameter: Parameter) -> str:
    if isinstance(parameter.accepts, SameAs | ElementOf):
        return ""
    return " or ".join(base.value for base in parameter.accepts)


def _how_often(parameter: Parameter, texts: Texts) -> str:
    word = "repeated" if parameter.repeated else "optional" if parameter.optional else ""
    return texts.of(word, "names", "how_often", word) if word else ""
