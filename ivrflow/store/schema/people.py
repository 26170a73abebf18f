"""Who works here, where they are signed in, and what they did."""

from __future__ import annotations

from sqlalchemy import BigInteger, Column, Integer, String, Table

from ivrflow.store.schema.columns import METADATA, UtcTime, key, later, needed

__all__ = ["accounts", "audit", "invitations", "sign_ins"]

accounts = Table(
    "accounts",
    METADATA,
    key("workspace"),
    key("name"),
    # As argon2 writes it, parameters and salt included. Nobody signs in with an empty one.
    needed("password"),
    needed("role"),
    needed("made", UtcTime),
    Column("disabled", UtcTime),
    later("identity"),
)

invitations = Table(
    "invitations",
    METADATA,
    key("workspace"),
    # SHA-256 of what the link holds: who reads the store cannot use it.
    key("token"),
    needed("role"),
    needed("expires", UtcTime),
    # Whose password it lets be set; empty: it makes an account.
    later("account"),
    later("author"),
)

sign_ins = Table(
    "sign_ins",
    METADATA,
    key("workspace"),
    # SHA-256 of what the cookie holds.
    key("token"),
    needed("account"),
    needed("csrf"),
    needed("made", UtcTime),
    needed("seen", UtcTime),
    later("device"),
    later("address"),
)

audit = Table(
    "audit",
    METADATA,
    Column("id", BigInteger().with_variant(Integer, "sqlite"), primary_key=True, autoincrement=True),
    needed("workspace", String),
    needed("at", UtcTime),
    needed("who"),
    needed("what"),
    needed("subject"),
    needed("detail"),
    later("address"),
)
