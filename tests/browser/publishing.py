"""Publishing and what becomes of it, as somebody does it with the page's own buttons."""

from __future__ import annotations

from playwright.sync_api import Locator, expect

from .editor import Editor

__all__ = [
    "PUBLISHED_MS",
    "SHOWN_MS",
    "in_drawer",
    "lead",
    "number_row",
    "open_publishing",
    "publish",
    "roll_back",
    "show_versions",
]

PUBLISHED_MS = 120_000
"""Tests are run, all calls are tried and prompts are rendered meanwhile."""
SHOWN_MS = 30_000
"""The draft may have to be saved first, a part of the page to be loaded."""


def in_drawer(editor: Editor, tab: str, part: str) -> Locator:
    """Open a tab of the drawer, and a part of it; texts are named by their keys. The drawer."""
    texts = editor.person.texts
    drawer = editor.person.page.get_by_role("region", name=texts("drawer.label"), exact=True)
    drawer.get_by_role("tab", name=texts(tab)).click()
    chosen = drawer.get_by_role("radiogroup").first.get_by_text(texts(part), exact=True)
    expect(chosen).to_be_visible(timeout=SHOWN_MS)
    chosen.click()
    return drawer


def show_versions(editor: Editor, part: str) -> Locator:
    """`history`, `publications` or `numbers` of the versions."""
    return in_drawer(editor, "drawer.versions", f"versions.{part}")


def open_publishing(editor: Editor) -> Locator:
    """The dialog in which the draft is published."""
    page, texts = editor.person.page, editor.person.texts
    page.get_by_role("button", name=texts("publish.publish")).click(timeout=SHOWN_MS)
    dialog = page.get_by_role("dialog", name=texts("publish.title"))
    expect(dialog.get_by_label(texts("publish.note"))).to_be_visible(timeout=SHOWN_MS)
    return dialog


def publish(editor: Editor, note: str) -> None:
    """Publish the draft; nothing may stand in the way."""
    texts = editor.person.texts
    dialog = open_publishing(editor)
    dialog.get_by_label(texts("publish.note")).fill(note)
    now = dialog.get_by_role("button", name=texts("publish.now"))
    now.click()
    expect(now).to_have_count(0, timeout=PUBLISHED_MS)
    # The cross of the dialog has the same name, and comes before.
    dialog.get_by_role("button", name=texts("publish.close"), exact=True).last.click()
    expect(dialog).to_be_hidden()


def lead(editor: Editor, number: str) -> Locator:
    """Lead a number to the flow; its row in the table of numbers."""
    texts = editor.person.texts
    drawer = show_versions(editor, "numbers")
    drawer.get_by_label(texts("numbers.add")).fill(number)
    drawer.get_by_role("button", name=texts("numbers.addIt")).click()
    row = number_row(drawer, number)
    expect(row).to_be_visible(timeout=SHOWN_MS)
    return row


def number_row(drawer: Locator, number: str) -> Locator:
    """The row of a number in the table of numbers."""
    return drawer.get_by_role("row").filter(has=drawer.page.get_by_text(number, exact=True))


def roll_back(editor: Editor, publication: int, note: str) -> None:
    """Give new callers what an earlier publication served."""
    page, texts = editor.person.page, editor.person.texts
    drawer = show_versions(editor, "publications")
    row = drawer.get_by_role("article", name=texts("versions.publication", number=publication), exact=True)
    # Stories in other languages roll back with the same note.
    noted = drawer.get_by_text(note, exact=True)
    expect(row).to_be_visible(timeout=SHOWN_MS)
    before = noted.count()
    row.get_by_role("button", name=texts("versions.rollBack"), exact=True).click()
    asked = page.get_by_role("tooltip").filter(has_text=texts("versions.rollBackHelp"))
    asked.get_by_role("textbox", name=texts("versions.rollBackNote")).fill(note)
    asked.get_by_role("button", name=texts("versions.rollBack"), exact=True).click()
    expect(noted).to_have_count(before + 1, timeout=SHOWN_MS)
