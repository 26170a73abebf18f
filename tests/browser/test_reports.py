"""What a manager does: watches today's calls being counted, asks for services, composes a report, takes it along."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from ivrflow.model.cdr import Cdr, Milestone

from ..peers.conftest import NewSipp
from ..peers.sipp import SippCall
from ..runtime.test_report_files import cells
from .studio import Person, Studio
from .texts import Texts

COUNTED_MS = 30_000
"""A call's end, its record, and the next time the page asks."""
MARKUP = "<img src=x onerror=alert(1)>"


def test_a_manager_reads_what_callers_did(
    studio: Studio, person: Person, texts: Texts, sipp: NewSipp, ani: str, tmp_path: Path
) -> None:
    words = {each["name"]: each["title"] for each in _catalogue(person)["measures"]}
    whens = {each["words"]: each["title"] for each in _catalogue(person)["whens"]}
    ready = {each["name"]: each["title"] for each in _catalogue(person)["ready"]}
    page = person.goes_to("/reports")
    _choose(page, texts("reports.when"), whens["today"])
    offered = _total(page, texts, words["offered"])
    before = _number(offered)

    # Callers come while he watches.
    with studio.installation.up() as engine:
        calls = sipp("uac_hang_up", engine.server, SippCall("95588", ani, calls=3, rate=10, hold_ms=300))
        assert calls.wait().succeeded == 3
        expect(offered).to_have_text(str(before + 3), timeout=COUNTED_MS)
    expect(page.get_by_role("img", name=texts("reports.chartOf", title=ready["traffic"]))).to_be_visible()

    # By number: of the same day.
    page.get_by_role("link", name=ready["routes"], exact=True).click()
    row = page.get_by_role("row", name=re.compile("^95588|^955"))
    expect(row.get_by_role("cell").first).to_contain_text(str(before + 3))
    calls_link = row.get_by_role("link").first
    expect(calls_link).to_have_attribute("href", re.compile(r"^/calls\?from=.*&to=.*&route=955"))

    _serve(studio, texts.language)
    _by_language_and_queue(page, texts, ready)
    _services(page, texts)
    name = f"{texts.language} {MARKUP}"
    _compose_and_save(page, texts, words, name)
    _take_along(page, texts, tmp_path)
    page.reload()
    expect(page.get_by_role("heading", name=name)).to_be_visible()
    page.get_by_role("button", name=texts("reports.remove"), exact=True).click()
    page.get_by_role("dialog").get_by_role("button", name=texts("reports.remove"), exact=True).click()
    expect(page.get_by_role("link", name=name)).to_have_count(0)


def _catalogue(person: Person) -> dict[str, list[dict[str, str]]]:
    told: dict[str, list[dict[str, str]]] = person.asks("GET", f"/api/reports?language={person.texts.language}")
    return told


def _choose(page: Page, label: str, option: str) -> None:
    box = page.get_by_role("combobox", name=label, exact=True)
    box.click()
    page.locator(".ant-select-item-option", has_text=re.compile(f"^{re.escape(option)}$")).click()


def _total(page: Page, texts: Texts, title: str) -> Locator:
    card = page.get_by_role("list", name=texts("reports.total")).get_by_role("listitem")
    return card.filter(has=page.get_by_text(title, exact=True)).locator(".ant-statistic-content")


def _number(shown: Locator) -> int:
    expect(shown).to_have_text(re.compile(r"^\d+$"))
    return int(shown.inner_text())


def _serve(studio: Studio, language: str) -> None:
    """Two customers of today, one of whom used two services; written as an engine writes its calls."""
    now = datetime.now(UTC) - timedelta(seconds=2)

    def told(name: str, customer: str) -> Milestone:
        return Milestone(f"{name}_{language[:2]}", 1_000, (), "gold", f"{customer} {language}")

    served = ((told("told", "a"),), (told("told", "b"), told("blocked", "b")))
    queue = f"loans {language}"
    with studio.installation.store() as store:
        journal = store.journal_writer("engine")
        for number, milestones in enumerate(served):
            journal.ended(
                Cdr(
                    f"{language}-{number}", "sip", "139", "95588", "telebank", "", now, now, now + timedelta(seconds=1),
                    ("flow", "handoff")[number], "", ("telebank.main",), "fr-FR", ("", queue)[number],
                    route="95588", left_at="telebank.main", milestones=milestones,
                )
            )  # fmt: skip
        assert journal.close()


