"""The engine as a process: killed, drained, doubled, without a port; and its helpers killed under it."""

from __future__ import annotations

import os
import signal
from collections.abc import Iterable, Sequence

import pytest

from ivrflow.model.events import Offered
from ivrflow.model.journal import Step
from ivrflow.model.journal_records import to_record

from ..channels.sip.phone import Phone
from .conftest import NewCaller, NewInstallation
from .engine import Engine, is_running, members_of_session
from .installation import Installation
from .prompts import Prompts
from .test_keys import LONG, MENU
from .waiting import wait_until

pytestmark = pytest.mark.slow


def test_kill_9_in_the_middle_of_a_call(
    installation: Installation, new_caller: NewCaller, prompts: Prompts, ani: str
) -> None:
    with installation.up() as engine:
        caller = new_caller(engine).dial("100")
        caller.hears_begin(prompts.text(MENU))
        caller.press("3")
        caller.hears_begin(prompts.text(LONG))
        with installation.store() as store:
            # On disk before anybody is killed: what the CDR will say is not invented afterwards.
            offered = wait_until(lambda: _of(ani, store.calls.in_progress("main")), "the start on disk")
            steps = wait_until(lambda: _with_key(store.calls.journal(offered.call_id).steps), "the key on disk")
        workers = wait_until(lambda: engine.children, "the speech workers")
        engine.kill()
    wait_until(lambda: not any(is_running(worker) for worker in workers), "the workers to follow their engine")
    assert installation.calls() == []
    with installation.up() as engine:
        cdr = installation.cdr(ani)
        assert (cdr.call_id, cdr.ended_by, cdr.path) == (offered.call_id, "lost", ("hotline.main", "hotline.long"))
        assert cdr.answered is not None
        shown = installation.show(cdr.call_id)
        assert shown["cdr"]["ended_by"] == "lost"
        assert shown["complete"]
        assert shown["steps"][: len(steps)] == [to_record(step) for step in steps]
        after = new_caller(engine, ani="13900000009").dial("100")
        after.hears(prompts.text(MENU))
        after.hang_up()
        assert engine.stop() == 0


def test_a_drain_lets_calls_finish_and_takes_no_new_ones(
    installation: Installation, new_caller: NewCaller, prompts: Prompts, ani: str
) -> None:
    with installation.up() as engine:
        caller = new_caller(engine).dial("100")
        caller.hears_begin(prompts.text(MENU))
        engine.drain()
        wait_until(lambda: "draining: 1 calls" in engine.log, "the drain")
        assert new_caller(engine, ani="13900000008").is_refused("100").status == 503
        caller.press("1")
        caller.hears(prompts.text("Account?"), "the call going on")
        caller.hang_up()
        # Calls have a minute (`drain_s`): an engine that ends in a third of it has seen that none is left.
        assert engine.wait(timeout_s=20) == 0
        assert "Traceback" not in engine.log
    assert installation.cdr(ani).ended_by == "caller"
    refused = installation.cdr("13900000008")
    assert (refused.ended_by, "draining" in refused.cause) == ("refused", True)
    with installation.store() as store:
        assert store.calls.in_progress() == ()


def test_a_second_signal_ends_the_calls(
    installation: Installation, new_caller: NewCaller, prompts: Prompts, ani: str
) -> None:
    with installation.up() as engine:
        caller = new_caller(engine).dial("100")
        caller.hears_begin(prompts.text(MENU))
        engine.drain()
        wait_until(lambda: "draining: 1 calls" in engine.log, "the drain")
        engine.drain()
        caller.is_hung_up()
        assert engine.wait() == 0
    assert installation.cdr(ani).ended_by == "drain"


def test_a_drain_that_takes_too_long_ends_the_calls(
    new_installation: NewInstallation, new_caller: NewCaller, prompts: Prompts, ani: str
) -> None:
    installation = new_installation(drain_s=1)
    with installation.up() as engine:
        caller = new_caller(engine).dial("100")
        caller.hears_begin(prompts.text(MENU))
        engine.drain()
        caller.is_hung_up()
        assert engine.wait() == 0
    assert installation.cdr(ani).ended_by == "drain"


def test_full_is_full(new_installation: NewInstallation, new_caller: NewCaller, prompts: Prompts) -> None:
    installation = new_installation(max_calls=1)
    with installation.up() as engine:
        first = new_caller(engine).dial("100")
        refusal = new_caller(engine, ani="13900000007").is_refused("100")
        assert (refusal.status, refusal["retry-after"]) == (503, "5")
        first.hang_up()
        wait_until(lambda: installation.cdr("13900000007").ended_by == "refused", "the refusal's record")
        second = new_caller(engine).dial("100")
        second.hears(prompts.text(MENU))
        second.hang_up()


def test_a_second_engine_of_the_same_name_is_told_who_is_there(
    installation: Installation, engine: Engine, new_caller: NewCaller, prompts: Prompts
) -> None:
    caller = new_caller(engine).dial("100")
    said = installation.ivrflow("up", "--port", "0", expect=3)
    assert f'engine "main" is running already: process {engine.pid}' in said.errors
    assert "--engine" in said.errors
    with installation.up("--engine", "other", "--port", "0") as other:
        assert other.address != engine.address
        assert other.stop() == 0
    caller.hears(prompts.text(MENU), "the first engine, undisturbed")
    caller.hang_up()


def test_a_port_in_use_leaves_nothing_behind(installation: Installation) -> None:
    with Phone(("127.0.0.1", 9)) as somebody, installation.starting("--port", str(somebody.port)) as engine:
        assert engine.wait() == 3
        assert f"{somebody.port}" in engine.log
        assert "in use" in engine.log
        assert "Traceback" not in engine.log
        wait_until(lambda: not members_of_session(engine.pid), "every process that it started to be gone")
    with installation.store() as store:
        # Its lease is free at once, not only after it runs out.
        store.leases.release(store.leases.acquire("main"))
    with installation.up() as engine:
        assert engine.stop() == 0


def test_a_speech_worker_is_killed_during_a_call(engine: Engine, new_caller: NewCaller, prompts: Prompts) -> None:
    caller = new_caller(engine).dial("100")
    for digits in ("4321", "8765"):
        caller.hears_begin(prompts.text(MENU))
        caller.press("4")
        caller.hears_begin(prompts.text("Any four digits."))
        # What is private is spoken by a worker each time, never from the cache.
        caller.press(digits)
        caller.hears_private(prompts.text(f"You said {digits}."), f"{digits}, said by a worker")
        workers = wait_until(lambda: engine.children, "a speech worker")
        for worker in workers:
            os.kill(worker, signal.SIGKILL)
    caller.hang_up()
    assert engine.stop() == 0
    assert "Traceback" not in engine.log


def _of(ani: str, offers: Iterable[Offered]) -> Offered | None:
    return next((offered for offered in offers if offered.ani == ani), None)


def _with_key(steps: Sequence[Step]) -> Sequence[Step] | None:
    return steps if any(getattr(step.event, "keys", "") == "3" for step in steps) else None
