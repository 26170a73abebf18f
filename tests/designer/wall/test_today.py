"""What was counted since midnight."""

from __future__ import annotations

from collections.abc import Iterator
from datetime import UTC, datetime, timedelta
from pathlib import Path
from zoneinfo import ZoneInfo

import pytest

from designer.wall.today import FRESH_S, TodayDesk
from ivrflow.model.cdr import Cdr
from ivrflow.model.events import Offered
from ivrflow.store.store import Store, open_store

NOW = datetime(2026, 3, 2, 17, 0, tzinfo=UTC)
SHANGHAI = ZoneInfo("Asia/Shanghai")


@pytest.fixture
def store(tmp_path: Path) -> Iterator[Store]:
    opened = open_store(tmp_path / "store.db")
    yield opened
    opened.close()


def calls(store: Store, *begun: datetime) -> None:
    writer = store.journal_writer("main")
    for number, offered in enumerate(begun):
        name = f"{offered:%Y%m%d%H%M}-{number}"
        writer.started(Offered(name, "1", "2", offered, flow="telebank", channel="sip"))
        writer.ended(
            Cdr(name, "sip", "1", "2", "telebank", "", offered, offered, offered + timedelta(minutes=1), "flow", "")
        )
    assert writer.close()


def test_midnight_is_that_of_whoever_asks(store: Store) -> None:
    calls(store, NOW, NOW - timedelta(hours=2), NOW - timedelta(hours=3), NOW - timedelta(days=2))
    desk = TodayDesk(store.reports, lambda: NOW, lambda: 0.0)
    assert desk.of(ZoneInfo("UTC")).offered == 3
    shanghai = desk.of(SHANGHAI)
    assert (shanghai.offered, shanghai.answered, shanghai.contained, shanghai.refused) == (1, 1, 1, 0)
    assert shanghai.begin_ms == datetime(2026, 3, 3, tzinfo=SHANGHAI).timestamp() * 1000


def test_the_store_is_not_asked_by_everybody(store: Store) -> None:
    times = [0.0]
    desk = TodayDesk(store.reports, lambda: NOW, lambda: times[0])
    assert desk.of(SHANGHAI).offered == 0
    calls(store, NOW)
    assert desk.of(SHANGHAI).offered == 0
    times[0] = FRESH_S
    assert desk.of(SHANGHAI).offered == 1
