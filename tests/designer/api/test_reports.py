"""What the routes tell of reports is what the records of calls say; files hold the same numbers."""

from __future__ import annotations

import csv
import io
from collections import Counter
from dataclasses import asdict, replace
from datetime import UTC, datetime, timedelta
from typing import Any
from urllib.parse import urlencode

import pytest
from flask.testing import FlaskClient
from hypothesis import Phase, given, settings
from hypothesis import strategies as st

from designer.site import Site
from ivrflow.model.cdr import Cdr, Milestone
from ivrflow.store.pseudonyms import Pseudonyms
from ivrflow.store.reports.ready import READY, ReadyReport
from ivrflow.store.reports.saved import AskedFor

from ...runtime.test_report_files import cells
from ...store.reports.by_hand import ITEMS, table_by_hand
from ...store.reports.made_up import AT, cdr, some_calls
from ...store.reports.test_answering import same
from ..browser import Browser

MARCH = "2026-03-01..2026-03-31"
TOLD = (Milestone("told", 1_000, (), "gold", "622202"),)


def keep(site: Site, *calls: Cdr) -> None:
    """As an engine does."""
    journal = site.store.journal_writer("main")
    for call in calls:
        journal.ended(call)
    assert journal.close()


def report(browser: Browser, status: int = 200, **asked: Any) -> Any:
    return browser.get(f"/api/reports/answer?{urlencode(asked, doseq=True)}", status)


def file(browser: Browser, route: str, **asked: Any) -> bytes:
    answer = browser.send("GET", f"/api/reports/{route}?{urlencode(asked, doseq=True)}")
    assert answer.status_code == 200, answer.get_data(as_text=True)
    return answer.get_data()


def test_what_can_be_asked_is_told_in_the_language_of_the_page(browser: Browser) -> None:
    english, chinese = (browser.get(f"/api/reports?language={language}") for language in ("en", "zh-CN"))
    assert [each["name"] for each in english["ready"]] == [each.name for each in READY]
    assert (english["measures"][0]["title"], chinese["measures"][0]["title"]) == ("Offered", "来电")
    assert english["measures"][0]["told_apart_by"] == ["flow", "release", "route", "language", "queue"]


def test_a_day_is_told_by_the_hour_beside_the_day_before(browser: Browser, site: Site) -> None:
    keep(site, cdr("c1", milestones=TOLD), cdr("c2"), cdr("c3", offered=AT - timedelta(days=1)))
    told = report(
        browser, measures=["offered", "containment"], when="2026-03-02", zone="Asia/Shanghai", unit="auto", compare=True
    )
    assert (told["unit"], told["zone"], told["running"], len(told["rows"])) == ("hour", "Asia/Shanghai", False, 24)
    row = told["rows"][18]
    assert row["span"] == {"begin": "2026-03-02T10:00:00Z", "end": "2026-03-02T11:00:00Z"}
    assert (row["numbers"], row["before"]) == ([2, 0.5], [1, 0])
    assert (told["total"], told["total_before"]) == ([2, 0.5], [1, 0])
    assert told["span_before"]["begin"] == "2026-03-01T00:00:00+08:00"


def test_calls_of_today_are_in_the_next_answer(browser: Browser, site: Site) -> None:
    asked: dict[str, Any] = {"measures": "offered", "when": "today"}
    now = site.store.database.now()
    for number in range(2):
        told = report(browser, **asked)
        assert (told["total"], told["running"]) == ([number], True)
        keep(site, cdr(f"c{number}", offered=now, answered=now, ended=now))


def test_names_and_their_titles_are_told(browser: Browser, site: Site) -> None:
    keep(site, cdr(path=("telebank.main",), flow="telebank", milestones=TOLD))
    told = browser.get("/api/reports/values")
    assert told["values"]["flow"] == ["telebank"]
    assert told["values"]["customer_class"] == ["gold"]
    assert told["titles"]["telebank"] == "Telephone banking"
    assert told["titles"]["telebank.main"] == "Main menu"


def test_services_are_one_question(browser: Browser, site: Site) -> None:
    both = (*TOLD, Milestone("blocked", 2_000, (), "gold", "622203"), Milestone("told", 3_000, (), "gold", "622203"))
    keep(site, cdr("c1", milestones=TOLD), cdr("c2", milestones=both))
    told = browser.get(f"/api/reports/services?when={MARCH}")
    assert told["rows"] == [
        {"services": ["told"], "customers": 1, "times": 2},
        {"services": ["blocked", "told"], "customers": 1, "times": 2},
    ]
    assert told["by_number"] == [
        {"services": 1, "customers": 1, "times": 2},
        {"services": 2, "customers": 1, "times": 2},
    ]
    assert browser.get(f"/api/reports/services?when={MARCH}&only=customer_class=silver")["rows"] == []
    rows = cells(file(browser, "services", when=MARCH, format="xlsx", language="zh-CN"))
    assert rows[0] == [("s", "服务数"), ("s", "哪些服务"), ("s", "服务客户数"), ("s", "使用次数")]
    assert rows[2] == [("n", "2"), ("s", "blocked, told"), ("n", "1"), ("n", "2")]


