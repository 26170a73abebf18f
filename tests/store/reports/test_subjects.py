"""What stands for a subject in the store."""

from __future__ import annotations

from ivrflow.store.reports.subjects import FINER, FINER_MEASURES, Measure, Subject
from ivrflow.store.reports.tables import DIMENSIONS

BANK = Subject("bank", "r1", "955*")


def test_subjects_are_told_apart_and_stay_what_they_are() -> None:
    assert BANK.id_in("default") == 5_555_054_849_491_325_755
    ids = {
        BANK._replace(**more).id_in(workspace)
        for more in ({}, *({name: "x"} for name in DIMENSIONS))
        for workspace in ("default", "another")
    }
    assert len(ids) == 2 * (1 + len(DIMENSIONS))
    assert all(0 <= number < 2**63 for number in ids)


def test_a_subject_has_all_that_sums_can_be_told_apart_by() -> None:
    assert Subject._fields == DIMENSIONS


def test_finer_sums_have_numbers_of_their_own() -> None:
    assert max(Measure) < FINER
    assert set(Measure) > FINER_MEASURES
