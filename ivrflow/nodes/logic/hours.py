"""hours: is the office open?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.calendar import calendar_from_plain, state_at
from ivrflow.model.commands import Consult
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.literals import Name
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit

__all__ = ["HoursNode"]

FAILED = Exit("failed")


@dataclass(frozen=True)
class HoursNode(Node):
    """Follow the opening hours of a calendar: weekly hours, public holidays, days with other hours.

    Calendars are shared by all flows and live: a holiday that is entered now holds for the next caller who gets here,
    without publishing. The time is that of the flow's zone.
    """

    kind: ClassVar[str] = "hours"
    family: ClassVar[str] = "logic"
    title: ClassVar[str] = "Opening hours"
    icon: ClassVar[str] = "clock"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("open", "It is within the opening hours."),
        ExitSpec("closed", "It is not."),
        ExitSpec("holiday", "It is a day that the calendar lists as a holiday.", otherwise="closed"),
        ExitSpec("failed", "The calendar does not exist or cannot be read.", technical=True),
    )

    calendar: str = param("Calendar", Name(of="calendar"), required=True, help="Which calendar to follow.")

    def run(self, call: CallView) -> Script:
        read = yield Consult("calendar", self.calendar)
        if read.value is None:
            return FAILED
        try:
            state = state_at(calendar_from_plain(self.calendar, read.value), call.now)
        except ValueError:
            return FAILED
        return Exit(state)
