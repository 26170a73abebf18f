"""Rules for how calls end."""

from __future__ import annotations

from collections import Counter
from collections.abc import Iterator
from typing import Final

from ivrflow.model.conversation import Expect
from ivrflow.model.events import HungUp
from ivrflow.pytest_plugin.random_callers.fault import Fault
from ivrflow.pytest_plugin.random_callers.witnessed import Witnessed

__all__ = ["defects", "errors", "handlers", "traps"]

_BY_FLOW: Final = Expect("ended", "flow")
_KEPT_MS: Final = 60_000
"""So long a caller who does nothing may be kept until the call's time is up, without being trapped."""


def defects(seen: Witnessed) -> Iterator[Fault]:
    """A bug of IVRFlow itself."""
    cdr = seen.call.journal.cdr
    if cdr is None:
        yield Fault("A defect", "the call never comes to its end: a defect of IVRFlow", seen.call.clock.now_ms())
    elif "defect" in cdr.cause:
        yield Fault("A defect", "the interpreter failed: a defect of IVRFlow", seen.end_ms, _BY_FLOW)


def traps(seen: Witnessed) -> Iterator[Fault]:
    """Who does nothing more is kept until `max_duration` is over."""
    if seen.call.ended_by != "overtime":
        return
    idle_ms = seen.end_ms - max((deed.end_ms for deed in seen.deeds), default=0)
    if idle_ms >= min(_KEPT_MS, seen.call.programs[seen.flow].max_duration_ms // 2):
        kept = f"a caller who does nothing more is kept for {idle_ms / 60_000:.3g} minutes, until max_duration is over"
        yield Fault("The call does not end by itself", kept, seen.end_ms, _BY_FLOW)


def errors(seen: Witnessed) -> Iterator[Fault]:
    """The caller is cut off."""
    cdr = seen.call.journal.cdr
    if cdr is not None and cdr.ended_by == "error" and "defect" not in cdr.cause:
        what = f"the caller is cut off by an error that nothing handles ({cdr.cause})"
        yield Fault("The caller is cut off", what, seen.end_ms, _BY_FLOW)


def handlers(seen: Witnessed) -> Iterator[Fault]:
    """`on hangup` runs once for each flow that the call was in, in that of its last node at least."""
    over = next((number for number, step in enumerate(seen.steps) if isinstance(step.event, HungUp)), None)
    if over is None:
        return
    last = seen.steps[over].position[0]
    entered = Counter(visit.exit.removeprefix("call ") for step in seen.steps for visit in step.visits)
    ran = Counter((visit.flow, visit.node) for step in seen.steps[over:] for visit in step.visits)
    for program in seen.programs:
        handler = program.handlers.get("hangup")
        if handler is None:
            continue
        node = program.nodes[handler].id
        times = ran[program.id, node]
        if times > 1 + entered[program.id]:
            yield Fault("A handler runs again", f"the hang-up handler {node} runs {times} times", seen.end_ms)
        if times == 0 and program.id == last:
            yield Fault("A handler is left out", f"the hang-up handler {node} does not run", seen.end_ms)
