"""Calendars, lists and tables: what an operations clerk changes, and what callers get of it at once."""

from __future__ import annotations

import re
from typing import Any

import pytest
from playwright.sync_api import Locator, Page, expect

from ..e2e.waiting import wait_until
from .editor import Editor
from .studio import Person, Studio
from .texts import Texts

pytestmark = pytest.mark.only_in("zh-CN")

SUNDAY = "2026-03-08T10:30:00"


def save(page: Page, texts: Texts) -> None:
    page.get_by_role("button", name=texts("live.save")).click()
    expect(page.get_by_text(texts("live.saved"))).to_be_visible()
    expect(page.get_by_role("button", name=texts("live.save"))).to_be_disabled()


def type_hours(hours: Locator, start: str, end: str) -> None:
    for place, text in enumerate((start, end)):
        box = hours.nth(place)
        box.click()
        box.fill(text)
        box.press("Enter")
    hours.nth(1).press("Tab")
    expect(hours.first).to_have_value(start)
    expect(hours.nth(1)).to_have_value(end)


def type_date(box: Locator, date: str) -> None:
    """Enter takes what the calendar below the box shows."""
    box.click()
    box.page.locator(".ant-picker-dropdown:visible .ant-picker-cell-selected").wait_for()
    box.fill(date)
    chosen = box.page.locator(".ant-picker-dropdown:visible .ant-picker-cell-selected")
    expect(chosen).to_have_text(str(int(date[-2:])))
    box.press("Enter")


def calls_at(person: Person, at: str) -> str:
    """What a simulated caller who asks for the opening hours is told then."""
    body = {"flow": "telebank", "at": at, "answers": []}
    call = person.asks("POST", "/api/simulations", body)
    for keys in ("1", "3"):
        call = person.asks("POST", f"/api/simulations/{call['id']}/act", {"action": {"do": "press", "keys": keys}})
    return " ".join(visit["node"] for visit in call["visits"])


def test_hours_are_changed_for_the_next_caller(person: Person, texts: Texts) -> None:
    before = person.asks("GET", "/api/live/calendar/branch")
    page = person.goes_to("/live")
    page.get_by_role("link", name="Branches").click()
    sunday = page.get_by_role("group", name=texts("live.weekday.sun"), exact=True)
    sunday.get_by_role("button").click()
    type_hours(sunday.get_by_role("textbox"), "10:00", "11:00")
    expect(page.get_by_text(texts("live.unsaved"), exact=True)).to_be_visible()
    assert "say_open" not in calls_at(person, SUNDAY)
    save(page, texts)
    assert "say_open" in calls_at(person, SUNDAY)

    page.get_by_role("button", name=texts("live.addDay")).click()
    date = page.get_by_role("textbox", name=texts("live.dateOf", number=1))
    type_date(date, "2026-03-08")
    page.get_by_role("textbox", name=texts("live.dayNameOf", date="2026-03-08")).fill("Founders' day")
    page.keyboard.press("Control+s")
    expect(page.get_by_role("button", name=texts("live.save"))).to_be_disabled()
    assert "say_holiday" in calls_at(person, SUNDAY)
    _put_back(person, before)


def test_what_cannot_be_meant_is_told_at_its_place(person: Person, texts: Texts) -> None:
    person.watch.forgive(422)
    page = person.goes_to("/live/calendar/branch")
    monday = page.get_by_role("group", name=texts("live.weekday.mon"), exact=True)
    monday.get_by_role("button", name=f"{texts('live.addHours')}: {texts('live.weekday.mon')}").click()
    message = {"en": "is not a stretch such as", "zh-CN": "不是有效时段"}[texts.language]
    expect(monday.get_by_text(message)).to_be_visible()
    expect(page.get_by_text(texts("live.faults", count=1))).to_be_visible()
    page.get_by_role("button", name=texts("live.save")).click()
    expect(page.get_by_role("alert").or_(page.locator(".ant-message")).filter(has_text=message).first).to_be_visible()
    # What was not saved is there again after a visit elsewhere.
    page.get_by_role("link", name=texts("app.flows"), exact=True).click()
    page.get_by_role("link", name=texts("app.live"), exact=True).click()
    page.get_by_role("link", name="Branches").click()
    expect(page.get_by_text(texts("live.rescued"))).to_be_visible()
    page.get_by_role("button", name=texts("live.discard"), exact=True).click()
    page.get_by_role("tooltip").get_by_role("button", name=texts("live.discard"), exact=True).click()
    expect(monday.get_by_text(message)).to_have_count(0)


