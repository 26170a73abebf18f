"""All of it without a mouse: sign in, draw, connect, fill, simulate; and no place that the keyboard cannot leave."""

from __future__ import annotations

import re

from playwright.sync_api import Locator, Page, expect

from .editor import Editor
from .shop import WORDS
from .studio import NAME, PASSWORD, Person, Studio
from .texts import Texts

MOST_STOPS = 150
SEEN = """() => {
  const stop = document.activeElement, style = getComputedStyle(stop);
  // At the end of the page the browser's own buttons come, then it begins anew.
  if (stop === document.body) return true;
  if (!stop.matches(":focus-visible")) return false;
  const ring = (one) => one.outlineStyle !== "none" || one.boxShadow !== "none";
  const around = stop.closest(".ant-select, .ant-input-affix-wrapper, .ant-input-number, .ant-segmented-item, "
    + ".cm-editor, .ant-radio-wrapper, .ant-checkbox-wrapper, .ant-tabs-tab, .ant-tree");
  return ring(style) || (around !== null) || /input|textarea/i.test(stop.tagName);
}"""


def _tab_to(page: Page, target: Locator, key: str = "Tab") -> None:
    """Press Tab, or Shift+Tab, until it has the focus."""
    for _ in range(MOST_STOPS):
        if target.evaluate("each => each === document.activeElement"):
            return
        page.keyboard.press(key)
        assert page.evaluate(SEEN), page.evaluate("document.activeElement.outerHTML")
    raise AssertionError(f"no way to {target} by the keyboard")


def _types(page: Page, target: Locator, text: str, key: str = "Tab") -> None:
    _tab_to(page, target, key)
    page.keyboard.press("Control+a")
    page.keyboard.type(text)


def test_a_flow_is_drawn_filled_and_tried_by_the_keyboard_alone(studio: Studio, language: str, texts: Texts) -> None:
    studio.person(language)
    person = studio.person(language, signed_in=False)
    page, words = person.goes_to("/"), WORDS[language]
    _types(page, page.get_by_label(texts("session.name"), exact=True), NAME)
    _types(page, page.get_by_label(texts("session.password"), exact=True), PASSWORD)
    page.keyboard.press("Enter")

    _tab_to(page, page.get_by_role("button", name=texts("flows.new")))
    page.keyboard.press("Enter")
    dialog = page.get_by_role("dialog", name=texts("flows.new"))
    flow = f"keys_{language[:2]}"
    _types(page, dialog.get_by_label(texts("flows.title"), exact=True), flow)
    _types(page, dialog.get_by_label(texts("flows.id"), exact=True), flow)
    _tab_to(page, dialog.get_by_role("button", name=texts("flows.create")))
    page.keyboard.press("Enter")
    page.wait_for_url(f"**/flows/{flow}")
    editor = Editor.of(person, flow)

    page.keyboard.press("Alt+ArrowRight")
    expect(editor.node("welcome")).to_be_focused()
    _fill(editor, "play", words.greeting)
    expect(editor.node("welcome")).to_be_focused()
    _add(editor, "menu")
    expect(editor.node("menu")).to_be_focused()
    _fill(editor, "menu", words.choices)
    page.keyboard.press("Enter")
    key = editor.exit_of("menu", "key")
    _tab_to(page, editor.inspector.get_by_role("button", name=texts("exits.add", exit=key)))
    page.keyboard.press("Enter")
    _types(page, editor.inspector.get_by_role("textbox", name=re.compile(f"^{key}( 1)?$")), "1", "Shift+Tab")
    page.keyboard.press("Escape")
    _add(editor, "play")
    expect(editor.line("menu: 1 → play")).to_be_attached()
    _fill(editor, "play", words.answer)
    _lead(editor, "play", editor.exit_of("play", "done"), "goodbye")
    page.keyboard.press("Alt+ArrowLeft")
    expect(editor.node("menu")).to_be_focused()
    _lead(editor, "menu", editor.exit_of("menu", "nomatch"), "goodbye")
    page.keyboard.press("Alt+ArrowRight")
    editor.select("goodbye")
    expect(editor.node("goodbye")).to_be_focused()
    _fill(editor, "hang_up", words.goodbye)
    editor.is_sound()

    page.keyboard.press("Control+Enter")
    talk = page.get_by_role("region", name=texts("simulator.conversation"))
    expect(talk).to_contain_text(words.choices)
    for _ in range(4):
        page.keyboard.press("F6")
        if page.locator(".drawer").evaluate("each => each.contains(document.activeElement)"):
            break
    keypad = page.get_by_role("group", name=texts("simulator.keypad"))
    _tab_to(page, keypad.get_by_role("button", name="1", exact=True))
    page.keyboard.press("1")
    expect(talk).to_contain_text(words.answer)


