"""The words in which a node kind is declared: parameters, exits, results."""

from __future__ import annotations

import dataclasses
from dataclasses import dataclass, field
from typing import TYPE_CHECKING, Any

from ivrflow.model.types import Type

if TYPE_CHECKING:
    from ivrflow.nodes.fields.field_type import FieldType

__all__ = ["ExitSpec", "Param", "Result", "param", "params_of"]


@dataclass(frozen=True, slots=True)
class Param:
    """One field of a kind, as the language, the inspector and the reference need to know it."""

    name: str
    attribute: str
    """What the dataclass calls it: another name where the language's word is one of Python's."""
    label: str
    type: FieldType
    required: bool
    default: str | None
    """As an author would write it; None when the field may be absent and then means nothing."""
    help: str
    shown_when: tuple[str, str] | None
    """(other field, value): the inspector hides this field otherwise. At most one condition, by intention."""


@dataclass(frozen=True, slots=True)
class _Declared:
    label: str
    type: FieldType
    required: bool
    default: str | None
    help: str
    shown_when: tuple[str, str] | None
    word: str


def param(
    label: str,
    type: FieldType,  # noqa: A002 - the word that a reader of a declaration expects
    *,
    default: str | None = None,
    required: bool = False,
    help: str = "",  # noqa: A002 - likewise
    shown_when: tuple[str, str] | None = None,
    word: str = "",
) -> Any:
    """Declare a field of a node kind. `default` is written as an author would write it and bound like his own text.
    `word` is what the language calls the field, where Python cannot call it so.

    Returns Any because the dataclass attribute has the type of the bound value, as mypy sees it in the annotation.
    """
    return field(metadata={"param": _Declared(label, type, required, default, help, shown_when, word)})


def params_of(kind: type) -> tuple[Param, ...]:
    """The declared fields of a kind, in the order written."""
    found = []
    for each in dataclasses.fields(kind):
        declared = each.metadata.get("param")
        if isinstance(declared, _Declared):
            found.append(
                Param(
                    declared.word or each.name,
                    each.name,
                    declared.label,
                    declared.type,
                    declared.required,
                    declared.default,
                    declared.help,
                    declared.shown_when,
                )
            )
    return tuple(found)


@dataclass(frozen=True, slots=True)
class ExitSpec:
    """One way out of a node."""

    name: str
    """The word in the language; with an argument the exit's full name is e.g. `key 1`."""
    help: str = ""
    technical: bool = False
    """What the world does rather than the caller (`failed`, `gone`): unconnected, it leads to the flow's `on error`."""
    otherwise: str | None = None
    """May stay unconnected without an issue: the call then leaves by this exit instead."""
    argument: FieldType | None = None
    """The line repeats, once per argument: `key "1" -> …`, `when balance > 100 -> …`."""
    labelled: bool = False
    """The line may carry a label per language, the name of the choice."""
    input: bool = False
    """Taken because of what the caller pressed or did not press."""
    bounded: bool = False
    """Taken a limited number of times in a row: a circle through it comes to an end by itself."""


@dataclass(frozen=True, slots=True)
class Result:
    """Something that the node finds out and `into` can keep."""

    name: str
    type: Type
    help: str = ""
    exits: frozenset[str] = frozenset()
    """The exits on which it is there; empty means all."""
