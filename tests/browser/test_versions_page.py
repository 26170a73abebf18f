"""Numbers, schedules, versions side by side, tests that two people changed, real calls: by the page's own buttons."""

from __future__ import annotations

import re
from datetime import UTC, datetime, timedelta

import pytest
from playwright.sync_api import Locator, expect

from ivrflow.runtime.configuration import read_configuration
from ivrflow.runtime.wiring import installation

from ..channels.sip.phone import Phone
from ..e2e.waiting import wait_until
from .drafts import (
    bring_forward,
    greets_with_news,
    new_draft,
    new_tests,
    other_key,
    place_two_calls,
    publish_draft,
    redraw,
    waits_long,
)
from .editor import Editor
from .publishing import PUBLISHED_MS, SHOWN_MS, in_drawer, lead, number_row, open_publishing, show_versions
from .studio import Person, Studio
from .texts import Texts

SHARED = 'call "Both change this" from 13800001111 to 100 at 2026-03-02 10:15\n  hear "Welcome"\n'


def test_a_number_is_led_to_a_flow_then_to_another_and_then_to_none(person: Person, texts: Texts) -> None:
    flow, number = new_draft(person, "numbers"), {"en": "811", "zh-CN": "812"}[texts.language]
    editor = Editor.of(person, flow)
    row = lead(editor, number)
    expect(row).to_contain_text(texts("numbers.turnedAway"))
    assert _leads_to(person, number) == flow

    row.get_by_role("combobox", name=texts("numbers.flowOf", number=number)).fill("telebank")
    editor.press("Enter")
    expect(row.get_by_text(re.compile(f"^{re.escape(texts('flows.version', number=''))}"))).to_be_visible(
        timeout=SHOWN_MS
    )
    assert _leads_to(person, number) == "telebank"

    row.get_by_role("button", name=texts("numbers.removeNumber", number=number)).click()
    asked = person.page.get_by_role("tooltip").filter(has_text=texts("numbers.removeHelp", number=number))
    asked.get_by_role("button", name=texts("numbers.remove"), exact=True).click()
    expect(row).to_have_count(0, timeout=SHOWN_MS)
    assert _leads_to(person, number) is None
    expect(number_row(show_versions(editor, "numbers"), "95588")).to_be_visible()


def _leads_to(person: Person, number: str) -> str | None:
    routes = {route["pattern"]: route["flow"] for route in person.asks("GET", "/api/routes")["routes"]}
    return routes.get(number)


def test_a_publication_is_scheduled_and_called_off(person: Person, texts: Texts) -> None:
    flow = new_draft(person, "later")
    editor = Editor.of(person, flow)
    due = (datetime.now(UTC) + timedelta(days=2)).replace(hour=1, minute=30)
    dialog = open_publishing(editor)
    dialog.get_by_label(texts("publish.note")).fill("from Monday on")
    dialog.get_by_role("checkbox", name=texts("publish.later")).check()
    expect(dialog).to_contain_text("Asia/Shanghai")
    picker = dialog.get_by_label(texts("publish.due"), exact=True)
    picker.fill(f"{due + timedelta(hours=8):%Y-%m-%d %H:%M}")
    picker.press("Enter")
    dialog.get_by_role("button", name=texts("publish.schedule")).click()
    expect(dialog.get_by_text(texts("publish.scheduled"))).to_be_visible(timeout=SHOWN_MS)
    dialog.get_by_role("button", name=texts("publish.close"), exact=True).last.click()

    (planned,) = [each for each in person.asks("GET", "/api/schedules")["schedules"] if each["flows"] == [flow]]
    assert datetime.fromisoformat(planned["due"]).replace(second=0) == due.replace(second=0, microsecond=0)
    scheduled = show_versions(editor, "publications").get_by_role("region", name=texts("versions.scheduled"))
    entry = scheduled.get_by_role("paragraph").filter(has_text=flow)
    expect(entry).to_contain_text(texts("versions.state.waiting"))
    expect(entry).to_contain_text("from Monday on")
    expect(entry).to_contain_text("GMT+8")
    entry.get_by_role("button", name=texts("versions.cancel"), exact=True).click()
    expect(entry).to_contain_text(texts("versions.state.cancelled"), timeout=SHOWN_MS)
    expect(entry.get_by_role("button")).to_have_count(0)
    assert not person.asks("GET", f"/api/flows/{flow}/versions")["versions"]


