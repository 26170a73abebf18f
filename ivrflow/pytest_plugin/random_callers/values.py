"""What hosts and tables may answer: values of declared types."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from datetime import UTC, date, datetime, time, timedelta
from decimal import Decimal
from typing import Final

from hypothesis import strategies as st

from ivrflow.model.types import Base, Privacy, Type
from ivrflow.model.values import Money, Value
from ivrflow.pytest_plugin.random_callers.marks import is_marked, marked_digits

__all__ = ["values_of"]

_SIGNS: Final = "abcdefghijklmnopqrstuvwxyz 0123456789-äéñ李北京"
_CURRENCIES: Final = ("USD", "EUR", "CNY", "GBP")
_DAYS: Final = st.dates(date(2000, 1, 1), date(2040, 12, 31))
_MINUTES: Final = st.times().map(lambda moment: moment.replace(second=0, microsecond=0))

_numbers = st.one_of(
    st.integers(0, 100).map(Decimal),
    st.integers(-1_000_000, 1_000_000).map(Decimal),
    st.decimals(-1_000_000, 1_000_000, places=2),
)
_texts = st.one_of(
    st.sampled_from(["Ann", "Elm Street 5", "13800001111", "李雷"]),
    st.text(_SIGNS, min_size=1, max_size=12),
)


def _money() -> st.SearchStrategy[Value]:
    return st.builds(Money, st.decimals(-10_000_000, 10_000_000, places=2), st.sampled_from(_CURRENCIES))


_BY_BASE: Mapping[Base, Callable[[], st.SearchStrategy[Value]]] = {
    Base.TEXT: lambda: _texts,
    Base.NUMBER: lambda: _numbers,
    Base.BOOLEAN: st.booleans,
    Base.DATE: lambda: _DAYS,
    Base.TIME: lambda: _MINUTES,
    Base.DATETIME: lambda: st.builds(_moment, _DAYS, _MINUTES),
    Base.DURATION: lambda: st.integers(0, 3 * 24 * 3600).map(lambda seconds: timedelta(seconds=seconds)),
    Base.MONEY: _money,
}


def _moment(day: date, clock: time) -> datetime:
    return datetime.combine(day, clock, UTC)


def values_of(kind: Type, *, nothing: bool = False) -> st.SearchStrategy[Value]:
    """Values of a type, simple ones first; with `nothing` also none (a NULL). What is secret is marked digits."""
    if kind.privacy is Privacy.SECRET and kind.base is Base.TEXT:
        return st.integers(0, 9).map(lambda start: marked_digits(start, 6))
    if kind.base is Base.LIST:
        element = _BY_BASE.get(kind.element or Base.TEXT, _BY_BASE[Base.TEXT])()
        found: st.SearchStrategy[Value] = st.lists(element, max_size=4).map(tuple)
    else:
        found = _BY_BASE.get(kind.base, st.none)()
    told = found.filter(lambda value: not is_marked(value))
    return st.one_of(told, st.none()) if nothing else told
