"""The form beside the canvas: every kind has one; what it cannot show is mended as text; look-ups are tried out."""

from __future__ import annotations

import re

import pytest
from playwright.sync_api import expect

from ..e2e.waiting import wait_until
from .editor import Editor
from .studio import Person, Studio
from .test_flows_page import make_flow
from .texts import Texts

pytestmark = pytest.mark.only_in("zh-CN")

HEADER = "  languages = [en-US, zh-CN]\n  zone = Asia/Shanghai\n  start = first\n  var tries: number = 0\n"
END = '\nhang_up bye "Bye" {\n}\n'


def drawn(person: Person, name: str, nodes: str, header: str = HEADER) -> Editor:
    """A flow with this text, opened."""
    flow = f"{name}_{person.texts.language[:2]}"
    stored(person, flow, f'flow {flow} "{name}" {{\n{header}}}\n\n{nodes}{END}')
    return Editor.of(person, flow)


def stored(person: Person, flow: str, text: str) -> None:
    """A draft with this text."""
    make_flow(person.goes_to("/"), person.texts, flow, flow)
    revision = person.asks("GET", f"/api/flows/{flow}")["revision"]
    person.asks("PUT", f"/api/flows/{flow}", {"base_revision": revision, "text": text})


def more_of(editor: Editor, what: str, item: str) -> None:
    """An item of the menu behind a field."""
    texts = editor.person.texts
    editor.inspector.get_by_role("button", name=texts("inspector.moreOf", what=what), exact=True).click()
    editor.person.page.get_by_role("menuitem", name=texts(item), exact=True).click()


def test_every_kind_has_a_form_with_all_its_fields_and_exits(person: Person) -> None:
    catalogue = person.page.request.get(f"{person.address}/api/catalogue?language={person.texts.language}").json()
    kinds = [kind for kind in catalogue["kinds"] if not kind["on_canvas_only"]]
    assert len(kinds) > 30
    blank = "\n".join(f"{kind['kind']} a_{kind['kind']} {{\n}}\n" for kind in kinds)
    editor = drawn(person, "kinds", blank)
    for kind in kinds:
        editor.select(f"a_{kind['kind']}")
        expect(editor.inspector.get_by_role("heading", name=kind["title"], exact=True)).to_be_visible()
        shown = {label.removesuffix("*") for label in editor.inspector.locator(".field-label").all_text_contents()}
        assert {field["label"] for field in kind["fields"] if not field["shown_when"]} <= shown
        if person.texts.language == "zh-CN":
            assert_chinese(editor)


def assert_chinese(editor: Editor) -> None:
    """Nothing in the form reads as an English sentence; code is English in every language."""
    words: list[str] = editor.inspector.evaluate(
        """form => [...form.querySelectorAll('*')].filter(each => !each.closest('code, .cm-editor, textarea'))
        .flatMap(each => [...each.childNodes].filter(child => child.nodeType === Node.TEXT_NODE))
        .map(child => child.textContent)"""
    )
    assert [text for text in words if re.search(r"[a-z]{2,} [a-z]{2,}", text)] == []


def test_a_kind_of_a_newer_version_is_shown_edited_as_text_and_not_published(person: Person, texts: Texts) -> None:
    newer = 'holograph first "Glow" {\n  // as bright as it can be\n  brightness = 3 + tries\n  done -> bye\n}\n'
    editor = drawn(person, "newer", newer)
    editor.select("Glow")
    expect(editor.inspector.get_by_text(texts("inspector.unknown", kind="holograph"))).to_be_visible()
    box = editor.inspector.get_by_role("textbox", name="brightness", exact=True)
    box.click()
    editor.press("End")
    person.page.keyboard.type(" + 1")
    editor.press("Tab")
    editor.stores("brightness = 3 + tries + 1", "// as bright as it can be")
    refused = person.asks("POST", "/api/publications", {"flows": [editor.flow], "note": "x"})
    assert refused["publication"] is None
    found = {each["finding"]["code"]: each["finding"] for each in refused["findings"]}
    assert found["IVR404"]["suggestion"]


