"""Reports as files: numbers stay numbers, and a text is never carried out."""

from __future__ import annotations

import io
import zipfile
from datetime import UTC, datetime
from xml.etree import ElementTree

from ivrflow.runtime.report_files import Sheet, as_csv, as_xlsx, sheet_of, sheet_of_comparison, sheet_of_services
from ivrflow.store.reports.answering import Answer, Row
from ivrflow.store.reports.comparison import Comparison
from ivrflow.store.reports.periods import Span
from ivrflow.store.reports.question import Question
from ivrflow.store.reports.services import ServiceUse

SPAN = Span(datetime(2026, 3, 1, tzinfo=UTC), datetime(2026, 4, 1, tzinfo=UTC))
NAMES = ("offered", "containment", "mean_duration")
EVIL = ('=HYPERLINK("http://x")', "+1", "-1", "@SUM(A1)", "\t=1")


def cells(workbook: bytes, sheet: int = 1) -> list[list[tuple[str, str]]]:
    """(type, text) of each cell; texts lie in a table of their own (ECMA-376 part 1, 18.4)."""
    space = "{http://schemas.openxmlformats.org/spreadsheetml/2006/main}"
    with zipfile.ZipFile(io.BytesIO(workbook)) as parts:
        strings = ElementTree.fromstring(parts.read("xl/sharedStrings.xml"))
        page = ElementTree.fromstring(parts.read(f"xl/worksheets/sheet{sheet}.xml"))
    texts = ["".join(each.itertext()) for each in strings.findall(f"{space}si")]
    rows: list[list[tuple[str, str]]] = []
    for row in page.iter(f"{space}row"):
        rows.append([])
        for cell in row.findall(f"{space}c"):
            assert cell.find(f"{space}f") is None, "a formula"
            value, kind = cell.findtext(f"{space}v", ""), cell.get("t", "n")
            rows[-1].append((kind, texts[int(value)] if kind == "s" else value))
    return rows


def test_a_report_has_its_columns_and_a_total() -> None:
    question = Question(NAMES, SPAN, unit="day", group_by=("flow",))
    rows = (Row("2026-03-02", ("bank",), (2, 0.5, 61.25)), Row("2026-03-03", ("bank",), (1, None, None)))
    sheet = sheet_of(Answer(question, rows, (3, 0.5, 61.25)))
    assert [heading for heading, _ in sheet.columns] == ["period", "flow", *NAMES]
    assert as_csv(sheet).decode("utf-8-sig") == (
        "period,flow,offered,containment,mean_duration\r\n2026-03-02,bank,2,0.5,61.25\r\n2026-03-03,bank,1,,\r\n"
    )
    book = cells(as_xlsx(sheet, "March"))
    assert book[1] == [("s", "2026-03-02"), ("s", "bank"), ("n", "2"), ("n", "0.5"), ("n", "61.25")]
    assert book[2] == [("s", "2026-03-03"), ("s", "bank"), ("n", "1")]
    assert book[3][-3:] == [("n", "3"), ("n", "0.5"), ("n", "61.25")]


def test_one_row_needs_no_total() -> None:
    sheet = sheet_of(Answer(Question(("offered",), SPAN), (Row("", (), (2,)),), (2,)))
    assert (sheet.rows, sheet.total) == ([(2,)], ())


def test_what_it_was_before_stands_behind_each_number() -> None:
    answer = Answer(Question(NAMES[:2], SPAN, group_by=("flow",)), (Row("", ("bank",), (2, 0.5)),), (2, 0.5))
    sheet = sheet_of_comparison(Comparison(answer, ((1, None),), (1, None), SPAN), str.upper)
    assert sheet.columns == (
        ("FLOW", ""), ("OFFERED", "count"), ("OFFERED (BEFORE)", "count"), ("CONTAINMENT", "part"),
        ("CONTAINMENT (BEFORE)", "part"),
    )  # fmt: skip
    assert (sheet.rows, sheet.total) == ([("bank", 2, 1, 0.5, None)], ("", 2, 1, 0.5, None))


def test_a_workbook_says_what_it_is_about() -> None:
    book = as_xlsx(Sheet((("flow", ""),), [("bank",)]), "x", [("Time zone", "=UTC")])
    assert cells(book, 2) == [[("s", "Time zone"), ("s", "=UTC")]]


def test_services_are_told_by_how_many_and_which() -> None:
    sheet = sheet_of_services((ServiceUse(("told",), 2, 3), ServiceUse(("blocked", "told"), 1, 4)))
    assert sheet.rows == [(1, "told", 2, 3), (2, "blocked, told", 1, 4)]
    assert sheet.total == ("", "", 3, 7)


def test_what_looks_like_a_formula_is_a_text() -> None:
    sheet = Sheet((("flow", ""), ("offered", "count")), [(text, -1) for text in EVIL])
    lines = as_csv(sheet).decode("utf-8-sig").splitlines()[1:]
    assert all(line.startswith(("'", "\"'")) and line.endswith(",-1") for line in lines)
    assert [row[0] for row in cells(as_xlsx(sheet, "x"))[1:]] == [("s", text) for text in EVIL]


def test_chinese_is_read_by_spreadsheets() -> None:
    sheet = Sheet((("类别", ""),), [("金卡",)])
    assert as_csv(sheet) == "\ufeff类别\r\n金卡\r\n".encode()
    assert cells(as_xlsx(sheet, "报表")) == [[("s", "类别")], [("s", "金卡")]]
