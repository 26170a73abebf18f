"""What is there from the beginning can be asked at any time."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ivrflow.store.reports.ready import READY, ReadyReport
from ivrflow.store.store import Store


@pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.name)
def test_every_ready_report_can_be_asked(store: Store, ready: ReadyReport) -> None:
    asked = ready.asked_for
    told = store.reports.compare(asked, datetime(2026, 3, 2, tzinfo=UTC))
    assert len(told.total_before) == len(asked.measures)
    assert len(told.answer.rows) == (0 if asked.group_by else 7)
    assert ready.title
    assert ready.help.endswith(".")


def test_each_has_a_name_of_its_own() -> None:
    assert len({ready.name for ready in READY}) == len(READY)
