"""Opening hours with exceptions: live data, read when a call needs it."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

__all__ = ["WEEKDAYS", "Calendar", "Opening", "calendar_from_plain", "openings_on", "state_at"]

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")


@dataclass(frozen=True, slots=True)
class Opening:
    """From one time of day to another; `end` not after `start` means past midnight, equal to it the whole day."""

    start: time
    end: time


@dataclass(frozen=True, slots=True)
class Calendar:
    """Weekly hours, and days that are different: public holidays (closed) and special days (other hours)."""

    name: str
    week: tuple[tuple[Opening, ...], ...]
    """Seven entries, Monday first."""
    holidays: Mapping[date, str]
    """Closed, with the name of the day."""
    special: Mapping[date, tuple[Opening, ...]]
    """Other hours on that date, also on a holiday or a weekend (a Chinese working weekend)."""
    country: str = ""
    """ISO 3166-1, two capitals: its public holidays are holidays too, and still to be filled in by who reads them."""
    subdivision: str = ""
    """A part of the country that has holidays of its own: ISO 3166-2 without the country, `BY` for Bavaria."""


def state_at(calendar: Calendar, when: datetime) -> str:
    """`open`, `closed` or `holiday` at a moment given in the calendar's own zone.

    An opening belongs to the date on which it starts: hours past midnight hold into a holiday that follows.
    Raises ValueError when the public holidays of a country are not filled in: nobody is told that it is open on one.
    """
    if calendar.country:
        raise ValueError(f'calendar "{calendar.name}": the public holidays of {calendar.country} are not filled in')
    today, yesterday = when.date(), when.date() - timedelta(days=1)
    clock = when.time().replace(tzinfo=None)
    if any(_before_midnight(opening, clock) for opening in openings_on(calendar, today)):
        return "open"
    if any(opening.end < opening.start and clock < opening.end for opening in openings_on(calendar, yesterday)):
        return "open"
    return "holiday" if today in calendar.holidays and today not in calendar.special else "closed"


def _before_midnight(opening: Opening, clock: time) -> bool:
    if opening.end <= opening.start:
        return clock >= opening.start or opening.end == opening.start
    return opening.start <= clock < opening.end


def openings_on(calendar: Calendar, day: date) -> tuple[Opening, ...]:
    """Those that start on a date: the special ones of the date, none on a holiday, else those of the weekday."""
    if day in calendar.special:
        return calendar.special[day]
    return () if day in calendar.holidays else calendar.week[day.weekday()]


def calendar_from_plain(name: str, plain: Mapping[str, object]) -> Calendar:
    """A calendar from the form in which it is written, stored and journalled.

        {"mon": ["09:00-17:30"], …,
         "holidays": {"2026-10-01": "National Day"}, "special": {"2026-10-10": ["09:00-16:00"]}}

    `country` and `subdivision` may stand in what is written and stored; what a call reads has dates in their place.
    Raises ValueError with a sentence that says what is wrong.
    """
    known = {*WEEKDAYS, "holidays", "special", "zone", "title", "country", "subdivision"}
    if unknown := sorted(set(plain) - known):
        raise ValueError(f'calendar "{name}": unknown entry "{unknown[0]}"; known are {", ".join(sorted(known))}')
    holidays, special = plain.get("holidays", {}), plain.get("special", {})
    if not isinstance(holidays, Mapping) or not isinstance(special, Mapping):
        raise ValueError(f'calendar "{name}": holidays and special map dates to names and hours')
    country, subdivision = plain.get("country", ""), plain.get("subdivision", "")
    if not isinstance(country, str) or not isinstance(subdivision, str) or (subdivision and not country):
        raise ValueError(f'calendar "{name}": expected country = "DE", with subdivision = "BY" if need be')
    return Calendar(
        name,
        tuple(_read_openings(name, day, plain.get(day, [])) for day in WEEKDAYS),
        {_read_date(name, day): str(title) for day, title in holidays.items()},
        {_read_date(name, day): _read_openings(name, str(day), hours) for day, hours in special.items()},
        country,
        subdivision,
    )


def _read_openings(name: str, day: str, hours: object) -> tuple[Opening, ...]:
    if not isinstance(hours, list | tuple):
        raise ValueError(f'calendar "{name}", {day}: expected a list such as ["09:00-17:30"]')
    openings = []
    for text in hours:
        start, dash, end = str(text).partition("-")
        try:
            if not dash:
                raise ValueError
            openings.append(Opening(_read_time(start), _read_time(end)))
        except ValueError:
            raise ValueError(f'calendar "{name}", {day}: "{text}" is not a stretch such as "09:00-17:30"') from None
    return tuple(openings)


def _read_time(text: str) -> time:
    return time(0, 0) if text.strip() == "24:00" else time.fromisoformat(text.strip())


def _read_date(name: str, text: object) -> date:
    try:
        return date.fromisoformat(str(text))
    except ValueError:
        raise ValueError(f'calendar "{name}": "{text}" is not a date such as 2026-10-01') from None
