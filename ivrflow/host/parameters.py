"""The typed outside of a statement: its parameters and results, as a file declares them."""

from __future__ import annotations

import re

from ivrflow.expr.errors import ExpressionError
from ivrflow.expr.types import parse_type
from ivrflow.host.declared import ResultColumn
from ivrflow.host.dialect import Dialect, ResultWords
from ivrflow.host.document import Document, Entry, Table
from ivrflow.model.types import Base, Privacy, Type

__all__ = ["NAME", "read_parameters", "read_results"]

NAME = re.compile(r"[a-z][a-z0-9_]*")
CURRENCY = re.compile(r"[A-Z]{3}")


def read_parameters(document: Document, place: str, table: Table) -> dict[str, Type]:
    """`parameters = { number = "text private" }`, in their order. Raises BadDocument."""
    kinds = {}
    for name, words in table.get("parameters", {}).items():
        kinds[name] = kind = _type(document, place, "parameters", (name, words))
        if kind.base in (Base.LIST, Base.MONEY):
            what = "amount (a number)" if kind.base is Base.MONEY else "items one by one"
            raise document.fault(
                f"parameter {name} cannot be a {kind.base.value}; pass the {what}", place, "parameters"
            )
    return kinds


def read_results(entry: Entry, dialect: Dialect) -> tuple[ResultColumn, ...]:
    """`results = { owner = "text private", balance = { type = "money", currency = "CNY" } }`. Raises BadDocument."""
    if dialect.results is None:
        return ()
    return tuple(
        _result(entry, dialect, dialect.results, (name, told)) for name, told in entry.table.get("results", {}).items()
    )


def _result(entry: Entry, dialect: Dialect, words: ResultWords, named: tuple[str, object]) -> ResultColumn:
    name, told = named
    table: Table = told if isinstance(told, dict) else {"type": told}
    if table is told:
        known = {"type": str, words.column: str, "currency": str, words.currency_column: str}
        entry.document.check_keys(table, known | ({"optional": bool} if words.optional else {}), entry.place, "results")
    kind = _type(entry.document, entry.place, "results", (name, table.get("type")))
    column = table.get(words.column, words.default.format(name))
    currency, currency_column = table.get("currency", ""), table.get(words.currency_column, "")
    fault = ""
    if kind.base is Base.LIST:
        fault = "cannot be a list; a statement answers with one row"
    elif kind.privacy is Privacy.SECRET:
        fault = "cannot be secret, since journals keep results; let the host compare secrets, or make it private"
    elif kind.base is Base.MONEY and bool(currency) == bool(currency_column):
        fault = f'needs a currency: {{ type = "money", currency = "CNY" }}, or {words.currency_column} = "…"'
    elif kind.base is not Base.MONEY and (currency or currency_column):
        fault = f"is a {kind.base.value} and has no currency"
    elif currency and not CURRENCY.fullmatch(currency):
        fault = f'has the currency "{currency}", which is not three capitals of ISO 4217'
    if fault:
        raise entry.fault(f"result {name} {fault}", "results")
    with entry.blaming("results"):
        for path in (column, currency_column):
            if path:
                dialect.check_path(path)
    return ResultColumn(name, kind, column, currency, currency_column, table.get("optional", False))


def _type(document: Document, place: str, key: str, named: tuple[str, object]) -> Type:
    name, words = named
    if not NAME.fullmatch(name):
        raise document.fault(f'"{name}" cannot be a name; use small letters, digits and _', place, key)
    if not isinstance(words, str):
        raise document.fault(f'{name} needs a type in words, such as {name} = "text private"', place, key)
    try:
        return parse_type(words)
    except ExpressionError as error:
        raise document.fault(f'{name} = "{words}": {error}', place, key) from error
