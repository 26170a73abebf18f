"""What is pasted and typed into the form, however odd: it is shown or refused clearly, nothing is lost or executed."""

from __future__ import annotations

import pytest
from playwright.sync_api import Locator, expect

from ..e2e.waiting import wait_until
from .editor import Editor
from .studio import Person
from .test_inspector import drawn
from .texts import Texts

pytestmark = pytest.mark.only_in("en")

NODES = """\
set first "Count" {
  values = (tries = 1)
  done -> ask
}

menu ask "Ask" {
  prompt = say("One?")
  attempts = 2
  key "1" -> bye
  noinput -> bye
  nomatch -> bye
}
"""


def paste(box: Locator, text: str) -> None:
    """As the browser hands over what is on the clipboard."""
    box.evaluate(
        """(box, text) => {
            const clipboardData = new DataTransfer();
            clipboardData.setData("text/plain", text);
            box.dispatchEvent(new ClipboardEvent("paste", { clipboardData, bubbles: true, cancelable: true }));
        }""",
        text,
    )


def replace(editor: Editor, box: Locator, text: str) -> None:
    box.focus()
    editor.press("Control+a")
    paste(box, text)


def test_what_is_pasted_into_an_expression_breaks_nothing(person: Person, texts: Texts) -> None:
    editor = drawn(person, "pasted", NODES)
    editor.select("Count")
    box = editor.inspector.locator(".cm-content").first
    replace(editor, box, "tries\n    + 1\r\n+ \x00\x1b2\ufeff")
    expect(box).to_have_text("tries + 1 + 2")
    editor.press("Enter")
    editor.stores("tries = tries + 1 + 2)")
    replace(editor, box, "(" * 10_000 + "1" + ")" * 10_000)
    editor.press("Tab")
    editor.has_errors()
    wait_until(lambda: "((((" in editor.stored(), "what cannot be read to be stored all the same")
    expect(editor.node("Ask")).to_be_visible()
    replace(editor, box, "2")
    editor.press("Tab")
    editor.is_sound()
    editor.stores("values = (tries = 2)")


def test_a_number_beyond_the_limits_stays_and_is_told_of(person: Person, texts: Texts) -> None:
    editor = drawn(person, "beyond", NODES)
    editor.select("Ask")
    box = editor.inspector.get_by_role("spinbutton", name=editor.field_of("menu", "attempts"), exact=True)
    box.fill("4711")
    box.press("Tab")
    editor.has_errors()
    expect(box).to_have_value("4711")
    editor.stores("attempts = 4711")


def test_long_prompts_and_markup_are_kept_and_shown_as_text(person: Person, texts: Texts) -> None:
    editor = drawn(person, "markup", NODES)
    title, words = "<script>alert(1)</script>", "<b>Hallo</b> " * 800
    editor.select("Ask")
    editor.fill(texts("inspector.title"), title)
    editor.fill(editor.prompt_of("menu"), words)
    editor.stores(f'menu ask "{title}"', words.strip())
    expect(editor.canvas.get_by_text(title, exact=True)).to_be_visible()
    assert person.page.locator("script:not([src])", has_text="alert(1)").count() == 0
