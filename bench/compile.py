"""How long the author waits after an edit of a flow of 1,000 nodes: parsed, compiled, checked, linked.

Each edit is made to the text as a person types it: within one block, with a line more so that all blocks below move,
and in the header. On one core, in time of that core: what else runs on the machine would be measured otherwise. The
median and the worst of the edits.
"""

from __future__ import annotations

import gc
import os
import statistics
import time
from collections.abc import Callable

from bench.large_flow import large_flow, large_world
from bench.row import Options, Row
from ivrflow.runtime.flow_set import FlowSet, FlowText

__all__ = ["run"]

NODES = 1_000
TARGET_MS = 200.0

Edit = Callable[[str, int], str]


def run(options: Options) -> list[Row]:
    """The table's rows. One core is used; nothing else is started."""
    edits = 5 if options.quick else 30
    cores = os.sched_getaffinity(0)
    os.sched_setaffinity(0, {max(cores)})
    try:
        text, flows = large_flow(NODES), FlowSet(large_world())
        first_ms = _milliseconds(flows, text)
        rows = [Row(f"a flow of {NODES:,} nodes, opened", f"{first_ms:.0f} ms")]
        for what, edit in (
            ("a prompt edited", _word),
            ("a line added near the top", _line),
            ("a variable added in the header", _variable),
        ):
            times = [_milliseconds(flows, edit(text, number)) for number in range(edits)]
            rows.append(_row(what, times))
    finally:
        os.sched_setaffinity(0, cores)
    return rows


def _row(what: str, times_ms: list[float]) -> Row:
    median, worst = statistics.median(times_ms), max(times_ms)
    measured = f"{median:.0f} ms, worst {worst:.0f} ms"
    return Row(f"{what}, {NODES:,} nodes", measured, f"at most {TARGET_MS:.0f} ms", worst <= TARGET_MS)


def _milliseconds(flows: FlowSet, text: str) -> float:
    gc.collect()
    began = time.process_time()
    read = flows.read({"large": FlowText("large.ivr", text)})["large"]
    milliseconds = 1000 * (time.process_time() - began)
    assert read.program is not None, [issue.message for issue in read.issues[:3]]
    return milliseconds


def _word(text: str, number: int) -> str:
    return text.replace("This is menu 498.", f"This is menu 498, edited {number} times.")


def _line(text: str, number: int) -> str:
    head = 'menu n6 "Menu 6" {\n'
    return text.replace(head, f"{head}  // a comment\n  attempts = {number % 9 + 1}\n")


def _variable(text: str, number: int) -> str:
    added = f"  var more{number}: number = 0\n"
    used = f"values = (tries = tries + 1, more{number} = 1)"
    return text.replace('  key "0" -> bye\n', f'{added}  key "0" -> bye\n').replace(
        "values = (tries = tries + 1)", used, 1
    )
