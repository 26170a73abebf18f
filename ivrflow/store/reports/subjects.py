"""What a sum is of, and about what: as numbers that stand for it in the store."""

from __future__ import annotations

import hashlib
import json
from enum import IntEnum
from typing import NamedTuple

from ivrflow.store.reports.tables import FINER_BY

__all__ = ["FINER", "FINER_MEASURES", "Measure", "Subject"]


class Measure(IntEnum):
    """What is added up. The numbers are in the store: they never change."""

    OFFERED = 1
    ANSWERED = 2
    CONTAINED = 3
    HANDED_OFF = 4
    ABANDONED = 5
    """By the node in which the caller gave up."""
    FAILED = 6
    REFUSED = 7
    DURATION_MS = 8
    """Of answered calls, from the answer to the end."""
    DURATION_BUCKET = 9
    """Calls by `bucket_of` their duration."""
    ABANDONED_MS = 10
    """Of abandoned calls, from the offer to the end, by node."""
    ABANDONED_BUCKET = 11
    VISITS = 12
    """By node; a CDR lists 1,000 at most."""
    ASKED = 13
    """Inputs asked for, by node."""
    NOINPUT = 14
    NOMATCH = 15
    SERVICES = 16
    """Milestones, by name and class of the customer."""


FINER = 100
"""Added to the number of a measure: the same sum, told apart by language and queue as well. Most questions do not ask
for these, and there are several times as many such rows."""

FINER_MEASURES = frozenset(Measure) - {Measure.VISITS, Measure.ASKED, Measure.NOINPUT, Measure.NOMATCH}
"""Those kept in both ways. A call comes through nodes in several languages, and its record has the last one."""


class Subject(NamedTuple):
    """What a fact is about: the columns of `tally_subjects`."""

    flow: str
    """That the call came in by."""
    release: str
    route: str
    node: str = ""
    """`flow.node`."""
    milestone: str = ""
    customer_class: str = ""
    language: str = ""
    """That the call ended in; empty for one in which nothing was said, and in sums that are not finer."""
    queue: str = ""
    """That the call was handed to; empty as for the language."""

    def id_in(self, workspace: str) -> int:
        """63 bits that stand for it: among 10,000 subjects, two share one with a chance of 1 in 10 ** 11."""
        # Subjects had no language and no queue once: those without keep the id that stores know.
        columns = self if self.language or self.queue else self[: -len(FINER_BY)]
        digest = hashlib.sha256(json.dumps([workspace, *columns]).encode()).digest()
        return int.from_bytes(digest[:8]) >> 1
