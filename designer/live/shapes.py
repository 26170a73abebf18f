"""Calendars, lists and tables as forms show them: everything in an order, everything that is typed as text.

A form can hold what is wrong, so that a person can mend it; `faults.py` says what is. Members with a default may be
absent, in both directions.
"""

from __future__ import annotations

from typing import Annotated, Literal, TypeAlias

from pydantic import Field

from designer.documents.shapes import Shape

__all__ = [
    "CalendarForm",
    "Column",
    "DayForm",
    "ListForm",
    "LiveForm",
    "OpeningForm",
    "Row",
    "TableForm",
    "WeekdayForm",
]

Word: TypeAlias = Annotated[str, Field(max_length=200)]
Clock: TypeAlias = Annotated[str, Field(max_length=20)]
Cell: TypeAlias = Annotated[str, Field(max_length=10_000)] | None


class OpeningForm(Shape):
    """From one time of day to another, as `09:00`. An end that is not after the start is on the next day; equal to it:
    the whole day."""

    start: Clock
    end: Clock


class WeekdayForm(Shape):
    """The hours of a weekday; closed when there are none."""

    day: Clock
    """`mon` to `sun`."""
    openings: tuple[OpeningForm, ...]


class DayForm(Shape):
    """A date that is different."""

    date: Clock
    """As `2026-10-01`."""
    title: Word | None
    """What the day is called. Without openings it is a holiday, and callers are led to `holiday`; null: no name, and
    without openings it is simply closed."""
    openings: tuple[OpeningForm, ...] | None
    """Other hours; an empty list: closed, and no holiday. Null: closed as a holiday."""


class CalendarForm(Shape):
    """Opening hours."""

    subject: Literal["calendar"]
    title: Word = ""
    week: tuple[WeekdayForm, ...]
    """Monday first."""
    days: tuple[DayForm, ...]
    """By date."""
    country: Clock = ""
    """ISO 3166-1, two letters: its public holidays are holidays too."""
    subdivision: Word = ""
    """ISO 3166-2 without the country."""
    zone: Word = ""
    """Written by developers; the hours are those of the flow's zone."""


class ListForm(Shape):
    """A list."""

    subject: Literal["list"]
    title: Word = ""
    entries: tuple[Word, ...]
    """An entry that ends with `*` stands for everything that begins so."""


class Column(Shape):
    """A column of a table."""

    name: Word
    type: Word
    """One of the column types."""
    private: bool = False
    """Personal: masked where calls are shown."""


class Row(Shape):
    """A row of a table."""

    key: Word
    cells: tuple[Cell, ...]
    """In the order of the columns; null: nothing."""


class TableForm(Shape):
    """A table."""

    subject: Literal["table"]
    title: Word = ""
    columns: tuple[Column, ...]
    rows: tuple[Row, ...]


LiveForm: TypeAlias = Annotated[CalendarForm | ListForm | TableForm, Field(discriminator="subject")]