@pytest.mark.only_in("en")
def test_what_was_scheduled_comes_live_while_a_caller_goes_on_with_the_older_version(
    studio: Studio, language: str, texts: Texts
) -> None:
    person = studio.person(language)
    flow = new_draft(person, "stays")
    waits_long(person, flow)
    publish_draft(person, flow)
    person.asks("PUT", "/api/routes/821", {"flow": flow})
    greets_with_news(person, flow)
    tomorrow = (datetime.now(UTC) + timedelta(days=1)).isoformat()
    planned = person.asks("POST", "/api/schedules", {"flows": [flow], "due": tomorrow, "note": "with the news"})
    (schedule,) = [each["id"] for each in planned["schedules"] if each["flows"] == [flow]]
    with studio.installation.up() as engine, Phone(engine.address, "13800005555") as phone:
        call = phone.call("821")
        call.invite()
        call.answered()
        editor = Editor.of(person, flow)
        drawer = show_versions(editor, "publications")
        entry = drawer.get_by_role("paragraph").filter(has_text="with the news")
        expect(entry).to_contain_text(texts("versions.state.waiting"), timeout=SHOWN_MS)
        publications = drawer.get_by_role("article")
        before = publications.count()
        bring_forward(person, schedule)
        expect(entry).to_contain_text(texts("versions.state.done"), timeout=PUBLISHED_MS)
        expect(publications).to_have_count(before + 1, timeout=SHOWN_MS)
        expect(publications.first).to_contain_text(texts("versions.current"))
        expect(publications.first).to_contain_text("with the news")

        show_versions(editor, "numbers")
        expect(number_row(drawer, "821")).to_contain_text(texts("flows.version", number=2), timeout=SHOWN_MS)
        older = drawer.get_by_text(f"{flow}: {texts('versions.older', count=1, version=1)}")
        expect(older).to_be_visible(timeout=SHOWN_MS)
        call.hang_up()
        expect(older).to_have_count(0, timeout=SHOWN_MS)
        expect(drawer).to_contain_text(texts("numbers.noneOlder"))


def test_two_versions_are_compared_in_words_and_on_the_canvas(person: Person, texts: Texts) -> None:
    flow = new_draft(person, "compared")
    publish_draft(person, flow)
    first = person.asks("GET", f"/api/flows/{flow}")["text"]
    greets_with_news(person, flow)
    publish_draft(person, flow)
    redraw(person, flow, first)

    editor = Editor.of(person, flow)
    drawer = show_versions(editor, "history")
    drawer.get_by_role("button", name=texts.like("flows.version", number=1)).click()
    _choose(drawer, texts("versions.after"), texts("flows.version", number=2))
    for change, node in (("added", "news"), ("removed", "more"), ("changed", "welcome")):
        told = drawer.get_by_role("button", name=f"{texts(f'versions.{change}')}: {node}", exact=True)
        expect(told).to_be_visible(timeout=SHOWN_MS)
    expect(drawer).to_contain_text('-  prompt = say("Welcome.")')
    expect(drawer).to_contain_text('+  prompt = say("Hello.")')

    canvas = editor.canvas
    for change, title in (("added", "News"), ("removed", "More?"), ("changed", "Welcome")):
        expect(canvas.locator(f".card-{change}").filter(has_text=title)).to_be_visible()
    legend = person.page.get_by_role("complementary", name=texts("legend.label"))
    expect(legend).to_contain_text(texts("legend.notTheDrawing"))
    drawer.get_by_role("button", name=texts("versions.unpaint"), exact=True).click()
    expect(legend).to_be_hidden()
    expect(editor.node("News")).to_have_count(0)
    expect(editor.node("More?")).to_be_visible()


def _choose(drawer: Locator, label: str, option: str) -> None:
    drawer.get_by_role("combobox", name=label, exact=True).click()
    # The list is drawn at the end of the page; what a list has for screen readers alone is not to be clicked.
    drawer.page.locator(".ant-select-item-option").filter(has_text=re.compile(f"^{re.escape(option)}$")).click()


