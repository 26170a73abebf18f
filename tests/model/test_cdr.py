"""What a call's record takes from its journal."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta
from decimal import Decimal

from ivrflow.model.cdr import Cdr, Milestone, ended_call, milestones_of
from ivrflow.model.commands import Flush, Issued, Mark
from ivrflow.model.events import Offered, Played
from ivrflow.model.journal import Step


def test_milestones_are_the_marks_in_the_order_noted_with_data_as_people_read_it() -> None:
    told = Mark("told", (("balance", Decimal("1.50")), ("rich", False), ("since", None)))
    steps = (
        Step(1_000, Played(1), ("main", "a", 0), False, (), (Issued(2, told), Issued(3, Flush()))),
        Step(2_000, Played(2), ("main", "b", 1), False, (), (Issued(4, Mark("done")),)),
    )
    assert milestones_of(steps) == (
        Milestone("told", 1_000, (("balance", "1.50"), ("rich", "false"), ("since", ""))),
        Milestone("done", 2_000),
    )


def test_a_call_that_is_over_keeps_what_it_was_offered_with() -> None:
    rang = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
    over = rang + timedelta(seconds=4)
    offered = Offered("c1", "139", "95588", rang, 5, "r1", "telebank", "sip", {"peer": "p", "call": "x"}, "955*")
    told = "503 draining"
    written = Cdr("c1", "sip", "139", "95588", "telebank", "r1", rang, None, over, "refused", told, route="955*")
    assert ended_call(offered, over, "refused", told) == replace(written, facts=(("call", "x"), ("peer", "p")))
