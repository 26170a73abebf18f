"""A process that lives and dies with ours."""

from __future__ import annotations

import time
from collections.abc import Callable
from pathlib import Path

from ivrflow.runtime.companion import Companion


def _until(what: Callable[[], bool]) -> None:
    give_up = time.monotonic() + 20
    while not what():
        assert time.monotonic() < give_up, "it never happened"
        time.sleep(0.02)


def test_it_runs_until_it_is_stopped() -> None:
    companion = Companion("http.server", ["--bind", "127.0.0.1", "0"])
    companion.start()
    _until(lambda: companion._process is not None)
    assert companion._process is not None
    assert companion._process.poll() is None
    companion.stop()
    assert companion._process.poll() is not None
    assert companion.starts == 1


def test_it_is_started_again_when_it_dies(tmp_path: Path) -> None:
    companion = Companion("platform", ["--terse"], first_pause_s=0.01)
    companion.start()
    _until(lambda: companion.starts >= 2)
    companion.stop()
