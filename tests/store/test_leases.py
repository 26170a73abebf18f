"""One engine per name, also after a crash."""

from __future__ import annotations

import subprocess
import sys
from collections.abc import Callable
from dataclasses import replace
from datetime import timedelta

import pytest

from ivrflow.model.errors import Unavailable
from ivrflow.store.leases import Holder, this_process
from ivrflow.store.store import Store

HOLD = """
import sys
from ivrflow.store.store import open_store
open_store(sys.argv[1]).leases.acquire("main")
print("held", flush=True)
sys.stdin.read()
"""
FAR_AWAY = Holder("otherhost/pid:[1]", 77, "12345")


def hold_in_another_process(store: Store) -> subprocess.Popen[str]:
    command = [sys.executable, "-c", HOLD, store.database.place]
    child = subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE, text=True)
    assert child.stdout is not None
    assert child.stdout.readline() == "held\n"
    return child


def end(child: subprocess.Popen[str]) -> None:
    child.kill()
    child.communicate()


def test_a_second_engine_is_told_who_is_there(store: Store) -> None:
    store.leases.acquire("main", holder=FAR_AWAY)
    with pytest.raises(
        Unavailable, match=r'engine "main" is running already: process 77 on otherhost since 2026-03-02 10'
    ):
        store.leases.acquire("main")
    store.leases.acquire("second")


def test_those_that_run_tell_what_they_serve(store: Store, pass_time: Callable[[float], None]) -> None:
    mine = store.leases.acquire("main")
    far = store.leases.acquire("far", timedelta(seconds=10), FAR_AWAY)
    assert [(each.name, each.serving) for each in store.leases.living()] == [("far", ""), ("main", "")]
    store.leases.renew(replace(mine, serving="abc"))
    store.leases.renew(replace(far, serving="old"))
    assert [(each.name, each.serving) for each in store.leases.living()] == [("far", "old"), ("main", "abc")]
    pass_time(11)
    assert [each.name for each in store.leases.living()] == ["main"], "this very process still runs"


@pytest.mark.skipif(sys.platform != "linux", reason="only /proc tells whether a process still lives")
def test_a_living_process_keeps_its_lease_and_a_killed_one_loses_it_at_once(store: Store) -> None:
    child = hold_in_another_process(store)
    try:
        with pytest.raises(Unavailable, match=f"process {child.pid}"):
            store.leases.acquire("main", ttl=timedelta(0))
    finally:
        end(child)
    assert store.leases.acquire("main").holder == this_process()


def test_a_lease_of_another_machine_runs_out(store: Store, pass_time: Callable[[float], None]) -> None:
    lease = store.leases.acquire("main", timedelta(seconds=10), FAR_AWAY)
    pass_time(9)
    store.leases.renew(lease)
    pass_time(9)
    with pytest.raises(Unavailable):
        store.leases.acquire("main")
    pass_time(2)
    mine = store.leases.acquire("main")
    with pytest.raises(Unavailable, match=f"lost its lease; process {mine.holder.pid}"):
        store.leases.renew(lease)
    store.leases.release(lease)
    assert store.leases.renew(mine).acquired == mine.acquired


def test_a_lease_that_was_given_back_is_free(store: Store) -> None:
    lease = store.leases.acquire("main", holder=FAR_AWAY)
    store.leases.release(lease)
    store.leases.acquire("main")
    with pytest.raises(Unavailable, match="has lost its lease"):
        store.leases.renew(lease)


def test_a_process_may_take_its_own_lease_again(store: Store) -> None:
    store.leases.acquire("main")
    store.leases.acquire("main")


@pytest.mark.skipif(sys.platform != "linux", reason="only /proc tells when a process started")
def test_a_pid_that_was_given_to_another_process_does_not_hold_a_lease(store: Store) -> None:
    me = this_process()
    store.leases.acquire("main", holder=Holder(me.place, me.pid, "1"))
    assert store.leases.acquire("main").holder == me
