"""Customers are told apart in what is kept, and cannot be read there."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime
from pathlib import Path

from ivrflow.model.cdr import Cdr, Milestone
from ivrflow.store.journal_writer import JournalLimits
from ivrflow.store.pseudonyms import Pseudonyms
from ivrflow.store.store import Store, open_store

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
TOLD = Milestone("told", 1500, (), "gold", "622202")
CDR = Cdr("c1", "sip", "139", "95588", "t", "r", AT, AT, AT, "caller", "BYE", milestones=(TOLD, Milestone("told", 9)))


def test_a_customer_has_one_pseudonym_which_tells_nothing(store: Store) -> None:
    pseudonyms = Pseudonyms.of_store(store.database)
    name = pseudonyms.of("customer", "622202")
    assert len(name) == 15
    assert int(name, 16) < 2**63
    assert name == Pseudonyms.of_store(store.database).of("customer", "622202")
    assert len({name, pseudonyms.of("customer", "622203"), pseudonyms.of("caller", "622202")}) == 3
    assert pseudonyms.of("caller", "\udcff") != pseudonyms.of("caller", "?")


def test_another_store_has_others(store: Store, tmp_path: Path) -> None:
    other = open_store(tmp_path / "other.db")
    assert Pseudonyms.of_store(other.database).of("customer", "1") != Pseudonyms.of_store(store.database).of(
        "customer", "1"
    )
    other.close()


def test_a_record_keeps_the_pseudonym_and_who_has_none_has_none(store: Store) -> None:
    pseudonyms = Pseudonyms.of_store(store.database)
    kept = pseudonyms.in_place_of_customers(CDR)
    assert [each.customer for each in kept.milestones] == [pseudonyms.of("customer", "622202"), ""]
    assert replace(kept, milestones=CDR.milestones) == CDR
    nobody = replace(CDR, milestones=())
    assert pseudonyms.in_place_of_customers(nobody) is nobody


def test_no_file_holds_the_customer_of_a_milestone(store: Store, store_path: Path) -> None:
    writer = store.journal_writer("main", JournalLimits(interval_ms=1))
    writer.ended(CDR)
    assert writer.close()
    kept = store.calls.get("c1")
    assert kept is not None
    assert kept == Pseudonyms.of_store(store.database).in_place_of_customers(CDR)
    assert "622202" not in json.dumps(kept.milestones)
    assert b"622202" not in store_path.read_bytes()
