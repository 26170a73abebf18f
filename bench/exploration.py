"""How long an author waits for proof: a flow of 200 nodes with 12 counted loops, explored, judged and timed.

On one core, in time of that core: what else runs on the machine would be measured otherwise.
"""

from __future__ import annotations

import gc
import os
import time
from collections.abc import Callable
from typing import TypeVar

from bench.looping_flow import LOOPS, looping_flow
from bench.row import Options, Row
from ivrflow.compiler.compile import compile_flow
from ivrflow.compiler.world import World
from ivrflow.lang import parse_flow
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.verify.exploration.explore import explore
from ivrflow.verify.extent import extent_of, tell_cut
from ivrflow.verify.findings.find_all import find_all
from ivrflow.verify.timing.timing import timing_of

__all__ = ["run"]

TARGET_S = 5.0
T = TypeVar("T")


def run(options: Options) -> list[Row]:
    """The table's rows. One core is used; nothing else is started."""
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        return _rows(3 if options.quick else 12)
    finally:
        os.sched_setaffinity(0, cores)


def _rows(steps: int) -> list[Row]:
    parsed = parse_flow(looping_flow(steps), "looping.ivr")
    assert parsed.flow is not None
    program = compile_flow(parsed.flow, World(load_catalogue())).program
    assert program is not None
    exploration, explored_s = _timed(lambda: explore({program.id: program}, program.id))
    findings, judged_s = _timed(lambda: find_all(exploration))
    _, timed_s = _timed(lambda: timing_of(exploration))
    extent = extent_of(exploration)
    what = f"{len(program.nodes)} nodes with {LOOPS} counted loops"
    covered = extent.coverage[0].percent
    seen = f"{extent.states:,} states, {extent.ways:,} ways, {covered:.0f} % of the exits"
    remark = "; ".join((seen, *(sentence.partition(" (")[0] for sentence in tell_cut(extent.cut))))
    return [
        Row(
            f"{what}, explored",
            f"{explored_s:.1f} s",
            f"at most {TARGET_S:.0f} s",
            explored_s <= TARGET_S,
            remark=remark,
        ),
        Row(f"the same, its findings ({len(findings)})", f"{judged_s:.2f} s"),
        Row("the same, seconds until each option", f"{timed_s:.2f} s"),
    ]


def _timed(work: Callable[[], T]) -> tuple[T, float]:
    gc.collect()
    began = time.process_time()
    result = work()
    return result, time.process_time() - began
