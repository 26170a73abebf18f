"""A pinned program has its core, its session, and the process id that its parent knows."""

from __future__ import annotations

import json
import os
import subprocess
import sys

from bench.pinned import pin_process, pinned

TELL = "import json, os; print(json.dumps([os.getpid(), os.getsid(0), sorted(os.sched_getaffinity(0))]))"


def test_it_runs_where_it_should() -> None:
    core = min(os.sched_getaffinity(0))
    with subprocess.Popen(pinned(core, [sys.executable, "-c", TELL]), stdout=subprocess.PIPE) as process:
        pid, session, cores = json.loads(process.communicate()[0])
    assert pid == session == process.pid
    assert cores == [core]


def test_without_a_core_it_keeps_all() -> None:
    told = subprocess.run(pinned(None, [sys.executable, "-c", TELL]), capture_output=True, check=True).stdout
    assert json.loads(told)[2] == sorted(os.sched_getaffinity(0))


def test_a_program_that_is_not_there_is_named() -> None:
    failed = subprocess.run(pinned(None, ["/no/such/program"]), capture_output=True, text=True, check=False)
    assert failed.returncode == 1
    assert failed.stderr.strip() == "/no/such/program: No such file or directory"


def test_a_running_process_can_be_pinned() -> None:
    core = min(os.sched_getaffinity(0))
    with subprocess.Popen([sys.executable, "-c", "input()"], stdin=subprocess.PIPE) as process:
        pin_process(process.pid, core)
        assert os.sched_getaffinity(process.pid) == {core}
        process.communicate(b"\n")
