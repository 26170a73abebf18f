"""How many nodes a call visits in a second, and what an idle call weighs.

A menu, a branch and a set node in a circle: each key goes through a collector into the interpreter, each step is kept
for the journal. Measured twice: with the steps queued as the engine queues them, and with their encoding as JSON, which
the engine does in the thread that writes the store. On one core, the least of several short runs: what disturbs a run
makes it longer, never shorter.
"""

from __future__ import annotations

import gc
import json
import os
import time
import tracemalloc
from collections import deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime

from bench.row import Options, Row
from ivrflow.compiler.compile import compile_flow
from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.engine.interpreter import Call
from ivrflow.gather import Collector, Report
from ivrflow.lang import parse_flow
from ivrflow.model.commands import Gather
from ivrflow.model.events import Answered, Event, Offered
from ivrflow.model.journal import Step
from ivrflow.model.journal_records import to_record
from ivrflow.nodes.catalogue import load_catalogue

__all__ = ["run"]

VISITS_TARGET = 200_000
BYTES_TARGET = 20_000
NODES_PER_KEY = 3

LOOP = """\
flow loop {
  languages = [en-US]
  zone = Asia/Shanghai
  start = ask
  var n: number = 0
  key "0" -> bye
}

menu ask "Menu" {
  prompt = say("For the next, press 1.")
  key "1" { en-US: "next" } -> check
  key "2" { en-US: "end" } -> bye
  noinput -> bye
  nomatch -> bye
}

branch check {
  when n < 0 -> bye
  when n >= 0 -> count
  otherwise -> bye
}

set count {
  values = (n = n + 1)
  done -> ask
}

hang_up bye {}
"""


def run(options: Options) -> list[Row]:
    """The table's rows. One core is used; nothing else is started."""
    runs, keys, calls = (3, 3_000, 1_000) if options.quick else (20, 3_000, 10_000)
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        programs = _programs()
        queued = min(_seconds(programs, keys, _queue) for _ in range(runs))
        encoded = min(_seconds(programs, keys, _encode) for _ in range(runs))
        weight = _bytes_per_call(programs, calls)
    finally:
        os.sched_setaffinity(0, cores)
    return [
        _speed("interpreter, collector, journal queued for its writer", keys, queued, VISITS_TARGET),
        _speed("the same, and the journal encoded in the same thread", keys, encoded, None),
        Row(
            f"memory of an idle call in a menu, {calls:,} calls",
            f"{weight / 1000:.1f} kB",
            f"at most {BYTES_TARGET // 1000} kB",
            weight <= BYTES_TARGET,
        ),
    ]


def _speed(what: str, keys: int, seconds: float, target: int | None) -> Row:
    rate = keys * NODES_PER_KEY / seconds
    met = None if target is None else rate >= target
    return Row(what, f"{rate:,.0f} node visits/s", "" if target is None else f"at least {target:,}", met)


def _programs() -> dict[str, Program]:
    flow = parse_flow(LOOP).flow
    assert flow is not None
    program = compile_flow(flow, World(load_catalogue())).program
    assert program is not None, "the flow of the bench has no errors"
    return {program.id: program}


Keep = Callable[[deque[object], Step], None]


def _queue(kept: deque[object], step: Step) -> None:
    kept.append(step)


def _encode(kept: deque[object], step: Step) -> None:
    kept.append(json.dumps(to_record(step), ensure_ascii=False, separators=(",", ":")))


def _seconds(programs: Mapping[str, Program], keys: int, keep: Keep) -> float:
    """How long a caller's keys take, each from the line to the next question."""
    call, collector = _ringing(programs), Collector()
    # What the writer has not taken yet; more is not kept, so that memory plays no part.
    kept: deque[object] = deque(maxlen=1_000)
    now_ms = visited = 0
    gc.collect()
    began = time.perf_counter()
    _collect(call.handle(Answered(1), now_ms), collector, now_ms)
    for _ in range(keys):
        now_ms += 10
        if now_ms % 20_000 == 0:
            # A call may visit 10,000 nodes; the next caller is served by the same loop.
            visited += call.walk.visits_total
            call = _ringing(programs)
            _collect(call.handle(Answered(1), now_ms), collector, now_ms)
        for action in collector.key("1", now_ms):
            if isinstance(action, Report):
                step = call.handle(action.event, now_ms)
                keep(kept, step)
                _collect(step, collector, now_ms)
    seconds = time.perf_counter() - began
    assert visited + call.walk.visits_total == keys * NODES_PER_KEY, "every key led through the whole circle"
    return seconds


def _collect(step: Step, collector: Collector, now_ms: int) -> None:
    """What the channel does with the commands of a step."""
    for number, command in step.commands:
        if isinstance(command, Gather):
            collector.gather(number, command.settings, now_ms)


def _ringing(programs: Mapping[str, Program]) -> Call:
    call = Call(programs)
    call.handle(_offer(), 0)
    return call


def _offer(number: int = 0) -> Event:
    return Offered(
        f"20260302T021500-{number:08d}",
        f"1380000{number:04d}",
        "95588",
        datetime(2026, 3, 2, 2, 15, tzinfo=UTC),
        release="0" * 64,
        flow="loop",
        channel="sip",
        facts={"sip_call_id": f"call-{number}"},
    )


def _bytes_per_call(programs: Mapping[str, Program], calls: int) -> float:
    """Interpreter and collector of calls that wait in a menu, after a few keys."""
    kept: list[tuple[Call, Collector]] = []
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        for number in range(calls):
            call, collector = Call(programs), Collector()
            call.handle(_offer(number), 0)
            _collect(call.handle(Answered(1), 0), collector, 0)
            for at_ms in (10, 20, 30):
                for action in collector.key("1", at_ms):
                    if isinstance(action, Report):
                        _collect(call.handle(action.event, at_ms), collector, at_ms)
            kept.append((call, collector))
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    assert len(kept) == calls
    return (after - before) / calls
