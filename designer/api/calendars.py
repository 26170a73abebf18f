"""What a calendar means, while it is being filled in."""

from __future__ import annotations

import datetime
from typing import Annotated

from pydantic import Field

from designer.api.catalogue import LanguageQuery
from designer.api.routing import Answer, Request, allowed, routes
from designer.catalogue.texts import texts_in
from designer.live.countries import countries_in
from designer.live.forms import plain_of
from designer.live.opening import hours_of_days, state_of
from designer.live.shapes import CalendarForm
from ivrflow.model.calendar import Opening
from ivrflow.model.errors import Misuse

__all__ = ["api"]

api = routes("calendars", "What a calendar means: the hours of days, whether it is open at a moment.")

LATEST = datetime.date(2999, 1, 1)
FIRST = datetime.date(1970, 1, 1)


class DaysBody(Request):
    """Which days are asked for."""

    form: CalendarForm
    first: Annotated[datetime.date, Field(ge=FIRST, le=LATEST)]
    count: Annotated[int, Field(ge=1, le=400)]


class HoursShape(Answer):
    """From one time of day to another."""

    start: str
    end: str
    next_day: bool
    """It ends on the day after."""
    whole_day: bool


class DayShape(Answer):
    """What holds on a date."""

    date: datetime.date
    state: str
    """`week`: the hours of the weekday. `special`: others. `holiday`: closed as a holiday."""
    openings: tuple[HoursShape, ...]
    title: str
    public: bool
    """A public holiday, or a working weekend, of the country; the calendar itself does not mention it."""


class DayList(Answer):
    """Day by day."""

    days: tuple[DayShape, ...]


class MomentBody(Request):
    """Which moment is asked for, by the clock of the flow."""

    form: CalendarForm
    at: Annotated[str, Field(max_length=40)]
    """As `2026-10-01T10:30`."""


class MomentShape(Answer):
    """What callers find then."""

    state: str
    """`open`, `closed` or `holiday`."""
    title: str
    until: str | None
    """When that changes, as `2026-10-01T17:30:00`; null: not within two weeks."""


class SubdivisionShape(Answer):
    """A part of a country that has holidays of its own."""

    code: str
    name: str


class CountryShape(Answer):
    """A country whose public holidays are known."""

    code: str
    name: str
    subdivisions: tuple[SubdivisionShape, ...]


class CountryList(Answer):
    """All, by name."""

    countries: tuple[CountryShape, ...]


@api.get("/calendars/countries", responses={200: CountryList})
@allowed("flows.see")
def list_countries(query: LanguageQuery) -> CountryList:
    """Countries whose public holidays a calendar can take."""
    found = countries_in(texts_in(query.language).language)
    return CountryList(countries=tuple(map(CountryShape.model_validate, found)))


@api.post("/calendars/days", responses={200: DayList})
@allowed("flows.see")
def hours_of_calendar(body: DaysBody) -> DayList:
    """The hours of each day, public holidays included. 422 when the calendar has faults."""
    try:
        days = hours_of_days("calendar", plain_of(body.form), body.first, body.count)
    except ValueError as problem:
        raise Misuse(str(problem)) from problem
    return DayList(
        days=tuple(
            DayShape(
                date=day.date,
                state=day.state,
                openings=tuple(map(_hours, day.openings)),
                title=day.title,
                public=day.public,
            )
            for day in days
        )
    )


@api.post("/calendars/moment", responses={200: MomentShape})
@allowed("flows.see")
def state_of_calendar(body: MomentBody) -> MomentShape:
    """Whether it is open at a moment. 422 when the calendar has faults."""
    try:
        at = datetime.datetime.fromisoformat(body.at).replace(tzinfo=None)
    except ValueError as problem:
        raise Misuse(f'"{body.at}" is not a moment such as 2026-10-01T10:30') from problem
    if not FIRST <= at.date() <= LATEST:
        raise Misuse(f'"{body.at}" is not a moment such as 2026-10-01T10:30')
    try:
        moment = state_of("calendar", plain_of(body.form), at)
    except ValueError as problem:
        raise Misuse(str(problem)) from problem
    return MomentShape(state=moment.state, title=moment.title, until=moment.until.isoformat() if moment.until else None)


def _hours(opening: Opening) -> HoursShape:
    start, end = (clock.strftime("%H:%M") for clock in (opening.start, opening.end))
    return HoursShape(
        start=start, end=end, next_day=opening.end < opening.start, whole_day=opening.end == opening.start
    )