def test_of_tests_that_two_people_changed_none_is_lost(studio: Studio, language: str, texts: Texts) -> None:
    wang, li = studio.person(language), studio.person(language)
    li.watch.forgive(409)
    flow = new_draft(wang, "tests")
    path = f"/api/flows/{flow}/conversations"
    new_tests(wang, flow, SHARED)
    editors = [Editor.of(each, flow) for each in (wang, li)]
    boxes = [_tests_as_text(each, texts) for each in editors]
    for box in boxes:
        expect(box).to_contain_text("Both change this")
    editors[0].write(boxes[0], SHARED + '  press 1\n  hear "Wang"\n\n' + _call("Only Wang"))
    wait_until(lambda: "Only Wang" in wang.asks("GET", path)["text"], "the tests of one", SHOWN_MS / 1000)
    editors[1].write(boxes[1], SHARED + '  press 1\n  hear "Li"\n\n' + _call("Only Li"))

    dialog = li.page.get_by_role("dialog", name=texts("testsMerge.title", author="wang"))
    expect(dialog).to_be_visible(timeout=SHOWN_MS)
    asked = dialog.get_by_role("group", name="Both change this")
    expect(asked).to_contain_text('hear "Wang"')
    expect(asked).to_contain_text('hear "Li"')
    dialog.get_by_role("button", name=texts("testsMerge.later")).click()
    expect(dialog).to_be_hidden()
    expect(boxes[1]).to_contain_text("Only Li")
    assert "Only Li" not in wang.asks("GET", path)["text"], "nothing is written before it is decided"
    li.page.get_by_role("button", name=texts("testsMerge.again")).click()
    asked.get_by_role("radio").last.check()
    dialog.get_by_role("button", name=texts("testsMerge.accept")).click()
    expect(dialog).to_be_hidden()
    wait_until(lambda: "Only Li" in wang.asks("GET", path)["text"], "the tests of both", SHOWN_MS / 1000)
    kept = wang.asks("GET", path)["text"]
    assert "Only Wang" in kept
    assert 'hear "Wang"' in kept
    assert 'hear "Li"' not in kept
    expect(boxes[1]).to_contain_text("Only Wang")


def _tests_as_text(editor: Editor, texts: Texts) -> Locator:
    drawer = in_drawer(editor, "drawer.tests", "realCalls.tests")
    return drawer.get_by_role("textbox", name=texts("tests.text"))


def _call(title: str) -> str:
    return SHARED.replace("Both change this", title)


def test_a_real_call_that_would_go_another_way_is_listed_and_played(person: Person, texts: Texts) -> None:
    flow = new_draft(person, "real")
    publish_draft(person, flow)
    call = place_two_calls(person, flow)
    other_key(person, flow)
    editor = Editor.of(person, flow)
    drawer = in_drawer(editor, "drawer.tests", "realCalls.title")
    drawer.get_by_role("radiogroup", name=texts("realCalls.period")).get_by_text(texts("realCalls.week")).click()
    drawer.get_by_role("button", name=texts("realCalls.run")).click()
    told = drawer.get_by_role("status").filter(has_text=texts("realCalls.calls", count=2))
    expect(told).to_be_visible(timeout=PUBLISHED_MS)
    expect(told).to_contain_text(texts("realCalls.same", count=1))
    expect(told).to_contain_text(texts("realCalls.diverged", count=1))
    row = drawer.get_by_role("row").filter(has=person.page.get_by_role("button", name="more", exact=True))
    expect(row).to_have_count(1)
    expect(drawer).not_to_contain_text("13800001111")

    row.get_by_role("button", name=texts("problems.play")).click()
    talk = person.page.get_by_role("region", name=texts("simulator.conversation"))
    expect(talk).to_contain_text("Goodbye.", timeout=SHOWN_MS)
    with installation(read_configuration(person.configuration, {})) as installed:
        looked_at = [each.subject for each in installed.store.audit.entries() if each.what == "real call played"]
    assert call in looked_at, "who looks at a call is written down"
