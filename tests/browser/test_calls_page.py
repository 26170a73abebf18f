"""An operator looks into a call that was really made: finds it, reads it, follows its way, and makes a test of it."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from ..e2e.conftest import NewCaller
from ..e2e.prompts import Prompts
from .publishing import SHOWN_MS
from .studio import Person, Studio
from .texts import Texts

ACCOUNT, PIN = "622202", "4711"
READABLE = """() => [...document.querySelectorAll("body, body *")].flatMap(element => [
    ...[...element.childNodes].filter(node => node.nodeType === Node.TEXT_NODE).map(node => node.data),
    ...["aria-label", "aria-valuetext", "title", "alt", "value", "placeholder", "href", "data-id", "class"]
        .map(name => element.getAttribute(name) ?? ""),
]).join("\\n")"""
"""Whatever a person or a script can read of the page: its coordinates would hold any digits by chance."""


def test_a_call_is_found_read_followed_and_kept_as_a_test(
    studio: Studio, person: Person, texts: Texts, new_caller: NewCaller, prompts: Prompts, ani: str
) -> None:
    page = person.page
    with studio.installation.up() as engine, new_caller(engine) as caller:
        caller.dial("95588")
        caller.press("1")
        person.goes_to("/calls")
        _finds(page, texts, ani)
        rows = page.locator("tbody tr[data-row-key]")
        expect(rows).to_have_count(1)
        expect(rows.first).to_contain_text(texts("calls.outcomes.running"))
        caller.press("1" + ACCOUNT + PIN)
        caller.hears_private(prompts.balance("1024.50"), "the balance")
        caller.hang_up()
        cdr = studio.installation.cdr(ani)
    page.get_by_role("button", name=texts("calls.refresh")).click()
    expect(rows.first).to_contain_text(texts("calls.outcomes.contained"))
    expect(rows.first).to_contain_text("balance_told")
    expect(rows.first).to_contain_text(ani)
    rows.first.get_by_role("link").click()
    expect(page).to_have_url(re.compile(f"/calls/{re.escape(cdr.call_id)}$"))
    _reads(page, texts)
    _follows(page, texts)
    _nothing_private(page, person, cdr.call_id)
    _keeps(person, texts, cdr.call_id)


def _finds(page: Page, texts: Texts, number: str) -> None:
    box = page.get_by_role("searchbox", name=texts("calls.findNumber"))
    box.fill(number)
    box.press("Enter")


def _stops(page: Page, texts: Texts) -> Locator:
    return page.get_by_role("list", name=texts("calls.talk")).locator("> li")


def _reads(page: Page, texts: Texts) -> None:
    stops = _stops(page, texts)
    expect(stops.filter(has_text="Account number")).to_contain_text(texts("calls.keysHidden", count=6))
    expect(stops.filter(has_text="PIN").first).to_contain_text(texts("calls.keysHidden", count=4))
    asked = stops.filter(has_text="bank.balance")
    expect(asked).to_contain_text(texts("calls.came.found"))
    expect(asked).to_contain_text(re.compile(r"\d ms|\d s"))
    expect(stops.filter(has_text="Your balance is")).to_contain_text(texts("calls.private"))
    expect(stops.filter(has_text=texts("calls.hungUpBy.caller"))).to_have_count(1)


def _follows(page: Page, texts: Texts) -> None:
    """Its way is lit, and the arrow keys go along it."""
    canvas = page.get_by_role("region", name=texts.like("calls.drawing", flow="telebank"))
    card = canvas.locator(".react-flow__node[data-id=main] .card")
    expect(card).to_have_class(re.compile("card-visited"), timeout=SHOWN_MS)
    expect(canvas.locator(".edge-walked").first).to_be_attached()
    expect(canvas.locator(".card-active")).to_have_count(1)
    expect(canvas.locator(".react-flow__node[data-id=welcome] .card-active")).to_be_visible()
    number = int(card.locator(".card-visits").inner_text())
    for _ in range(number - 1):
        page.keyboard.press("ArrowRight")
    expect(canvas.locator(".react-flow__node[data-id=main] .card-active")).to_be_visible()
    expect(_stops(page, texts).nth(number - 1)).to_contain_text("Main menu")
    expect(_stops(page, texts).nth(number - 1).get_by_role("button")).to_have_attribute("aria-current", "step")
    page.keyboard.press("End")
    expect(page.get_by_role("slider", name=texts("calls.steps"))).to_have_attribute(
        "aria-valuenow", str(_stops(page, texts).count())
    )


def _nothing_private(page: Page, person: Person, call: str) -> None:
    shown = str(page.evaluate(READABLE))
    told = person.page.request.get(f"{person.address}/api/records/{call}").text()
    assert "Main menu" in shown
    assert "balance_told" in told
    for private in (ACCOUNT, PIN, "1024"):
        assert private not in _without_chance(shown, call), private
        assert private not in _without_chance(told, call), private


def _without_chance(text: str, call: str) -> str:
    """Without its id and its times, in which any digits may stand by chance."""
    text = re.sub(r"\d{4}-\d\d-\d\d[T ][\d:.,]+", "", text.replace(call, ""))
    return re.sub(r"_ms\W{1,3}\d+|\d+ ms", "", text)


def _keeps(person: Person, texts: Texts, call: str) -> None:
    page = person.page
    page.get_by_role("button", name=texts("calls.makeTest")).click()
    dialog = page.get_by_role("dialog", name=texts("calls.makeTest"))
    title = f"Balance, {texts.language}"
    dialog.get_by_role("textbox", name=texts("calls.testName")).fill(title)
    dialog.get_by_role("button", name=texts("calls.keepTest"), exact=True).click()
    expect(dialog).to_contain_text(texts("calls.testKept", title=title), timeout=SHOWN_MS)
    kept = str(person.asks("GET", "/api/flows/telebank/conversations")["text"])
    assert f'call "{title}"' in kept
    page.keyboard.press("Escape")
    # Whoever may see calls plays one on the draft.
    page.get_by_role("link", name=texts("calls.runOnDraft")).click()
    talk = page.get_by_role("region", name=texts("simulator.conversation"))
    expect(talk).to_contain_text(ACCOUNT, timeout=SHOWN_MS)
    noted = person.asks("GET", "/api/audit")["entries"]
    assert [each["subject"] for each in noted if each["what"] == "real call played"][:2] == [call, call]
