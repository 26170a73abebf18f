"""Reports as files that a spreadsheet opens: CSV and XLSX."""

from __future__ import annotations

import csv
import io
from collections.abc import Sequence
from dataclasses import dataclass
from typing import TypeAlias

import xlsxwriter

from ivrflow.store.reports.answering import Answer
from ivrflow.store.reports.question import MEASURES
from ivrflow.store.reports.services import ServiceUse

__all__ = ["Cell", "Sheet", "as_csv", "as_xlsx", "sheet_of", "sheet_of_services"]

Cell: TypeAlias = str | float | None

FORMATS = {"count": "#,##0", "part": "0.0%", "s": "0.0"}
FORMULA = ("=", "+", "-", "@", "\t", "\r")
"""A spreadsheet carries out what begins so."""
WIDTH = 18
"""Of a column, in characters."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """A table with headings."""

    columns: tuple[tuple[str, str], ...]
    """(heading, unit): `count`, `part`, `s`, or empty for texts."""
    rows: Sequence[Sequence[Cell]]
    total: Sequence[Cell] = ()
    """A last row; empty for none."""


def sheet_of(answer: Answer) -> Sheet:
    """A report: period, dimensions, measures."""
    question = answer.question
    period = (("period", ""),) if question.unit else ()
    dimensions = tuple((dimension, "") for dimension in question.group_by)
    measures = tuple((name, MEASURES[name].unit) for name in question.measures)
    rows = [(*([row.period] if question.unit else []), *row.values, *row.numbers) for row in answer.rows]
    texts = len(period) + len(dimensions)
    return Sheet((*period, *dimensions, *measures), rows, ("",) * texts + answer.total if texts else ())


def sheet_of_services(use: Sequence[ServiceUse]) -> Sheet:
    """How many services, which, used by how many customers, how often."""
    columns = (("services", "count"), ("which", ""), ("customers", "count"), ("times", "count"))
    rows = [(len(each.services), ", ".join(each.services), each.customers, each.times) for each in use]
    total = ("", "", sum(each.customers for each in use), sum(each.times for each in use))
    return Sheet(columns, rows, total)


def as_csv(sheet: Sheet) -> bytes:
    """RFC 4180, UTF-8 with a mark by which spreadsheets know it; without the total."""
    text = io.StringIO()
    writer = csv.writer(text)
    writer.writerow(heading for heading, _ in sheet.columns)
    for row in sheet.rows:
        writer.writerow(_harmless(cell) if isinstance(cell, str) else cell for cell in row)
    return text.getvalue().encode("utf-8-sig", "replace")


def as_xlsx(sheet: Sheet, title: str) -> bytes:
    """A workbook with one sheet: numbers are numbers, percentages percentages, the heading stays in view."""
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
    workbook.close()
    return made.getvalue()


def _harmless(text: str) -> str:
    return f"'{text}" if text.startswith(FORMULA) else text
