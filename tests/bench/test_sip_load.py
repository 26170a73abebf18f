"""From runs to rows: medians, verdicts, remarks."""

from __future__ import annotations

from bench import sip_load
from bench.generator import Measured
from bench.processor import Cost
from bench.row import Row

RESULT = {"failed": 0, "unfinished": 0, "late_ms": 2.0, "receiver_dropped": 0, "answered": 200}


def runs(*cpu_s: float, others: float = 0.0) -> list[Measured]:
    return [Measured(RESULT, Cost(10.0, spent_s, 50.0, others)) for spent_s in cpu_s]


def cpu_row(ours: list[Measured], their_cpu_ms: float) -> Row:
    return sip_load._cpu_row(ours, their_cpu_ms, "Asterisk 16", kernel_filter=True)


def test_the_median_counts_and_stands_beside_theirs() -> None:
    row = cpu_row(runs(1.4, 9.0, 1.2), 2.8)
    assert row.measured == "0.70 ms"
    assert row.beside == "Asterisk 16: 2.80 ms"
    assert row.ratio == 0.25
    assert row.met


def test_more_than_a_third_is_too_much() -> None:
    assert cpu_row(runs(2.0), 2.8).met is False


def test_a_doubt_is_mentioned_once() -> None:
    assert cpu_row(runs(1.4, 1.4, others=0.3), 2.8).remark == "other processes took up to 30% of the core"
