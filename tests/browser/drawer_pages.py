"""States of the editor's drawer that come of publishing, testing and of two people, and how one gets there."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from playwright.sync_api import expect

from .drafts import greets_with_news, new_draft, new_tests, other_key, place_two_calls, publish_draft
from .editor import Editor
from .publishing import PUBLISHED_MS, SHOWN_MS, in_drawer, lead, open_publishing, show_versions
from .studio import NAME, Arrival, Person

__all__ = ["DRAWER_PAGES"]

_TEST = 'call "Old words" from 13800001111 to 100 at 2026-03-02 10:15\n  hear "Welcome."\n'


def _numbers(person: Person) -> None:
    """A number that leads to a flow nobody has published."""
    expect(lead(Editor.of(person, new_draft(person, "numbers")), "8*")).to_be_visible()


def _publications(person: Person) -> None:
    drawer = show_versions(Editor.of(person, "telebank"), "publications")
    expect(drawer.get_by_role("article").first).to_be_visible(timeout=SHOWN_MS)


def _compared(person: Person) -> Editor:
    flow = new_draft(person, "compared")
    publish_draft(person, flow)
    greets_with_news(person, flow)
    return Editor.of(person, flow)


def _comparison(person: Person) -> None:
    drawer = show_versions(_compared(person), "history")
    removed = f"{person.texts('versions.removed')}: more"
    expect(drawer.get_by_role("button", name=removed)).to_be_visible(timeout=SHOWN_MS)


def _publishing(person: Person) -> None:
    dialog = open_publishing(_compared(person))
    expect(dialog.get_by_role("heading", name=person.texts("publish.changes", number=1))).to_be_visible()


def _refused(person: Person) -> None:
    editor = _compared(person)
    new_tests(person, editor.flow, _TEST)
    dialog = open_publishing(editor)
    dialog.get_by_role("button", name=person.texts("publish.now")).click()
    expect(dialog.get_by_text(person.texts("publish.refused"))).to_be_visible(timeout=PUBLISHED_MS)


def _merging(person: Person) -> None:
    """Somebody, with the same name, draws something else at the same time."""
    person.watch.forgive(409)
    editor = Editor.of(person, new_draft(person, "merged"))
    greets_with_news(person, editor.flow)
    editor.select("welcome")
    editor.fill(editor.prompt_of("play"), "Good morning.")
    expect(person.page.get_by_role("dialog", name=person.texts("merge.title", author=NAME))).to_be_visible()


def _failed_tests(person: Person) -> None:
    editor = _compared(person)
    new_tests(person, editor.flow, _TEST)
    drawer = in_drawer(editor, "drawer.tests", "realCalls.tests")
    drawer.get_by_role("button", name=person.texts("tests.runAll")).click()
    expect(drawer.get_by_text(person.texts("tests.instead"))).to_be_visible(timeout=PUBLISHED_MS)


def _real_calls(person: Person) -> None:
    flow = new_draft(person, "real")
    publish_draft(person, flow)
    place_two_calls(person, flow)
    other_key(person, flow)
    drawer = in_drawer(Editor.of(person, flow), "drawer.tests", "realCalls.title")
    periods = drawer.get_by_role("radiogroup", name=person.texts("realCalls.period"))
    periods.get_by_text(person.texts("realCalls.week"), exact=True).click()
    drawer.get_by_role("button", name=person.texts("realCalls.run")).click()
    expect(drawer.get_by_role("button", name="more", exact=True)).to_be_visible(timeout=PUBLISHED_MS)


DRAWER_PAGES: Mapping[str, Arrival] = MappingProxyType(
    {
        "numbers": ("/", _numbers),
        "publications": ("/", _publications),
        "comparison": ("/", _comparison),
        "publishing": ("/", _publishing),
        "refused": ("/", _refused),
        "merging": ("/", _merging),
        "failed-tests": ("/", _failed_tests),
        "real-calls": ("/", _real_calls),
    }
)
"""Name → address, and what is done there; each makes a flow of its own."""
