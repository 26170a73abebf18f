"""Reports as files that a spreadsheet opens: CSV and XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from itertools import chain
from typing import TypeAlias, TypeVar

import xlsxwriter

from ivrflow.store.reports.answering import Answer, Row
from ivrflow.store.reports.comparison import Comparison
from ivrflow.store.reports.measures import MEASURES
from ivrflow.store.reports.question import Question
from ivrflow.store.reports.services import ServiceUse

__all__ = ["Cell", "Sheet", "Titles", "as_csv", "as_xlsx", "sheet_of", "sheet_of_comparison", "sheet_of_services"]

Each = TypeVar("Each")

Cell: TypeAlias = str | float | None

FORMATS = {"count": "#,##0", "part": "0.0%", "s": "0.0"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet carries out what begins so."""
WIDTH = 18
"""Of a column, in characters."""


Titles: TypeAlias = Callable[[str], str]
"""What stands above a column, by its name."""


def _as_they_are(name: str) -> str:
    return name


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with headings."""

    columns: tuple[tuple[str, str], ...]
    """(heading, unit): `count`, `part`, `s`, or empty for texts."""
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] = ()
    """A last row; empty for none."""


def sheet_of(answer: Answer, titles: Titles = _as_they_are) -> Sheet:
    """A report: period, dimensions, measures."""
    texts, measures = _columns(answer.question, titles)
    rows = [(*_texts(row, answer.question), *row.numbers) for row in answer.rows]
    return Sheet((*texts, *measures), rows, ("",) * len(texts) + answer.total if texts else ())


def sheet_of_comparison(comparison: Comparison, titles: Titles = _as_they_are) -> Sheet:
    """The same, with what it was before behind each number."""
    question = comparison.answer.question
    texts, measures = _columns(question, titles)
    before = tuple((f"{heading} ({titles('before')})", unit) for heading, unit in measures)
    rows = [
        (*_texts(row, question), *_beside(row.numbers, then))
        for row, then in zip(comparison.answer.rows, comparison.before, strict=True)
    ]
    total = _beside(comparison.answer.total, comparison.total_before)
    return Sheet((*texts, *_beside(measures, before)), rows, ("",) * len(texts) + total if texts else ())


def sheet_of_services(use: Sequence[ServiceUse], titles: Titles = _as_they_are) -> Sheet:
    """How many services, which, used by how many customers, how often."""
    columns = (("services", "count"), ("which", ""), ("customers", "count"), ("times", "count"))
    rows = [(len(each.services), ", ".join(each.services), each.customers, each.times) for each in use]
    total = ("", "", sum(each.customers for each in use), sum(each.times for each in use))
    return Sheet(tuple((titles(name), unit) for name, unit in columns), rows, total)


def as_csv(sheet: Sheet) -> bytes:
    """RFC 4180, UTF-8 with a mark by which spreadsheets know it; without the total."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(heading for heading, _ in sheet.columns)
    for row in sheet.rows:
        writer.writerow(_harmless(cell) if isinstance(cell, str) else cell for cell in row)
    return text.getvalue().encode("utf-8-sig", "replace")


def as_xlsx(sheet: Sheet, title: str, about: Sequence[tuple[str, str]] = ()) -> bytes:
    """A workbook: numbers are numbers, percentages percentages, the heading stays in view.

    `about` are (name, text) of a second page: of when the report is, and the like.
    """
    made = io.BytesIO()
    workbook = xlsxwriter.Workbook(made, {"in_memory": True, "strings_to_formulas": False, "strings_to_urls": False})
    workbook.set_properties({"title": title})
    page = workbook.add_worksheet()
    bold = workbook.add_format({"bold": True})
    formats = {unit: workbook.add_format({"num_format": written}) for unit, written in FORMATS.items()}
    totals = {unit: workbook.add_format({"num_format": written, "bold": True}) for unit, written in FORMATS.items()}
    page.set_column(0, max(0, len(sheet.columns) - 1), WIDTH)
    page.freeze_panes(1, 0)
    for column, (heading, _) in enumerate(sheet.columns):
        page.write_string(0, column, heading, bold)
    rows = [*((row, formats) for row in sheet.rows), *([(sheet.total, totals)] if sheet.total else [])]
    for number, (row, written) in enumerate(rows, 1):
        for column, (cell, (_, unit)) in enumerate(zip(row, sheet.columns, strict=True)):
            if isinstance(cell, str):
                page.write_string(number, column, cell)
            elif cell is not None:
                page.write_number(number, column, cell, written[unit])
    if about:
        second = workbook.add_worksheet()
        second.set_column(0, 1, 2 * WIDTH)
        for number, (name, text) in enumerate(about):
            second.write_string(number, 0, name, bold)
            second.write_string(number, 1, text)
    workbook.close()
    return made.getvalue()


def _columns(question: Question, titles: Titles) -> tuple[tuple[tuple[str, str], ...], tuple[tuple[str, str], ...]]:
    """(those of texts, those of numbers)."""
    texts = (*(("period",) if question.unit else ()), *question.group_by)
    measures = tuple((titles(name), MEASURES[name].unit) for name in question.measures)
    return tuple((titles(name), "") for name in texts), measures


def _texts(row: Row, question: Question) -> tuple[str, ...]:
    return (*((row.period,) if question.unit else ()), *row.values)


def _beside(these: Sequence[Each], those: Sequence[Each]) -> tuple[Each, ...]:
    return tuple(chain.from_iterable(zip(these, those, strict=True)))


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
