"""Fifty calls at once by sipp: a record for each, and nothing left over."""

from __future__ import annotations

import pytest

from ..peers.conftest import NewSipp
from ..peers.listen import contains
from ..peers.sipp import SippCall
from .conftest import NewCaller
from .engine import Engine
from .installation import Installation
from .prompts import Prompts
from .test_keys import MENU
from .waiting import wait_until

pytestmark = [pytest.mark.slow, pytest.mark.peers]

CALLS = 50


def test_fifty_calls_at_once(
    installation: Installation, engine: Engine, sipp: NewSipp, new_caller: NewCaller, prompts: Prompts, ani: str
) -> None:
    before = _after_calls(installation, engine, sipp, "13900000021")
    sockets, threads = engine.sockets, engine.threads
    load = sipp("uac_hang_up", engine.server, SippCall("100", ani, calls=CALLS, rate=25, hold_ms=4000, timeout_s=60))
    wait_until(lambda: "100" if _calls_in_progress(installation) >= CALLS // 2 else None, "half of the calls", 30)
    # Among the crowd, one caller is as well served as alone.
    caller = new_caller(engine, ani="13900000022").dial("100")
    caller.hears(prompts.text(MENU), "the menu, among fifty calls")
    caller.press("5")
    caller.hears(prompts.text("Goodbye."))
    caller.is_hung_up()
    assert load.wait().succeeded == CALLS
    cdrs = installation.cdrs(ani, count=CALLS)
    assert len({cdr.call_id for cdr in cdrs}) == CALLS
    assert {cdr.ended_by for cdr in cdrs} == {"caller"}
    wait_until(lambda: engine.sockets <= sockets, f"the {sockets} open sockets of before")
    wait_until(lambda: engine.threads <= threads + 2, "the threads of calls that are over to end")
    assert engine.memory_kb - before < 30_000, f"{engine.memory_kb - before} kB more than before fifty calls"
    # All of it, though a sender on a busy machine pauses.
    assert contains(caller.ear.all(), prompts.text(MENU))
    assert engine.stop() == 0
    assert "Traceback" not in engine.log, engine.log


def _after_calls(installation: Installation, engine: Engine, sipp: NewSipp, ani: str) -> int:
    """Resident memory (kB) once a few calls have been there and all is loaded that calls need."""
    sipp("uac_hang_up", engine.server, SippCall("100", ani, calls=5, hold_ms=100)).wait()
    installation.cdrs(ani, count=5)
    return engine.memory_kb


def _calls_in_progress(installation: Installation) -> int:
    with installation.store() as store:
        return len(store.calls.in_progress())