def test_where_milestones_are_drawn_is_told(browser: Browser) -> None:
    told = {each["name"]: each["uses"] for each in browser.get("/api/milestones")["milestones"]}
    assert set(told) == {"balance_told", "card_blocked"}
    (use,) = told["card_blocked"]
    assert (use["flow"], use["node"], use["node_title"], use["published"]) == (
        "telebank", "card_blocked", "Card blocked", False
    )  # fmt: skip


def test_files_hold_the_numbers_of_the_page(browser: Browser, site: Site) -> None:
    keep(site, cdr("c1", milestones=TOLD), cdr("c2", flow='=cmd|" /C calc"!A1'), cdr("c3", flow="<b>air</b>"))
    asked: dict[str, Any] = {"measures": ["offered", "containment", "mean_duration"], "when": MARCH, "group_by": "flow"}
    page = [[*row["values"], *row["numbers"]] for row in report(browser, **asked)["rows"]]
    written = file(browser, "answer", **asked, format="csv").decode("utf-8-sig")
    headings, *lines = csv.reader(io.StringIO(written))
    assert headings == ["Flow", "Offered", "Contained of answered", "Mean duration"]
    assert [[flow.removeprefix("'"), *map(float, numbers)] for flow, *numbers in lines] == page
    assert [flow[0] for flow, *_ in lines] == ["<", "'", "b"]
    book = file(browser, "answer", **asked, format="xlsx", title="März / 三月\n", language="zh-CN")
    heading, *rows, total = cells(book)
    assert heading[0] == ("s", "流程")
    assert [[text if kind == "s" else float(text) for kind, text in row] for row in rows] == page
    assert total[1] == ("n", "3")
    about = {name: text for (_, name), (_, text) in cells(book, 2)}
    assert about["时区"] == "UTC"
    assert about["自"] == "2026-03-01T00:00+00:00"


def test_the_name_of_a_file_cannot_break_out_of_its_header(browser: Browser) -> None:
    asked = urlencode({"measures": "offered", "format": "csv", "title": "a/../b\r\nX: 1"})
    answer = browser.send("GET", f"/api/reports/answer?{asked}")
    assert answer.headers["Content-Disposition"] == 'attachment; filename="a b X  1.csv"'
    assert "X" not in answer.headers


@pytest.mark.parametrize(
    ("wrong", "why"),
    [
        ({"measures": "offred"}, '"offred" is no measure; did you mean offered?'),
        ({"measures": "<script>alert(1)</script>"}, "is no measure; there are: offered"),
        ({"measures": []}, "`measures` is missing"),
        ({"measures": ["offered"] * 41}, "`measures` has at most 40 entries"),
        ({"group_by": "ani"}, '"ani" is no dimension'),
        ({"group_by": "node"}, "offered cannot be told apart by node"),
        ({"group_by": ["flow", "flow"]}, "one of them is there twice"),
        ({"unit": "fortnight"}, '"fortnight" is no unit of time'),
        ({"when": "0001-01-01..9999-12-31"}, "is no time"),
        ({"when": "0001-01-01..9998-12-31"}, "from 2000-01-01 to 2099-12-31"),
        ({"when": "last 9999 days"}, "from 2000-01-01 to 2099-12-31"),
        ({"when": "2026-03-31..2026-03-01"}, "write the earlier day first"),
        ({"when": "2000-01-01..2099-12-31", "unit": "hour"}, "at most 10,000 periods"),
        ({"when": "soon"}, '"soon" is no time'),
        ({"zone": "../../etc/passwd"}, "there is no zone"),
        ({"only": "flow"}, '"flow" is no filter'),
        ({"only": "ani=139"}, '"ani" is no dimension'),
        ({"format": "exe"}, "`format` must be"),
        ({"sql": "1"}, "nobody here knows `sql`"),
    ],
)
def test_what_cannot_be_asked_is_told(browser: Browser, wrong: dict[str, Any], why: str) -> None:
    assert why.lower() in report(browser, 422, **{"measures": "offered", **wrong})["detail"].lower()


def test_refusals_are_told_in_chinese(browser: Browser) -> None:
    told = report(browser, 422, measures="offred", language="zh-CN")
    assert told["detail"] == "“offred”不是指标；是否要写 offered？"
    told = report(browser, 422, measures="offered", when="2026-03-31..2026-03-01", language="zh-CN")
    assert told["detail"] == "2026-03-31 到 2026-03-01 之间没有时间；请先写较早的日期。"