def test_what_the_form_cannot_show_is_mended_as_text(person: Person, texts: Texts) -> None:
    exits = '  key "1" -> bye\n  noinput -> bye\n  nomatch -> bye\n'
    odd = f'menu first "Ask" {{\n  prompt = say("One?")\n  attempts = tries + 1\n  glow = 3\n{exits}}}\n'
    editor = drawn(person, "odd", odd)
    editor.has_errors()
    editor.select("Ask")
    attempts = editor.inspector.get_by_role("textbox", name=editor.field_of("menu", "attempts"), exact=True)
    expect(attempts).to_have_text("tries + 1")
    attempts.click()
    editor.press("Control+a")
    person.page.keyboard.type("2")
    editor.press("Tab")
    # A line that no menu has.
    expect(editor.inspector.get_by_role("textbox", name="glow", exact=True)).to_have_text("3")
    more_of(editor, "glow", "inspector.clear")
    editor.is_sound()
    editor.stores("attempts = 2")
    wait_until(lambda: "glow" not in editor.stored(), "the line that no menu has to be gone")
    more_of(editor, editor.field_of("menu", "attempts"), "field.asText")
    more_of(editor, editor.field_of("menu", "attempts"), "field.asForm")
    expect(editor.inspector.get_by_role("spinbutton", name=editor.field_of("menu", "attempts"))).to_have_value("2")


def test_remarks_are_written_on_fields_and_exits(person: Person, texts: Texts) -> None:
    play = 'play first "First" {\n  prompt = say("One.") // as the bank wants it\n  done -> bye\n}\n'
    editor = drawn(person, "remarks", play)
    editor.select("First")
    remarks = editor.inspector.get_by_role("textbox", name=texts("inspector.remarks"))
    expect(remarks.nth(1)).to_have_value("as the bank wants it")
    remarks.first.fill("Why it is here")
    remarks.nth(1).fill("Agreed with the bank")
    editor.press("Tab")
    editor.stores("// Why it is here\nplay first", "  // Agreed with the bank\n  prompt = ")


def test_a_look_up_is_tried_at_its_source(person: Person, texts: Texts) -> None:
    editor = Editor.of(person, "telebank")
    editor.select("lookup")
    editor.inspector.get_by_role("button", name=texts("tryOut.open")).click()
    dialog = person.page.get_by_role("dialog", name=texts("tryOut.title", statement="bank.balance"))
    person.watch.forgive(422)
    number, pin = dialog.get_by_label(re.compile("^number")), dialog.get_by_label(re.compile("^pin"))
    number.fill("622202")
    pin.fill("4711")
    ask = dialog.get_by_role("button", name=texts("tryOut.ask"))
    ask.click()
    expect(dialog.get_by_text("CNY 1024.50")).to_be_visible()
    pin.fill("1")
    ask.click()
    expect(dialog.get_by_text(texts("simulator.outcome.empty"))).to_be_visible()


def test_a_flow_without_a_readable_header_is_mended_as_its_own_text(
    studio: Studio, person: Person, texts: Texts
) -> None:
    Editor.of(person, "telebank")
    flow = f"headless_{texts.language[:2]}"
    text = f'flow {flow} "Headless" {{\n  languages = [en-US\n  zone = UTC\n  start = bye\n}}\n{END}'
    stored(person, flow, text)
    page = person.goes_to(f"/flows/{flow}")
    shown = page.get_by_role("textbox", name=texts("text.label"))
    expect(shown).to_contain_text("languages = [en-US")
    expect(page.get_by_text(texts("headless.help"))).to_be_visible()
    page.get_by_text("languages").first.click()
    page.keyboard.press("End")
    page.keyboard.type("]")
    page.get_by_role("button", name=texts("headless.draw")).click()
    editor = Editor(person, flow, {})
    expect(editor.node("Bye")).to_be_visible()
    assert "[en-US]" in editor.stored()
