"""Times are given back with their zone."""

from __future__ import annotations

from datetime import UTC, datetime
from zoneinfo import ZoneInfo

from sqlalchemy import create_engine, insert, select

from ivrflow.store.schema import METADATA, audit


def test_times_come_back_in_utc_whatever_zone_they_had() -> None:
    engine = create_engine("sqlite://")
    METADATA.create_all(engine)
    at = datetime(2026, 3, 2, 10, 15, tzinfo=ZoneInfo("Asia/Shanghai"))
    row = {"workspace": "default", "who": "", "what": "", "subject": "", "detail": ""}
    with engine.begin() as connection:
        connection.execute(insert(audit).values(at=at, **row))
        read = connection.execute(select(audit.c.at)).scalar_one()
    engine.dispose()
    assert read == at
    assert read.tzinfo is UTC
