"""A statement, tried out with values that somebody typed."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from designer.hosts.asking import HostDesk
from ivrflow.expr import ExpressionError, constant_value, parse_expression
from ivrflow.expr.classes import base_of
from ivrflow.lang.conversations.literals import print_value
from ivrflow.model.commands import Query
from ivrflow.model.errors import Misuse
from ivrflow.model.types import Base, Privacy, Type
from ivrflow.model.values import Value

__all__ = ["Tried", "try_statement"]

MASK = "•••"

_EXAMPLES = MappingProxyType(
    {
        Base.NUMBER: "88",
        Base.BOOLEAN: "true",
        Base.MONEY: "CNY 88",
        Base.DATE: 'date("2026-03-02")',
        Base.TIME: 'time("10:15")',
        Base.DATETIME: 'datetime("2026-03-02T10:15:00+08:00")',
        Base.DURATION: "90s",
        Base.LIST: '["a", "b"]',
    }
)


@dataclass(frozen=True, slots=True)
class Tried:
    """What the source answered."""

    outcome: str
    reason: str
    results: tuple[tuple[str, str], ...]
    """(name, value as it is written); secrets are masked."""


def try_statement(desk: HostDesk, key: str, arguments: Mapping[str, str]) -> Tried:
    """Ask the real source. Raises Misuse for a statement that changes data, and for values that it cannot take."""
    statement = desk.statement(key)
    if statement.write:
        raise Misuse(f"{key} changes data; only look-ups can be tried out")
    missing = [name for name, _ in statement.parameters if name not in arguments]
    unknown = [name for name in arguments if name not in dict(statement.parameters)]
    if missing or unknown:
        what = f"needs its parameter `{missing[0]}`" if missing else f"has no parameter `{unknown[0]}`"
        raise Misuse(f"{key} {what}")
    values = tuple((name, _value(name, arguments[name], kind)) for name, kind in statement.parameters)
    secret = frozenset(name for name, kind in statement.parameters if kind.privacy is Privacy.SECRET)
    answer = desk.ask(Query(key, values, secret, statement.timeout_ms))
    kinds = dict(statement.results)
    results = tuple((name, _shown(value, kinds.get(name))) for name, value in answer.results.items())
    return Tried(answer.outcome, answer.reason, results)


def _value(name: str, text: str, kind: Type) -> Value:
    """Texts as they are; all else as an expression of constants: `88`, `CNY 88`, `date("2026-03-02")`."""
    if kind.base is Base.TEXT:
        return text
    try:
        value = constant_value(parse_expression(text))
    except (ExpressionError, ValueError) as error:
        what = error.message if isinstance(error, ExpressionError) else str(error)
        raise Misuse(f"`{name}` is a {kind.base.value}: {what}") from error
    if value is None or base_of(value) is not kind.base:
        raise Misuse(f"`{name}` is a {kind.base.value}, and this is none; write one such as {_EXAMPLES[kind.base]}")
    return value


def _shown(value: Value, kind: Type | None) -> str:
    if value is None:
        return ""
    return MASK if kind is None or kind.privacy is Privacy.SECRET else print_value(value)