def _by_language_and_queue(page: Page, texts: Texts, ready: dict[str, str]) -> None:
    page.get_by_role("link", name=ready["languages"], exact=True).click()
    expect(
        page.get_by_role("rowheader", name={"en": "French (France)", "zh-CN": "法语（法国）"}[texts.language])
    ).to_be_visible()
    page.get_by_role("link", name=ready["queues"], exact=True).click()
    expect(page.get_by_role("cell", name=f"loans {texts.language}").first).to_be_visible()


def _services(page: Page, texts: Texts) -> None:
    """How many services did how many customers use, and which: one click."""
    page.get_by_role("link", name=texts("reports.services.title"), exact=True).click()
    told, blocked = (f"{name}_{texts.language[:2]}" for name in ("told", "blocked"))
    table = page.get_by_role("table").first
    one = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name=told, exact=True))
    expect(one.get_by_role("cell")).to_have_text(["1", "1", "1"])
    both = table.get_by_role("row").filter(has=page.get_by_role("rowheader", name=f"{blocked}, {told}", exact=True))
    expect(both.get_by_role("cell")).to_have_text(["2", "1", "2"])
    page.get_by_text(texts("reports.services.how"), exact=True).click()
    expect(page.get_by_text(texts("reports.services.howHelp"))).to_be_visible()
    expect(page.get_by_role("rowheader", name="balance_told")).to_be_visible()


def _compose_and_save(page: Page, texts: Texts, words: dict[str, str], name: str) -> None:
    page.get_by_role("button", name=texts("reports.new")).click()
    composer = page.get_by_role("complementary", name=texts("reports.compose"))
    for each in ("answered", "handed_off", "failed", "refused", "p95_duration"):
        composer.get_by_role("checkbox", name=words[each], exact=True).uncheck()
    composer.get_by_role("checkbox", name={"en": "Flow", "zh-CN": "流程"}[texts.language], exact=True).check()
    expect(page.get_by_role("list", name=texts("reports.total")).get_by_role("listitem")).to_have_count(4)
    # Flows over time: one number at a time.
    _choose(page, texts("reports.drawn"), words["mean_duration"])
    expect(page.get_by_role("heading", name=words["mean_duration"], exact=True)).to_be_visible()
    page.get_by_role("button", name=texts("reports.saveAs")).click()
    dialog = page.get_by_role("dialog", name=texts("reports.save"))
    dialog.get_by_label(texts("reports.name"), exact=True).fill(name)
    dialog.get_by_role("radio", name=texts("reports.forAll")).check()
    dialog.get_by_role("button", name=texts("reports.keep"), exact=True).click()
    expect(page.get_by_role("link", name=name)).to_have_attribute("aria-current", "page")
    expect(page.get_by_role("heading", name=name)).to_be_visible()


def _take_along(page: Page, texts: Texts, folder: Path) -> None:
    """The workbook has the numbers that the page shows."""
    _choose(page, texts("reports.by"), texts("reports.whole"))
    body = page.get_by_role("table").locator("tbody tr.ant-table-row")
    expect(body.first.get_by_role("rowheader")).to_have_text("Telephone banking")
    shown = [cell.split("\n")[0].strip() for cell in body.first.get_by_role("cell").all_inner_texts()]
    page.get_by_role("button", name=texts("reports.export")).click()
    with page.expect_download() as downloading:
        page.get_by_role("link", name=texts("reports.xlsx")).click()
    file = folder / "report.xlsx"
    downloading.value.save_as(file)
    assert downloading.value.suggested_filename.endswith(".xlsx")
    _heading, row, *_total = cells(file.read_bytes())
    assert row[0] == ("s", "telebank")
    written = [text for kind, text in row[1:] if kind == "n"]
    assert [re.match(r"\d+", each)[0] for each in shown[:3]] == written[0:6:2]  # type: ignore[index]  # they are numbers