def test_two_people_change_one_calendar_and_nothing_is_lost(studio: Studio, language: str, texts: Texts) -> None:
    wang, li = studio.person(language), studio.person(language)
    li.watch.forgive(409)
    before = wang.asks("GET", "/api/live/calendar/branch")
    mine, theirs = wang.goes_to("/live/calendar/branch"), li.goes_to("/live/calendar/branch")
    title = theirs.get_by_role("textbox", name=texts("live.title"), exact=True)
    title.wait_for()
    saturday = mine.get_by_role("group", name=texts("live.weekday.sat"), exact=True)
    saturday.get_by_role("button").click()
    save(mine, texts)
    title.fill("Our branches")
    theirs.get_by_role("button", name=texts("live.save")).click()
    dialog = theirs.get_by_role("dialog", name=texts("live.stale.title", author="wang"))
    dialog.get_by_role("button", name=texts("live.stale.both")).click()
    expect(theirs.get_by_text(texts("live.saved"))).to_be_visible()
    both = wang.asks("GET", "/api/live/calendar/branch")["value"]
    assert (both["title"], both["sat"]) == ("Our branches", ["09:00-17:00"])
    _put_back(wang, before)


def test_a_list_is_made_filled_and_searched(person: Person, texts: Texts) -> None:
    name = f"blocked_{texts.language[:2]}"
    page = person.goes_to("/live")
    page.get_by_role("button", name=texts("live.new.list")).click()
    dialog = page.get_by_role("dialog", name=texts("live.new.list"))
    dialog.get_by_label(texts("live.title"), exact=True).fill("<b>Blocked</b>")
    dialog.get_by_label(texts("live.name"), exact=True).fill(name)
    dialog.get_by_role("button", name=texts("live.create"), exact=True).click()
    expect(page).to_have_url(re.compile(f"/live/list/{name}$"))
    page.get_by_role("textbox", name=texts("live.newEntry")).fill("13800001111")
    page.keyboard.press("Enter")
    page.get_by_role("button", name=texts("live.pasteMany")).click()
    page.get_by_role("dialog").get_by_role("textbox").fill("+4490*\n13800002222, 13800001111\n\n")
    page.get_by_role("dialog").get_by_role("button", name=texts("live.addMany", count=2)).click()
    page.get_by_role("searchbox", name=texts("live.findEntry")).fill("2222")
    page.get_by_role("button", name=texts("live.removeEntry", entry="13800002222")).click()
    save(page, texts)
    value = person.asks("GET", f"/api/live/list/{name}")["value"]
    assert value == {"title": "<b>Blocked</b>", "entries": ["+4490*", "13800001111"]}
    _deletes(page, texts, "<b>Blocked</b>")
    expect(page.get_by_role("link", name="Branches")).to_be_visible()
    expect(page.get_by_text("<b>Blocked</b>", exact=True)).to_have_count(0)
    names = [each["name"] for each in person.asks("GET", "/api/live/list")["data"]]
    assert name not in names


def test_what_callers_are_led_by_stays(person: Person, texts: Texts) -> None:
    page = person.goes_to("/live")
    page.get_by_role("button", name=texts("live.deleteName", name="Branches"), exact=True).click()
    refused = page.get_by_role("dialog", name=texts("live.deleteNot", name="Branches"))
    expect(refused.get_by_role("listitem")).to_have_text("Telephone banking")
    refused.get_by_role("button").click()
    expect(refused).to_have_count(0)
    person.asks("GET", "/api/live/calendar/branch")


