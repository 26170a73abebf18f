"""Records of calls, made up, written as an engine writes them."""

from __future__ import annotations

from collections.abc import Callable, Iterable

import pytest

from ivrflow.model.cdr import Cdr
from ivrflow.store.journal_writer import JournalLimits
from ivrflow.store.store import Store

Keep = Callable[[Iterable[Cdr]], None]


@pytest.fixture
def keep(store: Store) -> Keep:
    """Write records through the journal."""

    def write(cdrs: Iterable[Cdr]) -> None:
        writer = store.journal_writer("main", JournalLimits(interval_ms=1))
        for cdr in cdrs:
            writer.ended(cdr)
        assert writer.close()
        assert writer.health.lost == 0

    return write
