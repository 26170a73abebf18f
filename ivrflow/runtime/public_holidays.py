"""Public holidays of countries, from the package `holidays`, filled into calendars.

    country     = "CN"
    subdivision = "BY"        of a country whose parts have holidays of their own
    [holidays]                 closed as well
    [special]                  other hours, also on a public holiday; the last word

What is written and stored names the country; what a call reads, and what its journal keeps, has dates. They are filled
in when a calendar is read, for the year of the call, so that no new year and no update of the package needs anybody to
store a calendar again.
"""

from __future__ import annotations

import logging
from collections.abc import Callable, Iterable, Mapping
from dataclasses import replace
from datetime import date, timedelta
from difflib import get_close_matches
from functools import lru_cache
from typing import NamedTuple

from ivrflow.model.calendar import WEEKDAYS, calendar_from_plain
from ivrflow.model.commands import Consult
from ivrflow.model.events import Consulted, Event
from ivrflow.model.ports import Live, Report

__all__ = ["FilledLive", "with_public_holidays", "years_around"]

logger = logging.getLogger(__name__)


class _Year(NamedTuple):
    """What a country declares for a year."""

    holidays: Mapping[date, str]
    working_days: tuple[date, ...]
    """Weekends on which everybody works, in exchange for a long holiday."""


class FilledLive:
    """The port `Live` that fills in public holidays; everything else is read as it is."""

    def __init__(self, live: Live, today: Callable[[], date]) -> None:
        """`today`: the date of the call, in any zone: the days before and after it are looked at as well."""
        self._live, self._today = live, today

    def consult(self, number: int, consult: Consult, report: Report) -> None:
        years = years_around(self._today())

        def filled(event: Event) -> None:
            report(_filled(event, consult.name, years))

        self._live.consult(number, consult, filled if consult.subject == "calendar" else report)


def _filled(event: Event, name: str, years: Iterable[int]) -> Event:
    if not isinstance(event, Consulted) or event.value is None:
        return event
    try:
        return replace(event, value=with_public_holidays(name, event.value, years))
    except ValueError as problem:
        # Left as it is, which the node takes for a calendar that cannot be read: it has an exit for that.
        logger.warning("%s", problem)
        return event


def years_around(day: date) -> tuple[int, ...]:
    """The years that matter on a day: its own, at the turn of the year also the other."""
    return tuple(sorted({(day + timedelta(days=offset)).year for offset in (-1, 0, 1)}))


def with_public_holidays(name: str, plain: Mapping[str, object], years: Iterable[int]) -> Mapping[str, object]:
    """A calendar in its plain form with dates in place of its country; one without a country is returned as it is.

    A date that the calendar itself mentions is left alone. On a working weekend it has the hours of its first weekday
    that has any; a calendar with hours on weekends only has none more. Raises ValueError, also for a country or
    subdivision that nobody knows, with a sentence that says what to write.
    """
    calendar = calendar_from_plain(name, plain)
    if not calendar.country:
        return plain
    mentioned = {*calendar.holidays, *calendar.special}
    workday: object = next((plain[day] for day in WEEKDAYS[:5] if plain.get(day)), None)
    holidays: dict[str, object] = {}
    special: dict[str, object] = {}
    for number in sorted(years):
        try:
            year = _year(calendar.country, calendar.subdivision, number)
        except ValueError as problem:
            raise ValueError(f'calendar "{name}": {problem}') from None
        holidays |= {str(day): title for day, title in year.holidays.items() if day not in mentioned}
        if workday is not None:
            special |= {str(day): workday for day in year.working_days if day not in mentioned}
    own = {key: entry for key, entry in plain.items() if key not in ("country", "subdivision")}
    return {**own, "holidays": _joined(plain, "holidays", holidays), "special": _joined(plain, "special", special)}


def _joined(plain: Mapping[str, object], key: str, added: Mapping[str, object]) -> Mapping[str, object]:
    own = plain.get(key, {})
    assert isinstance(own, Mapping), "calendar_from_plain took it"
    return dict(sorted({**added, **own}.items()))


@lru_cache(maxsize=256)
def _year(country: str, subdivision: str, year: int) -> _Year:
    # Imported here: half of the commands never read a calendar.
    from holidays import country_holidays, list_supported_countries

    try:
        # Named in the country's own language, wherever the engine runs; else the locale of the process would choose.
        language = country_holidays(country).default_language
        found = country_holidays(country, subdiv=subdivision or None, years=year, language=language)
    except NotImplementedError:
        known = list_supported_countries()
        if country not in known:
            near = get_close_matches(country.upper(), known, 1, cutoff=0.5)
            advice = f'; did you mean "{near[0]}"?' if near else ""
            raise ValueError(f'no public holidays are known for country "{country}"{advice}') from None
        parts = ", ".join(known[country]) or "none"
        raise ValueError(f'{country} has no subdivision "{subdivision}"; there are: {parts}') from None
    working = getattr(found, "weekend_workdays", ())
    return _Year(
        {day: title for day, title in sorted(found.items()) if day.year == year},
        tuple(sorted(day for day in working if day.year == year)),
    )