def test_a_table_is_pasted_from_a_spreadsheet_and_leaves_as_a_file(person: Person, texts: Texts) -> None:
    name = f"fees_{texts.language[:2]}"
    page = person.goes_to("/live")
    page.get_by_role("button", name=texts("live.new.table")).click()
    dialog = page.get_by_role("dialog", name=texts("live.new.table"))
    dialog.get_by_label(texts("live.name"), exact=True).fill(name)
    dialog.get_by_role("button", name=texts("live.create"), exact=True).click()
    page.get_by_role("button", name=texts("live.import")).click()
    page.locator("input[type=file]").set_input_files(
        {"name": "fees.csv", "mimeType": "text/csv", "buffer": "key,text,fee\r\n021,上海,12\r\n".encode()}
    )
    cell = page.get_by_role("textbox", name=texts("live.cellOf", column="text", row="021"), exact=True)
    expect(cell).to_have_value("上海")
    page.get_by_role("button", name=texts("live.columnSettings", name="fee")).click()
    page.get_by_role("combobox", name=texts("live.columnType")).click()
    page.get_by_text({"en": "money", "zh-CN": "金额"}[texts.language], exact=True).last.click()
    fault = {"en": "'12' is no money", "zh-CN": "“12”不是金额"}[texts.language]
    expect(page.get_by_text(fault)).to_be_visible()
    page.keyboard.press("Escape")
    fee = page.get_by_role("textbox", name=texts("live.cellOf", column="fee", row="021"), exact=True)
    fee.evaluate(
        """(cell, text) => {
            const data = new DataTransfer();
            data.setData("text/plain", text);
            cell.dispatchEvent(new ClipboardEvent("paste", { clipboardData: data, bubbles: true, cancelable: true }));
        }""",
        "CNY 12.50\nCNY 3",
    )
    page.get_by_role("textbox", name=texts("live.cellOf", column=texts("live.key"), row=2), exact=True).fill("010")
    expect(page.get_by_text(fault)).to_have_count(0)
    save(page, texts)
    value: dict[str, Any] = person.asks("GET", f"/api/live/table/{name}")["value"]
    assert value["columns"] == {"text": "text", "fee": "money"}
    assert value["rows"] == {"021": {"text": "上海", "fee": "CNY 12.50"}, "010": {"fee": "CNY 3"}}
    with page.expect_download() as download:
        page.get_by_role("button", name=texts("live.export")).click()
    assert download.value.path().read_text("utf-8-sig") == "key,text,fee\n021,上海,CNY 12.50\n010,,CNY 3\n"


def test_a_node_leads_to_the_calendar_that_it_follows(person: Person, texts: Texts) -> None:
    editor = Editor.of(person, "telebank")
    editor.select("Open?")
    with person.context.expect_page() as opened:
        editor.inspector.get_by_role("link", name=texts("live.openHere", name="branch")).click()
    heading = opened.value.get_by_role("heading", name="Branches")
    expect(heading).to_be_visible()


def _deletes(page: Page, texts: Texts, title: str) -> None:
    page.get_by_role("banner").get_by_role("button", name=texts("live.delete"), exact=True).click()
    asked = page.get_by_role("dialog", name=texts("live.deleteAsk", name=title))
    asked.get_by_role("button", name=texts("live.delete"), exact=True).click()
    expect(page.get_by_text(texts("live.deleted", name=title))).to_be_visible()


def _put_back(person: Person, before: dict[str, Any]) -> None:
    now = person.asks("GET", "/api/live/calendar/branch")
    body = {"base_revision": now["revision"], "value": before["value"]}
    person.asks("PUT", "/api/live/calendar/branch", body)
    wait_until(lambda: person.asks("GET", "/api/live/calendar/branch")["revision"] == before["revision"], "it is back")
