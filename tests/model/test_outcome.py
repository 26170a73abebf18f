"""Every call has one outcome."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime

import pytest

from ivrflow.model.cdr import ENDINGS, Cdr, Milestone
from ivrflow.model.outcome import Outcome, outcome_of

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
CALL = Cdr("c1", "sip", "139", "95588", "bank", "r1", AT, AT, AT, "caller", "BYE")

OUTCOMES = {
    "caller": Outcome.ABANDONED,
    "flow": Outcome.CONTAINED,
    "handoff": Outcome.HANDED_OFF,
    "transfer": Outcome.HANDED_OFF,
    "drain": Outcome.FAILED,
    "error": Outcome.FAILED,
    "overtime": Outcome.FAILED,
    "lost": Outcome.FAILED,
    "refused": Outcome.REFUSED,
}


@pytest.mark.parametrize("ended_by", ENDINGS)
def test_each_ending_has_its_outcome(ended_by: str) -> None:
    assert outcome_of(replace(CALL, ended_by=ended_by)) is OUTCOMES[ended_by]


def test_who_hangs_up_after_something_was_achieved_was_served() -> None:
    assert outcome_of(replace(CALL, milestones=(Milestone("told", 1),))) is Outcome.CONTAINED


def test_what_a_flow_rejects_was_refused_and_who_gives_up_while_it_rings_has_abandoned() -> None:
    assert outcome_of(replace(CALL, ended_by="flow", answered=None)) is Outcome.REFUSED
    assert outcome_of(replace(CALL, answered=None)) is Outcome.ABANDONED
