"""How long a report takes of a million calls through ten nodes each, spread over a year.

`--set calls=100000` makes fewer. The calls are made up, the same every time: three flows of twenty nodes, two routes to
each, three languages and queues, a release a month, busy and quiet hours, 30,000 customers who call often and many who
call once. Their records go through what engines use; their journals are not written, since reports never read them.
Each report is asked several times, of the store itself and of a designer by HTTP, by the clock on the wall.
"""

from __future__ import annotations

import random
import statistics
import tempfile
import time
from collections.abc import Iterable, Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

from bench.reports_reader import reader
from bench.row import Options, Row
from ivrflow.model.cdr import Cdr, Milestone, NodeInputs
from ivrflow.store.pseudonyms import Pseudonyms
from ivrflow.store.reports.keeping import Sums
from ivrflow.store.reports.measures import MEASURES
from ivrflow.store.reports.ready import READY
from ivrflow.store.reports.saved import AskedFor
from ivrflow.store.reports.tables import FINER_BY
from ivrflow.store.store import Store, open_store

__all__ = ["made_up_calls", "run"]

CALLS, QUICK_CALLS = 1_000_000, 5_000
TARGET_S = 2.0
BEGIN, DAYS = datetime(2025, 1, 1, tzinfo=UTC), 365
OF_SERVICES = "a year, how many customers used how many services, and which"
BUSY = (1, 1, 1, 1, 1, 2, 4, 8, 12, 14, 14, 12, 10, 12, 13, 12, 10, 8, 6, 5, 4, 3, 2, 1)
"""Calls by hour of the day, relative to each other."""
WAYS = 12
"""That callers take through a flow, the first ones more often."""
ENDINGS = ("caller",) * 6 + ("flow",) * 8 + ("handoff",) * 5 + ("error",)
LANGUAGES = ("zh-CN", "en-US", "es-ES")
QUEUES = ("cards", "loans", "travel")

YEAR = "2025-01-01..2025-12-31"


def _asked(measures: Iterable[str], when: str, unit: str = "", *group_by: str, compare: bool = False) -> AskedFor:
    return AskedFor(tuple(measures), when, "Asia/Shanghai", unit, group_by, compare=compare)


QUESTIONS = {
    "a day by hour": _asked(("offered", "answered", "contained", "abandoned", "p95_duration"), "2025-01-01", "hour"),
    "a year by day, all of a call": _asked(
        (name for name, each in MEASURES.items() if each.told_apart_by == FINER_BY), YEAR, "day"
    ),
    "a year by month, per flow, route and release": _asked(
        ("offered", "contained", "handed_off", "p95_duration"), YEAR, "month", "flow", "route", "release"
    ),
    "a year by week, per node": _asked(
        ("visits", "noinput_rate", "nomatch_rate", "abandoned", "p95_abandoned"), YEAR, "week", "node"
    ),
    "a year by hour": _asked(("offered", "mean_duration"), YEAR, "hour"),
    "a year by quarter, services and customers per class": _asked(
        ("services", "customers"), YEAR, "quarter", "milestone", "customer_class"
    ),
    "a year by week, per language and queue": _asked(
        ("offered", "contained", "handed_off", "abandoned", "mean_duration"), YEAR, "week", "language", "queue"
    ),
    "a year by month, per language, how long 19 of 20 take": _asked(
        ("answered", "p95_duration"), YEAR, "month", "language"
    ),
    "half a year of traffic by week, beside the half before": replace(
        READY[0].asked_for, when="2025-07-01..2025-12-31", zone="Asia/Shanghai"
    ),
}
SERVICES = AskedFor(("services",), YEAR, "Asia/Shanghai")


def run(options: Options) -> list[Row]:
    """The table's rows. The store is made anew in a temporary folder: some minutes for a million calls."""
    number = int(options.settings.get("calls", QUICK_CALLS if options.quick else CALLS))
    asked = 2 if options.quick else 5
    with tempfile.TemporaryDirectory(prefix="ivrflow-bench-") as name:
        folder = Path(name)
        (folder / "ivrflow.toml").write_text('[paths]\nstore = "store.db"\n', "utf-8")
        path = folder / "store.db"
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
        rows += [_row(what, [_seconds(store, each) for _ in range(asked)]) for what, each in QUESTIONS.items()]
        rows.append(_row(OF_SERVICES, [_services_seconds(store) for _ in range(asked)]))
        store.close()
        with reader(folder) as read:
            for what, each in QUESTIONS.items():
                rows.append(_row(f"{what}: GET /api/reports/answer", [read.answer_s(each) for _ in range(asked)]))
            rows.append(
                _row(f"{OF_SERVICES}: GET /api/reports/services", [read.services_s(SERVICES) for _ in range(asked)])
            )
    return rows


def _row(what: str, times_s: list[float]) -> Row:
    worst = max(times_s)
    measured = f"{statistics.median(times_s):.2f} s, worst {worst:.2f} s"
    return Row(what, measured, f"at most {TARGET_S:.0f} s", worst <= TARGET_S)


def _seconds(store: Store, asked: AskedFor) -> float:
    now = store.database.now()
    began = time.perf_counter()
    total = store.reports.compare(asked, now).total_before if asked.compare else ()
    answer = total or store.reports.answer(asked.question(now)).total
    took_s = time.perf_counter() - began
    assert any(answer), "something happened"
    return took_s


def _services_seconds(store: Store) -> float:
    question = SERVICES.question(store.database.now())
    began = time.perf_counter()
    assert store.reports.services_by_customer(question)
    return time.perf_counter() - began


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
        language = chance.choices(LANGUAGES, (70, 20, 10))[0]
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
            language=language,
            queue=chance.choice(QUEUES) if ended_by == "handoff" else "",
            inputs=tuple(
                NodeInputs(node, 1 + (chance.random() < 0.1), int(chance.random() < 0.1), 0)
                for node in dict.fromkeys(path[1:8:2])
            ),
        )


def _way(flow: str, chance: random.Random) -> tuple[str, ...]:
    return tuple(f"{flow}.node{chance.randrange(20)}" for _ in range(10))
