"""A store in a file of its own, with a clock that stands until it is moved."""

from __future__ import annotations

from collections.abc import Callable, Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from ivrflow.store.store import Store, open_store


class StandingClock:
    """Tells the same time until it is moved."""

    def __init__(self) -> None:
        self.time = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)

    def __call__(self) -> datetime:
        return self.time

    def pass_time(self, seconds: float) -> None:
        self.time += timedelta(seconds=seconds)


@pytest.fixture
def clock() -> StandingClock:
    return StandingClock()


@pytest.fixture
def pass_time(clock: StandingClock) -> Callable[[float], None]:
    """Moves the store's clock by seconds."""
    return clock.pass_time


@pytest.fixture
def store_path(tmp_path: Path) -> Path:
    return tmp_path / "ivrflow.db"


@pytest.fixture
def store(store_path: Path, clock: StandingClock) -> Iterator[Store]:
    opened = open_store(store_path, clock=clock)
    yield opened
    opened.close()
