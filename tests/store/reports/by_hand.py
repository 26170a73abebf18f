"""The numbers of a report, counted from the records one by one: slowly, and beyond doubt."""

from __future__ import annotations

import math
from collections import defaultdict
from collections.abc import Callable, Iterable, Iterator
from datetime import timedelta

from ivrflow.model.cdr import Cdr
from ivrflow.model.outcome import outcome_of
from ivrflow.store.pseudonyms import Pseudonyms
from ivrflow.store.reports.question import Question

__all__ = ["ITEMS", "Table", "table_by_hand"]

Item = tuple[dict[str, str], float]
"""(what it is told apart by, the number)."""

Table = dict[tuple[str, tuple[str, ...]], tuple[float | None, ...]]


def table_by_hand(records: Iterable[Cdr], question: Question, pseudonyms: Pseudonyms) -> Table:
    """(period, values of the dimensions) → the numbers, for rows in which something happened."""
    cells: dict[tuple[str, tuple[str, ...]], dict[str, list[float]]] = defaultdict(lambda: defaultdict(list))
    for cdr in records:
        if cdr.channel == "browser" or not question.span.begin <= cdr.offered < question.span.end:
            continue
        period = _period(cdr, question)
        for source in {source for name in question.measures for source in SOURCES[name]}:
            for about, number in ITEMS[source](cdr, pseudonyms):
                if all(about[dimension] in values for dimension, values in question.only):
                    values = tuple(about[dimension] for dimension in question.group_by)
                    cells[period, values][source].append(number)
    return {key: tuple(_number(name, found) for name in question.measures) for key, found in cells.items()}


def _period(cdr: Cdr, question: Question) -> str:
    local = cdr.offered.astimezone(question.zone)
    match question.unit:
        case "hour":
            # Zones of the tests are whole quarters away from UTC, and none changes its clocks within an hour.
            return local.replace(minute=0, second=0, microsecond=0).isoformat(timespec="minutes")
        case "day":
            return local.date().isoformat()
        case "week":
            monday = local.date() - timedelta(days=local.weekday())
            return f"{monday.isocalendar().year}-W{monday.isocalendar().week:02}"
        case "month":
            return f"{local:%Y-%m}"
        case "quarter":
            return f"{local.year}-Q{math.ceil(local.month / 3)}"
        case "year":
            return str(local.year)
    return ""


def _number(name: str, found: dict[str, list[float]]) -> float | None:
    first, *second = (found[source] for source in SOURCES[name])
    if name == "customers":
        return len(set(first))
    if name.startswith("p95"):
        return sorted(first)[math.ceil(0.95 * len(first)) - 1] if first else None
    if second:
        return sum(first) / below if (below := sum(second[0])) else None
    return sum(first)


def _call(cdr: Cdr) -> dict[str, str]:
    return {name: getattr(cdr, name) for name in ("flow", "release", "route", "language", "queue")}


def _calls(wanted: Callable[[Cdr], bool]) -> Callable[[Cdr, Pseudonyms], Iterator[Item]]:
    def items(cdr: Cdr, _pseudonyms: Pseudonyms) -> Iterator[Item]:
        if wanted(cdr):
            yield _call(cdr) | {"node": cdr.left_at}, 1

    return items


def _outcome(name: str) -> Callable[[Cdr, Pseudonyms], Iterator[Item]]:
    return _calls(lambda cdr: outcome_of(cdr).value == name)


def _duration(cdr: Cdr, _pseudonyms: Pseudonyms) -> Iterator[Item]:
    if cdr.answered is not None:
        yield _call(cdr), (cdr.ended - cdr.answered).total_seconds()


def _abandoned_after(cdr: Cdr, _pseudonyms: Pseudonyms) -> Iterator[Item]:
    if outcome_of(cdr).value == "abandoned":
        yield _call(cdr) | {"node": cdr.left_at}, (cdr.ended - cdr.offered).total_seconds()


def _visits(cdr: Cdr, _pseudonyms: Pseudonyms) -> Iterator[Item]:
    yield from ((_call(cdr) | {"node": node}, 1) for node in cdr.path)


def _inputs(column: int) -> Callable[[Cdr, Pseudonyms], Iterator[Item]]:
    def items(cdr: Cdr, _pseudonyms: Pseudonyms) -> Iterator[Item]:
        for each in cdr.inputs:
            if number := (each.asked, each.noinput, each.nomatch)[column]:
                yield _call(cdr) | {"node": each.node}, number

    return items


def _services(cdr: Cdr, _pseudonyms: Pseudonyms) -> Iterator[Item]:
    for each in cdr.milestones:
        yield _call(cdr) | {"milestone": each.name, "customer_class": each.customer_class}, 1


def _customers(cdr: Cdr, pseudonyms: Pseudonyms) -> Iterator[Item]:
    for (about, _), each in zip(_services(cdr, pseudonyms), cdr.milestones, strict=True):
        sort, name = ("customer", each.customer) if each.customer else ("caller", cdr.ani)
        if not name:
            sort, name = "call", cdr.call_id
        yield about, int(pseudonyms.of(sort, name), 16)


ITEMS: dict[str, Callable[[Cdr, Pseudonyms], Iterator[Item]]] = {
    "offered": _calls(lambda cdr: True),
    "answered": _calls(lambda cdr: cdr.answered is not None),
    **{name: _outcome(name) for name in ("contained", "handed_off", "abandoned", "failed", "refused")},
    "duration": _duration,
    "abandoned_after": _abandoned_after,
    "visits": _visits,
    "asked": _inputs(0),
    "noinput": _inputs(1),
    "nomatch": _inputs(2),
    "services": _services,
    "customers": _customers,
}

SOURCES: dict[str, tuple[str, ...]] = {
    **{name: (name,) for name in ITEMS},
    "containment": ("contained", "answered"),
    "mean_duration": ("duration", "answered"),
    "p95_duration": ("duration",),
    "mean_abandoned": ("abandoned_after", "abandoned"),
    "p95_abandoned": ("abandoned_after",),
    "noinput_rate": ("noinput", "asked"),
    "nomatch_rate": ("nomatch", "asked"),
}
"""Measure → what it is made of; of two, the first is divided by the second."""
