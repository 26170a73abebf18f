"""What running takes: facts of the store itself, counters, the data that flows look up live, leases of engines."""

from __future__ import annotations

from sqlalchemy import Integer, Table

from ivrflow.store.schema.columns import METADATA, UtcTime, key, later, needed

__all__ = ["counters", "leases", "live_data", "meta"]

meta = Table("ivrflow_meta", METADATA, key("name"), needed("value"))

counters = Table("counters", METADATA, key("workspace"), key("name"), needed("value", Integer))

live_data = Table(
    "live_data",
    METADATA,
    key("workspace"),
    key("subject"),
    key("name"),
    needed("revision"),
    needed("value"),
)

leases = Table(
    "leases",
    METADATA,
    key("workspace"),
    key("name"),
    needed("place"),
    needed("pid", Integer),
    needed("process_start"),
    needed("acquired", UtcTime),
    needed("expires", UtcTime),
    later("serving"),
)
