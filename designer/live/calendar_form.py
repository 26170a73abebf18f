"""A calendar: its plain form ↔ the form that people fill in."""

from __future__ import annotations

from collections.abc import Iterable, Iterator, Mapping, Sequence
from datetime import date

from designer.live.fault import Fault, without_place
from designer.live.shapes import CalendarForm, DayForm, OpeningForm, WeekdayForm
from ivrflow.model.calendar import WEEKDAYS, calendar_from_plain
from ivrflow.runtime.public_holidays import with_public_holidays

__all__ = ["calendar_faults", "calendar_form", "plain_calendar"]

COUNTRY = ("country", "subdivision")
WORDS = ("title", "zone", *COUNTRY)


def calendar_form(plain: Mapping[str, object]) -> CalendarForm:
    """The form of a calendar that was checked before it was stored."""
    holidays, special = _dates(plain, "holidays"), _dates(plain, "special")
    return CalendarForm(
        subject="calendar",
        week=tuple(WeekdayForm(day=day, openings=_openings(plain.get(day, ()))) for day in WEEKDAYS),
        days=tuple(
            DayForm(
                date=day,
                title=str(holidays[day]) if day in holidays else None,
                openings=_openings(special[day]) if day in special else None,
            )
            for day in sorted({*holidays, *special})
        ),
        **{word: str(plain[word]) for word in WORDS if word in plain},
    )


def plain_calendar(form: CalendarForm) -> dict[str, object]:
    """What is stored. Lossy where the form has faults."""
    plain: dict[str, object] = {word: getattr(form, word).strip() for word in WORDS if getattr(form, word).strip()}
    plain |= {each.day: _written(each.openings) for each in form.week if each.openings}
    for name, dates in (
        ("holidays", {each.date: (each.title or "").strip() for each in form.days if _is_holiday(each)}),
        ("special", {each.date: _written(each.openings) for each in form.days if each.openings is not None}),
    ):
        if dates:
            plain[name] = dict(sorted(dates.items()))
    return plain


def calendar_faults(form: CalendarForm, today: date) -> Iterator[Fault]:
    """What is wrong, each at its place."""
    if tuple(each.day for each in form.week) != WEEKDAYS:
        yield Fault(("week",), f"a week has the days {', '.join(WEEKDAYS)}")
    for number, weekday in enumerate(form.week):
        yield from _opening_faults(("week", number, "openings"), weekday.openings)
    seen: set[str] = set()
    for number, day in enumerate(form.days):
        if problem := _problem({"holidays": {day.date: ""}}):
            yield Fault(("days", number, "date"), problem)
        elif day.date in seen:
            yield Fault(("days", number, "date"), "this date stands here twice")
        seen.add(day.date)
        yield from _opening_faults(("days", number, "openings"), day.openings or ())
    years = (today.year,)
    if problem := _problem({"country": form.country} if form.country else {}, years):
        yield Fault(("country",), problem)
    elif problem := _problem({word: getattr(form, word) for word in COUNTRY if getattr(form, word)}, years):
        yield Fault(("subdivision",), problem)


def _opening_faults(place: Sequence[str | int], openings: Iterable[OpeningForm]) -> Iterator[Fault]:
    for number, opening in enumerate(openings):
        if problem := _problem({"mon": _written((opening,))}):
            yield Fault((*place, number), problem)


def _problem(plain: Mapping[str, object], years: Sequence[int] = ()) -> str:
    """What the model says of a part of a calendar; empty when it is right."""
    try:
        with_public_holidays("", plain, years) if years else calendar_from_plain("", plain)
    except ValueError as problem:
        return without_place(str(problem), 'calendar ""', "mon")
    return ""


def _is_holiday(day: DayForm) -> bool:
    return day.title is not None or day.openings is None


def _dates(plain: Mapping[str, object], name: str) -> Mapping[str, object]:
    found = plain.get(name, {})
    assert isinstance(found, Mapping), "calendars are checked before they are stored"
    return {str(day): entry for day, entry in found.items()}


def _openings(written: object) -> tuple[OpeningForm, ...]:
    assert isinstance(written, list | tuple), "calendars are checked before they are stored"
    pairs = (str(each).partition("-") for each in written)
    return tuple(OpeningForm(start=start.strip(), end=end.strip()) for start, _, end in pairs)


def _written(openings: Iterable[OpeningForm]) -> list[str]:
    return [f"{each.start.strip()}-{each.end.strip()}" for each in openings]