def _fill(editor: Editor, kind: str, text: str) -> None:
    """The prompt of the node that has the focus."""
    page = editor.person.page
    page.keyboard.press("Enter")
    _types(page, editor.inspector.get_by_role("textbox", name=editor.prompt_of(kind)).first, text)
    page.keyboard.press("Escape")


def _add(editor: Editor, kind: str) -> None:
    """Behind the node that has the focus."""
    editor.press("Alt+n")
    expect(editor.person.page.get_by_role("textbox", name=editor.person.texts("palette.find")).last).to_be_focused()
    editor.person.page.keyboard.type(editor.title_of(kind))
    editor.press("Enter")


def _lead(editor: Editor, node: str, exit_: str, to: str) -> None:
    page = editor.person.page
    page.keyboard.press("Enter")
    label = editor.person.texts("exits.targetOf", exit=exit_)
    _tab_to(page, editor.inspector.get_by_role("combobox", name=label, exact=True))
    page.keyboard.type(to)
    page.keyboard.press("Enter")
    expect(editor.line(f"{node}: {exit_} → {to}")).to_be_attached()
    page.keyboard.press("Escape")
    expect(editor.node(node)).to_be_focused()


def test_the_outline_is_reached_and_leads_to_each_node(person: Person, texts: Texts) -> None:
    editor = Editor.of(person, "telebank")
    page = person.page
    page.keyboard.press("Control+Shift+o")
    outline = page.get_by_role("navigation", name=texts("outline.title"))
    _tab_to(page, outline.get_by_role("textbox", name=texts("outline.find")))
    page.keyboard.type("main menu")
    expect(outline.get_by_role("treeitem").first).to_contain_text("Main menu")
    page.keyboard.press("Tab")
    if outline.get_by_role("button").count():
        page.keyboard.press("Tab")
    page.keyboard.press("Enter")
    expect(editor.inspector.get_by_role("textbox", name=texts("inspector.title"))).to_have_value("Main menu")


def test_what_comes_before_and_after_is_chosen_and_the_keyboard_goes_along(person: Person, texts: Texts) -> None:
    editor = Editor.of(person, "telebank")
    editor.select("ask_pin")
    editor.press("Alt+s")
    editor.press("u")
    expect(editor.inspector.get_by_role("heading")).to_have_text(re.compile(r"\d+"))
    editor.press("Escape")
    editor.press("Alt+ArrowRight")
    expect(editor.node("Welcome")).to_be_focused()
    editor.press("Alt+ArrowDown")
    expect(editor.node("Welcome")).not_to_be_focused()
    editor.press("?")
    expect(person.page.get_by_role("dialog", name=texts("app.help"))).to_contain_text("Alt+S U")


def test_the_text_of_the_flow_can_be_left_by_the_keyboard(person: Person, texts: Texts) -> None:
    Editor.of(person, "telebank")
    page = person.page
    page.get_by_role("tab", name=texts("drawer.text")).click()
    code = page.locator(".drawer .cm-content")
    code.click()
    expect(code).to_be_focused()
    page.keyboard.press("Escape")
    page.keyboard.press("Tab")
    expect(code).not_to_be_focused()
    page.keyboard.press("Shift+Tab")
    expect(code).to_be_focused()
