"""How long it takes to look for calls among a million, spread over a year: what a page of the list costs.

`--set calls=100000` makes fewer. The calls are those of `bench reports`, each from a number of its own; their rows are
written as engines write them, without journals and sums, which nobody reads to look for calls. Each search is made
several times, in time as the clock on the wall has it: who waits for a list does not care whose time it is.
"""

from __future__ import annotations

import statistics
import tempfile
import time
from collections.abc import Iterator
from dataclasses import replace
from datetime import timedelta
from itertools import islice
from pathlib import Path

from sqlalchemy import insert

from bench.reports import BEGIN, DAYS, made_up_calls
from bench.row import Options, Row
from ivrflow.store.call_list import CallSearch, Place
from ivrflow.store.call_rows import Values, ended_values
from ivrflow.store.schema import calls
from ivrflow.store.store import Store, open_store

__all__ = ["run"]

CALLS, QUICK_CALLS = 1_000_000, 5_000
TARGET_MS = 200
PAGE = 50
AT_ONCE = 10_000
LAST = BEGIN + timedelta(days=DAYS)
MIDDLE = Place(BEGIN + timedelta(days=DAYS // 2), "")

SEARCHES: dict[str, tuple[CallSearch, Place | None]] = {
    "the newest": (CallSearch(), None),
    "a page in the middle": (CallSearch(flow="bank"), MIDDLE),
    "the number of a caller": (CallSearch(ani="13800000042"), None),
    "the id of a call": (CallSearch(call_id="00000042"), None),
    "a flow and an outcome, in a week": (
        CallSearch(flow="bank", outcome="failed", since=LAST - timedelta(days=7), until=LAST),
        None,
    ),
    "a milestone and a class of customers": (CallSearch(milestone="blocked", customer_class="gold"), None),
    "a flow that nobody called, as far back as a page looks": (CallSearch(flow="nobody"), None),
    "a node and an outcome that never met, the same": (CallSearch(node="bank.nowhere", outcome="contained"), None),
    "a milestone that nobody reached, the same": (CallSearch(milestone="nothing"), None),
    "calls that lasted for ever, the same": (CallSearch(shortest_ms=10**9), None),
    "a node through which nobody came, in 31 days": (
        CallSearch(through="bank.nowhere", since=LAST - timedelta(days=31), until=LAST),
        None,
    ),
}


def run(options: Options) -> list[Row]:
    """The table's rows. The store is made anew in a temporary folder: two minutes for a million calls."""
    number = int(options.settings.get("calls", QUICK_CALLS if options.quick else CALLS))
    asked = 2 if options.quick else 7
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        store = open_store(path)
        _fill(store, number)
        size = path.stat().st_size / number
        rows = [Row(f"{number:,} calls over a year, to be looked through", f"{size:.0f} bytes per call")]
        rows += [_row(what, [_milliseconds(store, *search) for _ in range(asked)]) for what, search in SEARCHES.items()]
        rows.append(_to_the_end(store))
        store.close()
    return rows


def _to_the_end(store: Store) -> Row:
    began, begin, pages = time.perf_counter(), None, 0
    while pages == 0 or begin is not None:
        begin = store.call_list.page(CallSearch(flow="nobody"), begin, PAGE).next
        pages += 1
    took_ms = 1_000 * (time.perf_counter() - began)
    return Row("A flow that nobody called, looked for among all calls", f"{took_ms:.0f} ms in {pages} pages")


def _row(what: str, times_ms: list[float]) -> Row:
    worst = max(times_ms)
    measured = f"{statistics.median(times_ms):.0f} ms, worst {worst:.0f} ms"
    return Row(f"{PAGE} calls: {what}", measured, f"at most {TARGET_MS} ms", worst <= TARGET_MS)


def _milliseconds(store: Store, wanted: CallSearch, begin: Place | None) -> float:
    began = time.perf_counter()
    store.call_list.page(wanted, begin, PAGE)
    return 1_000 * (time.perf_counter() - began)


def _fill(store: Store, number: int) -> None:
    rows = _rows(number)
    while some := list(islice(rows, AT_ONCE)):
        with store.database.writing() as connection:
            connection.execute(insert(calls), some)


def _rows(number: int) -> Iterator[Values]:
    for made, cdr in enumerate(made_up_calls(number)):
        # As long as the hash of a release is.
        release = cdr.release.rjust(64, "0")
        yield ended_values("default", "main", replace(cdr, ani=f"138{made:08}", release=release))
