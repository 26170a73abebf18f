"""Checks the arguments of a function against its declaration, and gives the type of its result."""

from __future__ import annotations

from collections.abc import Sequence

from ivrflow.expr.advice import advice_for_argument
from ivrflow.expr.findings import Findings, Judged
from ivrflow.expr.functions.declaration import ElementOf, Function, Parameter, SameAs
from ivrflow.expr.tree import Call, Tree
from ivrflow.model.types import ANYTHING, Base, Privacy, Type

__all__ = ["check_arguments"]


def check_arguments(tree: Call, function: Function, arguments: Sequence[Judged], findings: Findings) -> Judged:
    """The type of the call with its labels; what is wrong with the arguments goes to `findings`."""
    count, most = len(arguments), function.most
    fits = function.least <= count and (most is None or count <= most)
    if not fits:
        findings.error(tree, f"{function.name} does not take {_values(count)}", f"Write {function.signature}.")
    types = [argument.type for argument in arguments]
    for index, (place, judged) in enumerate(zip(tree.arguments, arguments, strict=True)):
        if most is not None and index >= most:
            break
        findings.need_value(place, judged, function.name)
        fits = _check_one(place, function, index, types, findings) and fits
    result = _result(function, types) if fits else _without_labels(function)
    return Judged(_labelled(function, result, types), function.may_give_nothing)


def _values(count: int) -> str:
    return f"{count or 'no'} value{'' if count == 1 else 's'}"


def _check_one(place: Tree, function: Function, index: int, types: Sequence[Type], findings: Findings) -> bool:
    parameter, given = function.parameter(index), types[index]
    if given.base in (Base.ANYTHING, Base.NOTHING):
        return given.base is Base.ANYTHING
    accepted = _accepted(parameter, types)
    if accepted is not None and given.base not in accepted:
        words = " or ".join(base.value for base in accepted)
        findings.error(
            place,
            f"{function.name} takes {words} as {parameter.name}, not {given.base.value}",
            advice_for_argument(given.base, accepted),
        )
        return False
    if parameter.element and given.element not in (None, parameter.element):
        words = f"list of {parameter.element.value}"
        findings.error(place, f"{function.name} takes a {words} as {parameter.name}, not a {_plain_list(given)}")
        return False
    return True


def _plain_list(type_: Type) -> str:
    return f"list of {type_.element.value}" if type_.element else "list"


def _accepted(parameter: Parameter, types: Sequence[Type]) -> tuple[Base, ...] | None:
    """The base types that an argument may have; None for any."""
    match parameter.accepts:
        case SameAs(index):
            return _one(types[index].base)
        case ElementOf(index):
            return _one(types[index].element)
        case bases:
            return bases


def _one(base: Base | None) -> tuple[Base, ...] | None:
    return None if base in (None, Base.ANYTHING, Base.NOTHING) else (base,)


def _result(function: Function, types: Sequence[Type]) -> Type:
    match function.gives:
        case SameAs(index):
            return Type(types[index].base, element=types[index].element)
        case ElementOf(index):
            element = types[index].element
            return Type(element) if element else ANYTHING
        case base:
            return Type(base)


def _without_labels(function: Function) -> Type:
    """The result of a call with wrong arguments: known when it does not depend on them."""
    return Type(function.gives) if isinstance(function.gives, Base) else ANYTHING


def _labelled(function: Function, result: Type, types: Sequence[Type]) -> Type:
    if not types:
        return result
    first, *rest = types
    if function.checks:
        first = Type(first.base, first.privacy)
    if function.opens and first.privacy is Privacy.PRIVATE:
        first = Type(first.base, Privacy.OPEN, first.untrusted)
    return result.labelled_like(first, *rest)
