"""Customers in records: told apart, and not named.

A pseudonym is the same for the same customer, and without the secret of the store nobody can make it. Whoever may read
the whole store can still try account numbers one by one: what leaves the store (exports, reports) cannot be traced
back, the store itself is for few eyes anyway.
"""

from __future__ import annotations

import hashlib
import hmac
from dataclasses import replace

from ivrflow.model.cdr import Cdr
from ivrflow.store.database import Database
from ivrflow.store.shared_secrets import SharedSecrets

__all__ = ["Pseudonyms"]

PURPOSE = "customers"
HEX_DIGITS = 15
"""60 bits: among a million customers, two share one with a chance of 1 in 2 million; and an integer of SQL holds it."""


class Pseudonyms:
    """The pseudonyms of one workspace."""

    def __init__(self, secret: bytes) -> None:
        self._secret = secret

    @classmethod
    def of_store(cls, database: Database) -> Pseudonyms:
        """Raises Unavailable when the secret can be neither read nor made."""
        return cls(SharedSecrets(database).get(PURPOSE))

    def of(self, what: str, name: str) -> str:
        """Fifteen hex digits for a name; `what` tells names of different sorts apart."""
        written = f"{what}\0{name}".encode("utf-8", "surrogatepass")
        return hmac.new(self._secret, written, hashlib.sha256).hexdigest()[:HEX_DIGITS]

    def in_place_of_customers(self, cdr: Cdr) -> Cdr:
        """The record as it may be kept."""
        if not any(milestone.customer for milestone in cdr.milestones):
            return cdr
        milestones = (
            each._replace(customer=each.customer and self.of("customer", each.customer)) for each in cdr.milestones
        )
        return replace(cdr, milestones=tuple(milestones))