def test_more_rows_than_anybody_reads_are_refused(
    browser: Browser, site: Site, monkeypatch: pytest.MonkeyPatch
) -> None:
    keep(site, cdr("c1"), cdr("c2", flow="air"))
    monkeypatch.setattr("designer.reports.desk.MOST_ROWS", 1)
    assert "would have 2 rows" in report(browser, 422, measures="offered", when=MARCH, group_by="flow")["detail"]


def test_markup_in_names_is_a_text(client: FlaskClient, browser: Browser, site: Site) -> None:
    keep(site, cdr(flow="<script>alert(1)</script>"))
    answer = client.get(f"/api/reports/answer?measures=offered&group_by=flow&when={MARCH}")
    assert answer.mimetype == "application/json"
    assert answer.get_json()["rows"][0]["values"] == ["<script>alert(1)</script>"]


ASKED: st.SearchStrategy[dict[str, Any]] = st.builds(
    dict,
    zone=st.sampled_from(("UTC", "Asia/Shanghai", "Asia/Kathmandu")),
    when=st.sampled_from((MARCH, "2026-03-02", "2026-02-27..2026-03-02")),
    unit=st.sampled_from(("", "auto", "day", "week")),
    only=st.sampled_from(((), (("flow", ("bank",)),), (("release", ("r1", "r9")), ("flow", ("bank", ""))))),
)


@pytest.mark.slow
@pytest.mark.parametrize("ready", READY, ids=lambda ready: ready.name)
def test_every_number_that_is_told_is_a_sum_over_the_records(browser: Browser, site: Site, ready: ReadyReport) -> None:
    kept: list[Cdr] = []
    pseudonyms = Pseudonyms.of_store(site.store.database)

    @settings(max_examples=4, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
    @given(some_calls, ASKED)
    def hold(calls: tuple[Cdr, ...], more: dict[str, Any]) -> None:
        # All examples are in one store, under names of their own.
        made = [replace(call, call_id=f"{len(kept)}-{call.call_id}") for call in calls]
        keep(site, *made)
        kept.extend(made)
        asked = replace(ready.asked_for, **more)
        told = report(browser, **parameters(asked))
        question = asked.question(AT)
        by_hand = table_by_hand(kept, question, pseudonyms)
        assert {(row["period"], tuple(row["values"])) for row in told["rows"]} >= by_hand.keys()
        for row in told["rows"]:
            right = by_hand.get((row["period"], tuple(row["values"])))
            held(question.measures, row["numbers"], right)
        whole = replace(question, unit="", group_by=())
        held(question.measures, told["total"], table_by_hand(kept, whole, pseudonyms).get(("", ())))
        if asked.compare:
            before = replace(whole, span=asked.span_before(site.store.database.now()))
            held(question.measures, told["total_before"], table_by_hand(kept, before, pseudonyms).get(("", ())))

    hold()


@pytest.mark.slow
def test_every_service_that_is_told_is_in_the_records(browser: Browser, site: Site) -> None:
    kept: list[Cdr] = []
    pseudonyms = Pseudonyms.of_store(site.store.database)

    @settings(max_examples=8, deadline=None, phases=(Phase.explicit, Phase.reuse, Phase.generate))
    @given(some_calls)
    def hold(calls: tuple[Cdr, ...]) -> None:
        made = [replace(call, call_id=f"{len(kept)}-{call.call_id}") for call in calls]
        keep(site, *made)
        kept.extend(made)
        used: dict[int, list[str]] = {}
        begin, end = AskedFor(("services",), MARCH).question(AT).span.begin, datetime(2026, 4, 1, tzinfo=UTC)
        for call in kept:
            if call.channel != "browser" and begin <= call.offered < end:
                for about, customer in ITEMS["customers"](call, pseudonyms):
                    used.setdefault(int(customer), []).append(about["milestone"])
        right = Counter(tuple(sorted(set(services))) for services in used.values())
        told = browser.get(f"/api/reports/services?when={MARCH}")
        assert {tuple(row["services"]): row["customers"] for row in told["rows"]} == right
        assert sum(row["times"] for row in told["by_number"]) == sum(map(len, used.values()))

    hold()


def parameters(asked: AskedFor) -> dict[str, Any]:
    """As the page writes a question into an address."""
    only = [f"{dimension}={value}" for dimension, values in asked.only for value in values]
    return {**asdict(asked), "only": only}


def held(measures: tuple[str, ...], told: list[float | None], right: tuple[float | None, ...] | None) -> None:
    if right is None:
        assert not any(told), "nothing happened there"
        return
    for name, number, counted in zip(measures, told, right, strict=True):
        assert same(name, number, counted), (name, number, counted)
