"""What a calendar means: the hours of each day, and whether it is open at a moment."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from ivrflow.model.calendar import Calendar, Opening, calendar_from_plain, openings_on, state_at
from ivrflow.runtime.public_holidays import with_public_holidays, years_around

__all__ = ["DayHours", "MomentState", "hours_of_days", "state_of"]

LOOKED_AHEAD_DAYS = 15


@dataclass(frozen=True, slots=True)
class DayHours:
    """One date."""

    date: date
    state: str
    """`week`: the hours of the weekday. `special`: others. `holiday`: closed as a holiday."""
    openings: tuple[Opening, ...]
    title: str
    """The name of the day."""
    public: bool
    """A public holiday, or a working weekend, of the country; the calendar itself does not mention it."""


@dataclass(frozen=True, slots=True)
class MomentState:
    """One moment."""

    state: str
    """`open`, `closed` or `holiday`."""
    title: str
    """The name of the day."""
    until: datetime | None
    """When that changes next; None: not within two weeks. In the zone, or without one, as the moment."""


def hours_of_days(name: str, plain: Mapping[str, object], first: date, count: int) -> tuple[DayHours, ...]:
    """What holds on each of `count` days. Raises ValueError with what is wrong in the calendar."""
    own = calendar_from_plain(name, plain)
    days = [first + timedelta(days=offset) for offset in range(count)]
    whole = _filled(name, plain, *days)
    return tuple(
        DayHours(
            date=day,
            state="special" if day in whole.special else "holiday" if day in whole.holidays else "week",
            openings=openings_on(whole, day),
            title=whole.holidays.get(day, ""),
            public=(day in whole.special or day in whole.holidays) and not (day in own.special or day in own.holidays),
        )
        for day in days
    )


def state_of(name: str, plain: Mapping[str, object], when: datetime) -> MomentState:
    """Whether it is open at a moment, and how long. Raises ValueError with what is wrong in the calendar."""
    calendar = _filled(name, plain, when.date(), when.date() + timedelta(days=LOOKED_AHEAD_DAYS))
    state = state_at(calendar, when)
    later = (each for each in _turns(calendar, when) if state_at(calendar, each) != state)
    return MomentState(state, calendar.holidays.get(when.date(), ""), next(later, None))


def _filled(name: str, plain: Mapping[str, object], *days: date) -> Calendar:
    years = sorted({year for day in days for year in years_around(day)})
    return calendar_from_plain(name, with_public_holidays(name, plain, years))


def _turns(calendar: Calendar, when: datetime) -> Iterator[datetime]:
    """The moments after this one at which the state can change, in order."""
    for offset in range(LOOKED_AHEAD_DAYS):
        day = when.date() + timedelta(days=offset)
        around = (*openings_on(calendar, day), *openings_on(calendar, day - timedelta(days=1)))
        clocks = {time(0), *(clock for each in around for clock in (each.start, each.end))}
        for clock in sorted(clocks):
            turn = datetime.combine(day, clock, when.tzinfo)
            if turn > when:
                yield turn
