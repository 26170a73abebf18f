"""Reports are asked, kept by whose they are, and handed on with what they are about."""

from __future__ import annotations

from dataclasses import replace

import pytest

from designer.catalogue.texts import texts_in
from designer.drafts.desk import Unknown
from designer.reports.desk import ReportDesk, as_file
from designer.site import Site
from ivrflow.store.reports.saved import AskedFor, WantedReport

from ...runtime.test_report_files import cells

ASKED = AskedFor(("offered",), "2026-03-02..2026-03-08", "Asia/Shanghai", "week", (), (("flow", ("a", "b")),), True)
ENGLISH = texts_in("en")


@pytest.fixture
def desk(site: Site) -> ReportDesk:
    return site.reports


def test_a_report_knows_when_its_periods_are(desk: ReportDesk) -> None:
    told = desk.ask(ASKED)
    ((label, span),) = told.spans().items()
    assert (label, span.begin.isoformat()) == ("2026-W10", "2026-03-01T16:00:00+00:00")
    assert not told.running
    assert desk.ask(replace(ASKED, unit="", when="today")).spans() == {}
    assert desk.ask(replace(ASKED, when="today")).running


def test_a_workbook_says_what_it_is_about(desk: ReportDesk) -> None:
    book = as_file(desk.ask(ASKED), "xlsx", "Week", ENGLISH)
    assert [text for _, text in cells(book)[0]] == ["Period", "Offered", "Offered (Before)"]
    about = {name: text for (_, name), (_, text) in cells(book, 2)}
    assert about["Report"] == "Week"
    assert (about["From"], about["Until"]) == ("2026-03-02T00:00+08:00", "2026-03-09T00:00+08:00")
    assert about["Compared from"] == "2026-02-23T00:00+08:00"
    assert about["Flow"] == "a, b"
    services = as_file(desk.ask_services(replace(ASKED, measures=("services",))), "csv", "", ENGLISH)
    assert services.decode("utf-8-sig") == "Number of services,Which,Customers served,Times\r\n"


def test_what_is_somebody_elses_own_is_unknown(desk: ReportDesk) -> None:
    mine = desk.save(WantedReport("Mine", ASKED, shared=False), "wang")
    with pytest.raises(Unknown):
        desk.change(mine.number, WantedReport("Yours", ASKED), "li")
    with pytest.raises(Unknown):
        desk.remove(mine.number, "li")
    assert desk.saved("li") == ()
    assert desk.saved("wang") == (mine,)
