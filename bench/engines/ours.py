"""IVRFlow's part: the interpreter with the collector that the phone uses, and the journal.

Every key goes through the collector one by one, six for an account number, with its timeouts; or, as other engines are
given it, input is handed in finished. Expressions are typed, and each step is kept for the journal.
"""

from __future__ import annotations

import gc
import json
import time
import tracemalloc
from collections import deque
from collections.abc import Callable, Mapping
from datetime import UTC, datetime
from decimal import Decimal
from functools import partial

from bench.engines.figures import VISITS_PER_ROUND, Amount, Figures
from ivrflow.compiler.compile import compile_flow
from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.engine.interpreter import Call
from ivrflow.gather import Collector, Report
from ivrflow.lang import parse_flow
from ivrflow.model.commands import Gather, Play, Query
from ivrflow.model.events import Answered, Event, Gathered, Offered, Played, Queried
from ivrflow.model.inputs import InputOutcome
from ivrflow.model.journal import Step
from ivrflow.model.journal_records import to_record
from ivrflow.model.statements import Statement
from ivrflow.model.types import Base, Privacy, Type
from ivrflow.model.values import Money
from ivrflow.nodes.catalogue import load_catalogue

__all__ = ["measure"]

FLOW = """\
flow menu_flow {
  languages = [en-US]
  zone = Asia/Shanghai
  start = menu
  var account: text private
  var balance: money private
}

menu menu {
  prompt = say("For your balance, press 1. To end, press 2.")
  key "1" -> collect
  key "2" -> goodbye
  noinput -> goodbye
  nomatch -> goodbye
}

collect collect {
  prompt = say("Your account number, please.")
  min = 6
  max = 6
  into account = digits
  done -> branch
  noinput -> goodbye
  nomatch -> goodbye
}

branch branch {
  when (number(account) otherwise 0) >= 100000 -> lookup
  otherwise -> goodbye
}

query lookup {
  call = bank.balance(number = account)
  into balance = balance
  found -> say
  empty -> goodbye
  many -> goodbye
  failed -> goodbye
}

play say {
  prompt = say("Your balance is") money(balance)
  done -> menu
}

hang_up goodbye {
  prompt = say("Goodbye.")
}
"""

ACCOUNT = "622202"
FOUND = {"balance": Money(Decimal("1024.50"), "CNY")}
_PRIVATE = Privacy.PRIVATE
_BALANCE = Statement(
    "bank", "balance", (("number", Type(Base.TEXT, _PRIVATE)),), (("balance", Type(Base.MONEY, _PRIVATE)),)
)

_Keep = Callable[[Step], object]
"""What becomes of a step of the journal."""


def measure(amount: Amount, *, collects: bool = True, encodes: bool = False) -> Figures:
    """Run calls on this thread's core; without `collects`, input is handed in finished. The steps of the journal are
    queued as the engine queues them for its writer, or with `encodes` made JSON in the same thread."""
    programs = _programs()
    # What the writer has not taken yet; more is not kept, so that memory plays no part.
    kept: deque[object] = deque(maxlen=1_000)

    def encode(step: Step) -> None:
        kept.append(json.dumps(to_record(step), ensure_ascii=False, separators=(",", ":")))

    caller = partial(_Caller if collects else _Handing, programs, encode if encodes else kept.append)
    _run(caller, amount)
    rates = []
    for _ in range(amount.repetitions):
        gc.collect()
        began = time.process_time()
        visits = _run(caller, amount)
        rates.append(visits / (time.process_time() - began))
    return Figures(rates, _bytes_per_call(caller, amount.idle_calls))


def _run(place: Callable[[], _Caller], amount: Amount) -> int:
    visits = 0
    for _ in range(amount.calls):
        caller = place()
        for _ in range(amount.rounds):
            caller.go_round()
        visits += caller.end()
    # The menu in which the caller chooses the end, and the goodbye.
    assert visits == amount.calls * (amount.rounds * VISITS_PER_ROUND + 2), "calls did not go the way that is counted"
    return visits


class _Caller:
    """One call, with what a channel and a host do for it."""

    __slots__ = ("_at_ms", "_call", "_collector", "_keep")

    def __init__(self, programs: Mapping[str, Program], keep: _Keep) -> None:
        self._call, self._collector, self._keep, self._at_ms = Call(programs), Collector(), keep, 0
        self._take(_OFFERED)
        self._take(Answered(1))

    def go_round(self) -> None:
        self._press("1")
        self._press(ACCOUNT)

    def end(self) -> int:
        """The caller chooses the end; how many nodes the call visited."""
        self._press("2")
        # The node that hangs up is left when the channel has hung up, which is no business of the interpreter's.
        assert self._call.walk.current.id == "goodbye", "the call goes on"
        return self._call.walk.visits_total + 1

    def _press(self, keys: str) -> None:
        for key in keys:
            self._at_ms += 150
            for action in self._collector.key(key, self._at_ms):
                if isinstance(action, Report):
                    self._take(action.event)

    def _gather(self, number: int, command: Gather) -> None:
        self._collector.gather(number, command.settings, self._at_ms)
        self._collector.prompt_ended(number, self._at_ms)

    def _take(self, event: Event) -> None:
        """Hand an event in, and carry out what comes of it; a prompt is over at once, as is a look-up."""
        step = self._call.handle(event, self._at_ms)
        self._keep(step)
        for number, command in step.commands:
            if isinstance(command, Gather):
                self._gather(number, command)
            elif isinstance(command, Query):
                self._take(Queried(number, "found", FOUND))
            elif isinstance(command, Play):
                self._take(Played(number))


class _Handing(_Caller):
    """The same, without a collector: what was entered is handed in."""

    __slots__ = ("_asked",)

    def _press(self, keys: str) -> None:
        self._at_ms += 1_000
        self._take(Gathered(self._asked, InputOutcome.KEYS, keys))

    def _gather(self, number: int, command: Gather) -> None:
        self._asked = number


_OFFERED = Offered(
    "20260302T021500-00000001",
    "13800000000",
    "95588",
    datetime(2026, 3, 2, 2, 15, tzinfo=UTC),
    release="0" * 64,
    flow="menu_flow",
    channel="sip",
)


def _programs() -> dict[str, Program]:
    flow = parse_flow(FLOW).flow
    assert flow is not None
    compiled = compile_flow(flow, World(load_catalogue(), {_BALANCE.key: _BALANCE}))
    assert compiled.program is not None, f"the flow of the bench has errors: {compiled.issues}"
    return {compiled.program.id: compiled.program}


def _bytes_per_call(place: Callable[[], _Caller], calls: int) -> float:
    gc.collect()
    tracemalloc.start()
    try:
        before, _ = tracemalloc.get_traced_memory()
        kept = [place() for _ in range(calls)]
        for caller in kept:
            caller.go_round()
        gc.collect()
        after, _ = tracemalloc.get_traced_memory()
    finally:
        tracemalloc.stop()
    return (after - before) / calls
