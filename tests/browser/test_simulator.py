"""Trying a flow in writing: keys, words, look-ups by hand, silence, time, and what is kept of it."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import Locator, Page, expect

from .editor import Editor
from .studio import Person
from .texts import Texts

pytestmark = pytest.mark.only_in("en")

ASKED = {"en": "For your balance, press 1.", "zh-CN": "查询余额请按1"}
TOLD = {"en": "eighty-eight yuan", "zh-CN": "八十八元"}
SILENT = {"en": "We did not hear anything.", "zh-CN": "没有收到您的选择。"}
LINE = {"en": "1", "zh-CN": "2"}

SPOKEN = """\
flow {flow} "Spoken" {{
  languages = [en-US]
  zone = Asia/Shanghai
  start = settled
  var settled: boolean = true
}}

listen settled {{
  prompt = say("Was your matter settled?")
  expects = yes_no
  into settled = meaning
  heard -> glad
  noinput -> glad
  nomatch -> glad
}}

hang_up glad {{
  prompt = say("We are glad to hear that.")
}}
"""


@pytest.fixture
def page(person: Person) -> Page:
    """The editor of the telebank, from which a call was made."""
    editor = Editor.of(person, "telebank")
    editor.press("Control+Enter")
    expect(_talk(person.page, person.texts)).to_contain_text("中文请按2")
    return person.page


def _talk(page: Page, texts: Texts) -> Locator:
    return page.get_by_role("region", name=texts("simulator.conversation"))


def _lit(page: Page, title: str) -> Locator:
    """The node in which the call is, by its title."""
    return page.locator(".card-active").filter(has_text=title)


def _ask_for_balance(page: Page, texts: Texts) -> Locator:
    """Up to the look-up, with the keys of the keyboard: who called has them under his hands."""
    talk = _talk(page, texts)
    page.keyboard.press(LINE[texts.language])
    expect(talk).to_contain_text(ASKED[texts.language])
    page.keyboard.type("1622203")
    expect(_lit(page, "PIN")).to_be_in_viewport()
    page.keyboard.type("1234")
    expect(talk).to_contain_text(texts("simulator.lookUp"))
    return talk


def test_a_call_is_followed_key_by_key_and_a_look_up_is_answered_by_hand(page: Page, texts: Texts) -> None:
    expect(_lit(page, "Language")).to_be_in_viewport()
    talk = _ask_for_balance(page, texts)
    expect(talk).to_contain_text(texts("simulator.did.press", what="1234"))
    expect(_lit(page, "Balance")).to_be_in_viewport()
    talk.get_by_label("balance").fill("CNY 88")
    talk.get_by_role("button", name=texts("simulator.answerIt"), exact=True).click()
    expect(talk).to_contain_text(TOLD[texts.language])
    variables = page.get_by_role("region", name=texts("simulator.variables"))
    expect(variables.get_by_role("row", name="account")).to_contain_text('"622203"')
    expect(variables.get_by_role("row", name="pin")).to_have_text(re.compile(f"^pin•••{texts('simulator.masked')}$"))


def test_silence_time_and_hanging_up(page: Page, texts: Texts) -> None:
    talk, phone = _talk(page, texts), page.get_by_role("region", name=texts("simulator.phone"))
    page.keyboard.press(LINE[texts.language])
    expect(talk).to_contain_text(ASKED[texts.language])
    phone.get_by_role("button", name=texts("simulator.silence"), exact=True).click()
    expect(talk).to_contain_text(SILENT[texts.language])
    phone.get_by_role("button", name=texts("simulator.forward"), exact=True).click()
    expect(talk).to_contain_text(texts("simulator.did.wait", what=texts("simulator.seconds", s=10)))
    phone.get_by_role("button", name=texts("simulator.hangUp")).click()
    expect(talk).to_contain_text(texts("simulator.endedBy.caller"))
    expect(page.locator(".card-active")).to_have_count(0)
    phone.get_by_role("button", name=texts("simulator.restart")).click()
    expect(_lit(page, "Language")).to_be_visible()


def test_look_ups_are_answered_by_stated_answers_or_by_the_real_source(page: Page, texts: Texts) -> None:
    page.get_by_role("tab", name=texts("simulator.settings")).click()
    page.get_by_label(texts("simulator.stated")).fill("bank.balance returns balance = CNY 88")
    talk, phone = _talk(page, texts), page.get_by_role("region", name=texts("simulator.phone"))

    def calls_again() -> None:
        phone.get_by_role("button", name=texts("simulator.restart")).click()
        expect(_lit(page, "Language")).to_be_visible()
        expect(talk).not_to_contain_text(ASKED[texts.language])
        page.keyboard.press(LINE[texts.language])
        expect(talk).to_contain_text(ASKED[texts.language])
        page.keyboard.type("1622203")
        expect(_lit(page, "PIN")).to_be_visible()
        page.keyboard.type("1234")

    calls_again()
    expect(talk).to_contain_text(TOLD[texts.language])
    page.get_by_label(texts("simulator.stated")).fill("")
    page.get_by_text(texts("simulator.bySource")).click()
    calls_again()
    # The demo's data base knows this account; of real data nothing is shown but that it came.
    expect(talk).to_contain_text(texts("simulator.outcome.found"))
    expect(talk).to_contain_text("balance = •••")


def test_words_are_spoken_where_the_flow_listens(person: Person, texts: Texts) -> None:
    flow = f"spoken_{texts.language[:2]}"
    made = {"id": flow, "title": "Spoken", "languages": ["en-US"], "zone": "Asia/Shanghai"}
    revision = person.asks("POST", "/api/flows", made)["revision"]
    person.asks("PUT", f"/api/flows/{flow}", {"base_revision": revision, "text": SPOKEN.format(flow=flow)})
    editor = Editor.of(person, flow)
    editor.press("Control+Enter")
    page, talk = person.page, _talk(person.page, texts)
    words = page.get_by_role("region", name=texts("simulator.phone")).get_by_role(
        "textbox", name=texts("simulator.say")
    )
    expect(talk).to_contain_text("Was your matter settled?")
    words.fill("yes please")
    words.press("Enter")
    expect(talk).to_contain_text("“yes please”")
    expect(talk).to_contain_text("We are glad to hear that.")
    expect(words).to_be_disabled()


def test_a_prompt_is_interrupted(page: Page, texts: Texts) -> None:
    page.get_by_role("tab", name=texts("simulator.settings")).click()
    page.get_by_label(texts("simulator.stepwise")).click()
    talk, phone = _talk(page, texts), page.get_by_role("region", name=texts("simulator.phone"))
    phone.get_by_role("button", name=texts("simulator.restart")).click()
    expect(talk).not_to_contain_text("中文请按2")
    phone.get_by_role("button", name=texts("simulator.listenOn"), exact=True).click()
    page.get_by_role("group", name=texts("simulator.keypad")).get_by_role("button", name="1", exact=True).click()
    expect(talk).to_contain_text(ASKED["en"])
    expect(talk).not_to_contain_text("中文请按2")


def test_a_call_that_is_kept_is_a_test_that_runs(page: Page, texts: Texts) -> None:
    talk = _ask_for_balance(page, texts)
    talk.get_by_label("balance").fill("CNY 88")
    talk.get_by_role("button", name=texts("simulator.answerIt"), exact=True).click()
    expect(talk).to_contain_text(TOLD[texts.language])
    page.get_by_role("button", name=texts("simulator.keep")).click()
    title = f"Balance by hand, {texts.language}"
    form = page.get_by_role("tooltip").filter(has_text=texts("simulator.keepHelp"))
    form.get_by_role("textbox").fill(title)
    page.keyboard.press("Enter")
    drawer = page.get_by_role("region", name=texts("drawer.label"))
    tests = drawer.get_by_role("list", name=texts("drawer.tests"))
    expect(tests.get_by_role("listitem").filter(has_text=title)).to_be_visible()
    drawer.get_by_role("button", name=texts("tests.runAll")).click()
    kept = tests.get_by_role("listitem").filter(has_text=title)
    expect(kept.get_by_role("img", name=texts("tests.holds"))).to_be_visible()
