"""What all tables are made of."""

from __future__ import annotations

from datetime import UTC, datetime
from typing import Any

from sqlalchemy import Column, DateTime, Dialect, MetaData, String, Text, TypeDecorator

__all__ = ["METADATA", "UtcTime", "key", "later", "needed"]

METADATA = MetaData()


class UtcTime(TypeDecorator[datetime]):
    """A moment, kept in UTC: SQLite forgets the zone, so it is given back here."""

    impl = DateTime(timezone=True)
    cache_ok = True

    def process_bind_param(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        return value.astimezone(UTC) if value else None

    def process_result_value(self, value: datetime | None, _dialect: Dialect) -> datetime | None:
        if value is None:
            return None
        return value.astimezone(UTC) if value.tzinfo else value.replace(tzinfo=UTC)


def key(name: str, kind: Any = String) -> Column[Any]:
    """A part of the primary key."""
    return Column(name, kind, primary_key=True)


def needed(name: str, kind: Any = Text) -> Column[Any]:
    """A column that every row fills."""
    return Column(name, kind, nullable=False)


def later(name: str) -> Column[Any]:
    """A text that rows of an older store lack."""
    return Column(name, Text, nullable=False, server_default="")
