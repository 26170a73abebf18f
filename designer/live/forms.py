"""What all forms of live data have in common: made from what is stored, looked through, stored again."""

from __future__ import annotations

from collections.abc import Mapping
from datetime import date

from designer.live.calendar_form import calendar_faults, calendar_form, plain_calendar
from designer.live.fault import Fault
from designer.live.list_form import list_faults, list_form, plain_list
from designer.live.shapes import CalendarForm, ListForm, LiveForm, TableForm
from designer.live.table_form import plain_table, table_faults, table_form
from ivrflow.model.shared_table import COLUMN_TYPES

__all__ = ["blank_form", "faults_of", "form_of", "plain_of"]


def form_of(subject: str, plain: Mapping[str, object]) -> LiveForm:
    """The form of what is stored."""
    match subject:
        case "calendar":
            return calendar_form(plain)
        case "list":
            return list_form(plain)
    return table_form(plain)


def plain_of(form: LiveForm) -> dict[str, object]:
    """What is stored of a form; without faults it comes back as it was."""
    match form:
        case CalendarForm():
            return plain_calendar(form)
        case ListForm():
            return plain_list(form)
        case TableForm():
            return plain_table(form)


def faults_of(form: LiveForm, today: date) -> tuple[Fault, ...]:
    """All that is wrong, in the order of the form. `today`: whose year's public holidays are looked up."""
    match form:
        case CalendarForm():
            return tuple(calendar_faults(form, today))
        case ListForm():
            return tuple(list_faults(form))
        case TableForm():
            return tuple(table_faults(form))


def blank_form(subject: str) -> LiveForm:
    """What a new one begins with."""
    return form_of(subject, {"columns": {"text": COLUMN_TYPES[0]}} if subject == "table" else {})
