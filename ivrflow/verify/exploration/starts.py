"""From where and when calls are placed: one moment, or as many as the flows can tell apart."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import date, datetime, time, timedelta
from decimal import Decimal

from ivrflow.compiler.program import Program
from ivrflow.model.conversation import ORDINARY_CALLER
from ivrflow.model.values import Value
from ivrflow.nodes.node import Node
from ivrflow.verify.exploration.distinctions import Distinctions, Group
from ivrflow.verify.exploration.lots import callers_for
from ivrflow.verify.exploration.space import Start

__all__ = ["starts_of"]

_MONDAY = date(2026, 3, 2)
_MORNING, _NIGHT = time(10, 15), time(3, 0)
_MINUTE, _DAY = timedelta(minutes=1), timedelta(days=1)


def starts_of(
    program: Program, distinctions: Distinctions, most: int, drawing: Iterable[tuple[str, Node]] = ()
) -> tuple[tuple[Start, ...], int]:
    """(the starts, how many more there would be). `drawing` are nodes that draw lots, each with its flow: there is a
    start from a number that draws each of their exits; where flows look at the number
    also from somebody who withholds it. Facts that only some channels know are not varied."""
    moments = dict.fromkeys(_moments(program, distinctions))
    callers = _callers(distinctions.fact("call.ani"))
    dialled = _numbers(distinctions.fact("call.dnis"), program.id)
    first = next(iter(moments))
    found = [Start(program.id, callers[0], dialled[0], moment) for moment in moments]
    found += [Start(program.id, ani, dialled[0], first) for ani in callers[1:]]
    found += [Start(program.id, callers[0], dnis, first) for dnis in dialled[1:]]
    found += [replace(found[0], ani=ani) for ani in callers_for(drawing, callers)]
    return tuple(found[:most]), max(0, len(found) - most)


def _callers(group: Group | None) -> tuple[str, ...]:
    withheld = () if group is None else ("",)
    return (*_numbers(group, ORDINARY_CALLER), *withheld)


def _numbers(group: Group | None, ordinary: str) -> tuple[str, ...]:
    if group is None:
        return (ordinary,)
    constants: list[Value] = []
    for constant in group.constants:
        constants.extend(constant if isinstance(constant, tuple) else [constant])
    return tuple(dict.fromkeys((ordinary, *(each for each in constants if isinstance(each, str) and each))))


def _moments(program: Program, distinctions: Distinctions) -> Iterator[datetime]:
    groups = [group for name in ("call.now", "call.today") if (group := distinctions.fact(name)) is not None]
    zone = program.zone
    yield datetime.combine(_MONDAY, _MORNING, zone)
    if not groups:
        return
    for constant in (constant for group in groups for constant in group.constants):
        match constant:
            case datetime():
                yield from (constant - _MINUTE, constant, constant + _MINUTE)
            case date():
                yield from (datetime.combine(constant + offset, _MORNING, zone) for offset in (-_DAY, _DAY * 0, _DAY))
            case time():
                moment = datetime.combine(_MONDAY, constant, zone)
                yield from (moment - _MINUTE, moment, moment + _MINUTE)
            case Decimal() if constant == int(constant) and 0 <= constant < 24:
                moment = datetime.combine(_MONDAY, time(int(constant)), zone)
                yield from (moment - _MINUTE, moment, moment + _MINUTE)
    for day in range(7):
        for clock in (_MORNING, _NIGHT):
            yield datetime.combine(_MONDAY + _DAY * day, clock, zone)
