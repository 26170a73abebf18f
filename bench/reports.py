"""How long a report takes of a million calls through ten nodes each, spread over a year.

`--set calls=100000` makes fewer. The calls are made up, the same every time: three flows of twenty nodes, two routes to
each, a release a month, busy and quiet hours, 30,000 customers who call often and many who call once. Their records go
through what engines use; their journals are not written, since reports never read them. Each report is asked several
times, in time of the processor: what else runs on the machine would be measured otherwise.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

from bench.row import Options, Row
from ivrflow.model.cdr import Cdr, Milestone, NodeInputs
from ivrflow.store.pseudonyms import Pseudonyms
from ivrflow.store.reports.keeping import Sums
from ivrflow.store.reports.measures import MEASURES
from ivrflow.store.reports.periods import Span
from ivrflow.store.reports.question import Question
from ivrflow.store.store import Store, open_store

__all__ = ["made_up_calls", "run"]

CALLS, QUICK_CALLS = 1_000_000, 5_000
TARGET_S = 2.0
BEGIN, DAYS = datetime(2025, 1, 1, tzinfo=UTC), 365
YEAR = Span(BEGIN, BEGIN + timedelta(days=DAYS))
SHANGHAI = ZoneInfo("Asia/Shanghai")
BUSY = (1, 1, 1, 1, 1, 2, 4, 8, 12, 14, 14, 12, 10, 12, 13, 12, 10, 8, 6, 5, 4, 3, 2, 1)
"""Calls by hour of the day, relative to each other."""
WAYS = 12
"""That callers take through a flow, the first ones more often."""
ENDINGS = ("caller",) * 6 + ("flow",) * 8 + ("handoff",) * 5 + ("error",)

QUESTIONS = {
    "a day by hour": Question(
        ("offered", "answered", "contained", "abandoned", "p95_duration"),
        Span(BEGIN, BEGIN + timedelta(days=1)),
        SHANGHAI,
        "hour",
    ),
    "a year by day, all of a call": Question(
        tuple(
            name
            for name, each in MEASURES.items()
            if "milestone" not in each.told_apart_by and each.told_apart_by == ()
        ),
        YEAR,
        SHANGHAI,
        "day",
    ),
    "a year by month, per flow, route and release": Question(
        ("offered", "contained", "handed_off", "p95_duration"), YEAR, SHANGHAI, "month", ("flow", "route", "release")
    ),
    "a year by week, per node": Question(
        ("visits", "noinput_rate", "nomatch_rate", "abandoned", "p95_abandoned"), YEAR, SHANGHAI, "week", ("node",)
    ),
    "a year by hour": Question(("offered", "mean_duration"), YEAR, SHANGHAI, "hour"),
    "a year by quarter, services and customers per class": Question(
        ("services", "customers"), YEAR, SHANGHAI, "quarter", ("milestone", "customer_class")
    ),
}


def run(options: Options) -> list[Row]:
    """The table's rows. The store is made anew in a temporary folder: some minutes for a million calls."""
    number = int(options.settings.get("calls", QUICK_CALLS if options.quick else CALLS))
    asked = 2 if options.quick else 5
    with tempfile.TemporaryDirectory() as folder:
        path = Path(folder) / "store.db"
        store = open_store(path)
        began = time.process_time()
        _fill(store, number)
        took_s = time.process_time() - began
        rows = [
            Row(
                f"{number:,} calls of 10 nodes over a year, counted",
                f"{1_000_000 * took_s / number:.0f} µs per call",
                remark=f"sums of {path.stat().st_size / number:.0f} bytes per call",
            )
        ]
        for what, question in QUESTIONS.items():
            times_s = [_seconds(store, question) for _ in range(asked)]
            rows.append(_row(what, times_s))
        times_s = [_services_seconds(store) for _ in range(asked)]
        rows.append(_row("a year, how many customers used how many services, and which", times_s))
        store.close()
    return rows


def _row(what: str, times_s: list[float]) -> Row:
    worst = max(times_s)
    measured = f"{statistics.median(times_s):.2f} s, worst {worst:.2f} s"
    return Row(what, measured, f"at most {TARGET_S:.0f} s", worst <= TARGET_S)


def _seconds(store: Store, question: Question) -> float:
    began = time.process_time()
    answer = store.reports.answer(question)
    took_s = time.process_time() - began
    assert any(answer.total), "something happened"
    return took_s


def _services_seconds(store: Store) -> float:
    began = time.process_time()
    assert store.reports.services_by_customer(Question(("services",), YEAR))
    return time.process_time() - began


def _fill(store: Store, number: int) -> None:
    pseudonyms = Pseudonyms.of_store(store.database)
    sums, day = Sums("default", pseudonyms), 0
    for cdr in made_up_calls(number):
        if (cdr.offered - BEGIN).days != day:
            with store.database.writing() as connection:
                sums.write(connection)
            sums, day = Sums("default", pseudonyms), (cdr.offered - BEGIN).days
        sums.add(cdr)
    with store.database.writing() as connection:
        sums.write(connection)


def made_up_calls(number: int) -> Iterator[Cdr]:
    """Day by day."""
    chance = random.Random(1)
    ways = {flow: [_way(flow, chance) for _ in range(WAYS)] for flow in ("bank", "airline", "clinic")}
    for made in range(number):
        day = made * DAYS // number
        offered = BEGIN + timedelta(
            days=day, hours=chance.choices(range(24), BUSY)[0], milliseconds=chance.randrange(3_600_000)
        )
        flow = chance.choice(tuple(ways))
        path = ways[flow][min(int(chance.expovariate(0.4)), WAYS - 1)]
        ended_by = chance.choice(ENDINGS)
        whose = f"{chance.randrange(2**59 if chance.random() < 0.2 else 30_000):015x}"
        told = Milestone(chance.choice(("told", "blocked", "booked")), 1_000, (), chance.choice(("", "gold")), whose)
        yield Cdr(
            call_id=f"{made:08}",
            channel="sip",
            ani="139",
            dnis="95588",
            flow=flow,
            release=f"r{day // 31}",
            offered=offered,
            answered=offered,
            ended=offered + timedelta(seconds=chance.lognormvariate(4, 1)),
            ended_by=ended_by,
            cause="",
            path=path,
            milestones=(told,) if ended_by == "flow" else (),
            route=chance.choice((f"{flow}1", f"{flow}2")),
            left_at=path[-1],
            inputs=tuple(
                NodeInputs(node, 1 + (chance.random() < 0.1), int(chance.random() < 0.1), 0)
                for node in dict.fromkeys(path[1:8:2])
            ),
        )


def _way(flow: str, chance: random.Random) -> tuple[str, ...]:
    return tuple(f"{flow}.node{chance.randrange(20)}" for _ in range(10))
