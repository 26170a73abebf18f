"""CPU time is that of the process and its children; a process that ended is named."""

from __future__ import annotations

import os
import subprocess
import sys
import time

import pytest

from bench.processor import Meter


def burn(cpu_s: float) -> None:
    until = time.process_time() + cpu_s
    while time.process_time() < until:
        sum(range(1000))


def test_it_measures_what_was_spent() -> None:
    meter = Meter(os.getpid(), 0)
    burn(0.1)
    cost = meter.read()
    assert 0.08 <= cost.cpu_s <= cost.seconds * (os.cpu_count() or 1) + 0.02
    assert cost.rss_mb > 5


def test_children_count() -> None:
    spend = (
        "import sys, time\nsys.stdin.readline()\nwhile time.process_time() < 0.3: pass\nprint(flush=True)\n"
        "sys.stdin.readline()"
    )
    parent = f"import subprocess, sys\nsubprocess.run([sys.executable, '-c', {spend!r}])"
    command = [sys.executable, "-u", "-c", parent]
    with subprocess.Popen(command, stdin=subprocess.PIPE, stdout=subprocess.PIPE) as process:
        assert process.stdin is not None
        assert process.stdout is not None
        meter = Meter(process.pid, 0)
        process.stdin.write(b"\n")
        process.stdin.flush()
        process.stdout.readline()
        assert meter.read().cpu_s > 0.15
        process.communicate(b"\n")


def test_a_process_that_ended_is_named() -> None:
    with subprocess.Popen([sys.executable, "-c", ""]) as process:
        process.wait()
    with pytest.raises(ProcessLookupError, match=str(process.pid)):
        Meter(process.pid, 0)
