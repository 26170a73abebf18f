"""How processes share out the tests (`pytest -n auto --dist loadfile`): file by file, those that take long first.

What a file's tests have in common is made once: an installation, an engine, a browser. `loadgroup` of pytest-xdist
would do that by marks, but since pytest 9.2 it puts nothing together, and does not say so (pytest-xdist issue 1386);
so what belongs together is told by its path.
"""

from __future__ import annotations

import os
from typing import TYPE_CHECKING

import pytest

if TYPE_CHECKING:
    from xdist.remote import Producer
    from xdist.scheduler import Scheduling
    from xdist.workermanage import WorkerController

__all__ = ["LONG", "TOGETHER", "pytest_xdist_auto_num_workers", "pytest_xdist_make_scheduler", "unit_of"]

TOGETHER = ("tests/e2e/", "tests/designer/web/")
"""Folders of which one process runs everything: one installation for all calls, one build of the page."""
LONG = (
    "tests/e2e/",
    "tests/browser/",
    "tests/channels/contract/",
    "tests/designer/web/",
    "tests/bench/",
    "tests/peers/",
    "tests/cli/test_engine.py",
    "tests/verify/",
    "tests/repo/",
)
"""Begun first, in this order: begun last, they would keep one process busy while the others have nothing left to do."""
WITH_BROWSER = "tests/browser/"
BROWSERS = 2
"""Processes that drive a browser at the same time: a third would make all of them slow."""


def unit_of(nodeid: str) -> str:
    """What goes to one process together with this test: its file, or one of the folders that stay together."""
    return next((folder for folder in TOGETHER if nodeid.startswith(folder)), nodeid.split("::", 1)[0])


def _turn(unit: str) -> int:
    return next((turn for turn, path in enumerate(LONG) if unit.startswith(path)), len(LONG))


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_auto_num_workers(config: pytest.Config) -> int:
    """`-n auto` is one more than there are cores: who is on the phone, or looks at a browser, mostly waits.

    `-n logical` is as many as there are, for tests that mostly compute: one more would only have to read them all, too.
    """
    waiting = 1 if config.getoption("numprocesses") == "auto" else 0
    return len(os.sched_getaffinity(0)) + waiting


@pytest.hookimpl(optionalhook=True)
def pytest_xdist_make_scheduler(config: pytest.Config, log: Producer) -> Scheduling | None:
    if config.getoption("dist") != "loadfile":
        return None
    from xdist.scheduler import LoadFileScheduling

    class ByFile(LoadFileScheduling):  # type: ignore[misc]  # pytest-xdist has no types
        def _split_scope(self, nodeid: str) -> str:
            return unit_of(nodeid)

        def _assign_work_unit(self, node: WorkerController) -> None:
            browsers = sum(self._has_browser(other) for other in self.nodes if other is not node)
            units = [unit for unit in self.workqueue if browsers < BROWSERS or not unit.startswith(WITH_BROWSER)]
            # The queue is in the order of how many tests there are; `min` takes the first of those whose turn it is.
            self.workqueue.move_to_end(min(units or self.workqueue, key=_turn), last=False)
            super()._assign_work_unit(node)

        def _has_browser(self, node: WorkerController) -> bool:
            return any(
                unit.startswith(WITH_BROWSER) and not all(tests.values())
                for unit, tests in self.assigned_work[node].items()
            )

    return ByFile(config, log)
