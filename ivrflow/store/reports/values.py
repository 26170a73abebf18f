"""By which values sums are told apart: flows, numbers, nodes… that ever were in a call."""

from __future__ import annotations

from collections.abc import Mapping

from sqlalchemy import select

from ivrflow.store.database import Database
from ivrflow.store.reports.tables import DIMENSIONS, tally_subjects

__all__ = ["MOST_VALUES", "known_values"]

MOST_VALUES = 2_000
"""Of one dimension: more than anybody chooses from."""


def known_values(database: Database) -> Mapping[str, tuple[str, ...]]:
    """Dimension → its values, sorted, without the empty one. Raises Unavailable."""
    found: dict[str, tuple[str, ...]] = {}
    with database.reading() as connection:
        for dimension in DIMENSIONS:
            column = tally_subjects.c[dimension]
            own = tally_subjects.c.workspace == database.workspace
            query = select(column).where(own, column != "").distinct().order_by(column).limit(MOST_VALUES)
            found[dimension] = tuple(connection.execute(query).scalars())
    return found
