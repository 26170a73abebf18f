"""What a call's record takes from its journal."""

from __future__ import annotations

from decimal import Decimal

from ivrflow.model.cdr import Milestone, milestones_of
from ivrflow.model.commands import Flush, Issued, Mark
from ivrflow.model.events import Played
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
