"""Three-way merge of live data: days by their date, entries by themselves, rows by their key."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from typing import TypeVar

from designer.live.shapes import (
    CalendarForm,
    Column,
    DayForm,
    ListForm,
    LiveForm,
    OpeningForm,
    Row,
    TableForm,
    WeekdayForm,
)
from designer.merging.keyed import merge_keyed

__all__ = ["LiveConflict", "MergedLive", "merge_live"]

Value = TypeVar("Value")


@dataclass(frozen=True, slots=True)
class LiveConflict:
    """One thing that both sides changed, each in its own way."""

    what: str
    """A member of the form; within one, `mon`, a date, or `key · column`."""
    mine: str
    theirs: str
    """As text; empty: they took it away."""


@dataclass(frozen=True, slots=True)
class MergedLive:
    """What came of it; without conflicts it has what both did."""

    form: LiveForm
    conflicts: tuple[LiveConflict, ...]
    """`form` has these as mine."""


def merge_live(base: LiveForm, mine: LiveForm, theirs: LiveForm) -> MergedLive | None:
    """What both sides did to `base`; None for forms of different subjects."""
    merge = _Merge()
    match base, mine, theirs:
        case CalendarForm(), CalendarForm(), CalendarForm():
            return MergedLive(merge.calendars(base, mine, theirs), tuple(merge.conflicts))
        case ListForm(), ListForm(), ListForm():
            return MergedLive(merge.lists(base, mine, theirs), tuple(merge.conflicts))
        case TableForm(), TableForm(), TableForm():
            return MergedLive(merge.tables(base, mine, theirs), tuple(merge.conflicts))
    return None


@dataclass(slots=True)
class _Merge:
    conflicts: list[LiveConflict] = field(default_factory=list)

    def calendars(self, base: CalendarForm, mine: CalendarForm, theirs: CalendarForm) -> CalendarForm:
        week = self._keyed(_week, base, mine, theirs)
        days = self._keyed(_days, base, mine, theirs)
        return CalendarForm(
            subject="calendar",
            week=tuple(week.values()),
            days=tuple(day for _, day in sorted(days.items())),
            **{word: self._word(word, base, mine, theirs) for word in ("title", "country", "subdivision", "zone")},
        )

    def lists(self, base: ListForm, mine: ListForm, theirs: ListForm) -> ListForm:
        entries = self._keyed(_entries, base, mine, theirs)
        return ListForm(subject="list", title=self._word("title", base, mine, theirs), entries=tuple(entries))

    def tables(self, base: TableForm, mine: TableForm, theirs: TableForm) -> TableForm:
        columns = self._keyed(_columns, base, mine, theirs)

        def both(key: str, before: _Cells | None, ours: _Cells | None, other: _Cells | None) -> _Cells:
            if ours is None or other is None:
                return self._chosen(key, ours, other, _cells_told)
            kept: _Cells = {}
            for name in columns:
                cells = (before or {}).get(name), ours.get(name), other.get(name)
                kept[name] = self._three(f"{key} · {name}", *cells)
            return kept

        rows = merge_keyed(_rows(base), _rows(mine), _rows(theirs), both)
        return TableForm(
            subject="table",
            title=self._word("title", base, mine, theirs),
            columns=tuple(columns.values()),
            rows=tuple(Row(key=key, cells=tuple(row.get(name) for name in columns)) for key, row in rows.items()),
        )

    def _keyed(
        self, read: Callable[[LiveForm], Mapping[str, Value]], base: LiveForm, mine: LiveForm, theirs: LiveForm
    ) -> dict[str, Value]:
        def both(key: str, _before: Value | None, ours: Value | None, other: Value | None) -> Value:
            return self._chosen(key, ours, other, _told)

        return merge_keyed(read(base), read(mine), read(theirs), both)

    def _chosen(self, key: str, ours: Value | None, other: Value | None, told: Callable[[Value], str]) -> Value:
        self.conflicts.append(LiveConflict(key, told(ours) if ours else "", told(other) if other else ""))
        chosen = ours or other
        assert chosen is not None, "what neither side has is not asked about"
        return chosen

    def _word(self, word: str, *forms: LiveForm) -> str:
        base, mine, theirs = (str(getattr(form, word)) for form in forms)
        return self._three(word, base, mine, theirs) or ""

    def _three(self, what: str, base: str | None, mine: str | None, theirs: str | None) -> str | None:
        if mine in (theirs, base):
            return theirs
        if theirs != base:
            self.conflicts.append(LiveConflict(what, mine or "", theirs or ""))
        return mine


_Cells = dict[str, str | None]


def _week(form: LiveForm) -> Mapping[str, WeekdayForm]:
    assert isinstance(form, CalendarForm)
    return {each.day: each for each in form.week}


def _days(form: LiveForm) -> Mapping[str, DayForm]:
    assert isinstance(form, CalendarForm)
    return {each.date: each for each in form.days}


def _entries(form: LiveForm) -> Mapping[str, str]:
    assert isinstance(form, ListForm)
    return {entry: entry for entry in form.entries}


def _columns(form: LiveForm) -> Mapping[str, Column]:
    assert isinstance(form, TableForm)
    return {each.name: each for each in form.columns}


def _rows(form: TableForm) -> Mapping[str, _Cells]:
    names = [each.name for each in form.columns]
    return {row.key: dict(zip(names, row.cells, strict=False)) for row in form.rows}


def _told(value: object) -> str:
    match value:
        case WeekdayForm():
            return _openings_told(value.openings)
        case DayForm():
            return " ".join(filter(None, (value.title, _openings_told(value.openings or ()))))
        case Column():
            return f"{value.type} private" if value.private else value.type
    return str(value)


def _openings_told(openings: tuple[OpeningForm, ...]) -> str:
    return ", ".join(f"{each.start}-{each.end}" for each in openings)


def _cells_told(cells: _Cells) -> str:
    return " | ".join(cell or "" for cell in cells.values())
