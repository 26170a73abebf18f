"""An engine is killed: its calls get CDRs from the journal that was on disk."""

from __future__ import annotations

import subprocess
import sys
from datetime import UTC, datetime, timedelta
from pathlib import Path

from ivrflow.model.commands import Answer, Gather, HandOff, Issued
from ivrflow.model.events import Answered, Event, Gathered, Offered
from ivrflow.model.inputs import InputOutcome, InputSettings
from ivrflow.model.journal import Step, Visit
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.store.recovery import lost_cdr
from ivrflow.store.store import Store, open_store

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
OFFERED = Offered("c1", "139", "95588", AT, 5, "r1", "telebank", "sip", {"Call-ID": "x"})
MENU = Gather((Piece(PieceKind.SAY, "请按1", "zh-CN"),), InputSettings())

ENGINE = """
import sys
from datetime import datetime, timezone
from ivrflow.model.cdr import Cdr
from ivrflow.model.events import Answered, Offered, Played
from ivrflow.model.journal import Step, Visit
from ivrflow.store.store import open_store

store = open_store(sys.argv[1])
store.leases.acquire("main")
writer = store.journal_writer("main")
at = datetime(2026, 3, 2, 10, 15, tzinfo=timezone.utc)
for name in ("finished", "cut"):
    offered = Offered(name, "139", "95588", at, flow="telebank", release="r1", channel="sip")
    writer.started(offered)
    writer.append(name, Step(0, offered, ("telebank", "welcome", 0), False, (), ()))
    left = (Visit("telebank", "welcome", "next"),)
    writer.append(name, Step(80, Answered(1), ("telebank", "welcome", 0), False, left, ()))
writer.ended(Cdr("finished", "sip", "139", "95588", "telebank", "r1", at, at, at, "caller", "BYE"))
writer.flush()
print("on disk", flush=True)
number = 1
while True:
    number += 1
    writer.append("cut", Step(number, Played(number), ("telebank", "main", number), False, (), ()))
    writer.flush()
    print(number, flush=True)
"""


def step(at_ms: int, event: Event, node: str, *visits: Visit, command: object = None) -> Step:
    commands = (Issued(1, command),) if isinstance(command, Answer | Gather | HandOff) else ()
    return Step(at_ms, event, ("telebank", node, 0), False, visits, commands)


def test_an_engine_that_is_killed_leaves_cdrs_that_say_so(store_path: Path) -> None:
    with subprocess.Popen([sys.executable, "-c", ENGINE, str(store_path)], stdout=subprocess.PIPE, text=True) as engine:
        assert engine.stdout is not None
        acknowledged = [engine.stdout.readline() for _ in range(5)]
        engine.kill()
    last_ms = int(acknowledged[-1])
    store = open_store(store_path)
    assert store.database.check() == ()
    store.leases.acquire("main")
    assert store.recover("other") == ()
    (lost,) = store.recover("main")
    assert (lost.call_id, lost.ended_by, lost.ani, lost.release) == ("cut", "lost", "139", "r1")
    assert lost.answered == AT + timedelta(milliseconds=80)
    assert lost.path == ("telebank.welcome", "telebank.main")
    assert lost.ended >= AT + timedelta(milliseconds=last_ms)
    assert store.calls.get("cut") == lost
    finished = store.calls.get("finished")
    assert finished is not None
    assert finished.ended_by == "caller"
    assert store.recover("main") == ()
    assert store.calls.in_progress() == ()
    store.close()


def test_a_call_that_only_rang_was_lost_when_it_rang() -> None:
    cdr = lost_cdr(OFFERED, ())
    assert (cdr.answered, cdr.ended, cdr.path, cdr.facts) == (None, AT, (), (("Call-ID", "x"),))


def test_path_language_and_queue_come_from_the_steps() -> None:
    steps = (
        step(0, OFFERED, "", Visit("telebank", "open", "yes"), command=Answer()),
        step(90, Answered(1), "welcome", command=MENU),
        step(
            5000,
            Gathered(2, InputOutcome.KEYS, "1"),
            "welcome",
            Visit("telebank", "welcome", "1"),
            command=HandOff("cards"),
        ),
    )
    cdr = lost_cdr(OFFERED, steps)
    assert cdr.path == ("telebank.open", "telebank.welcome")
    assert (cdr.language, cdr.queue) == ("zh-CN", "cards")
    assert (cdr.answered, cdr.ended) == (AT + timedelta(milliseconds=90), AT + timedelta(seconds=5))
    assert lost_cdr(OFFERED, steps[:2]).path == ("telebank.open", "telebank.welcome")


def test_a_node_that_the_call_is_still_in_is_named_once() -> None:
    staying = step(0, OFFERED, "", Visit("telebank", "open", "yes"), Visit("telebank", "main", ""))
    assert lost_cdr(OFFERED, (staying,)).path == ("telebank.open", "telebank.main")
    left = step(10, Answered(1), "main", Visit("telebank", "main", "1"))
    assert lost_cdr(OFFERED, (staying, left)).path == ("telebank.open", "telebank.main")


def test_what_another_engine_recovers_does_not_touch_finished_calls(store: Store) -> None:
    writer = store.journal_writer("main")
    writer.started(OFFERED)
    writer.flush()
    store.recover("main")
    before = store.calls.get("c1")
    assert store.recover("main") == ()
    assert store.calls.get("c1") == before
    writer.close()
