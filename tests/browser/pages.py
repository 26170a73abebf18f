"""Every page of the designer, and how one gets there."""

from __future__ import annotations

from collections.abc import Callable, Mapping
from types import MappingProxyType

from playwright.sync_api import expect

from .studio import Person

__all__ = ["PAGES", "SIGNED_OUT"]


def _flows(person: Person) -> None:
    expect(person.page.get_by_role("link", name="Telephone banking")).to_be_visible()


def _editor(person: Person) -> None:
    page = person.page
    expect(page.get_by_role("heading", name="Telephone banking")).to_be_visible()
    expect(page.locator(".react-flow__node").first).to_be_visible()
    expect(page.get_by_text(person.texts("checks.running"))).to_have_count(0)


def _node(person: Person) -> None:
    _editor(person)
    person.page.keyboard.press("Control+k")
    person.page.keyboard.type("main menu")
    person.page.keyboard.press("Enter")
    inspector = person.page.get_by_role("complementary", name=person.texts("inspector.label"))
    expect(inspector.get_by_role("textbox", name=person.texts("inspector.title"))).to_have_value("Main menu")


def _commands(person: Person) -> None:
    _editor(person)
    person.page.keyboard.press("Control+Shift+p")
    expect(person.page.get_by_role("dialog", name=person.texts("palette.commands"))).to_be_visible()


def _keys(person: Person) -> None:
    _editor(person)
    person.page.keyboard.press("?")
    expect(person.page.get_by_role("dialog", name=person.texts("app.help"))).to_be_visible()


def _simulator(person: Person) -> None:
    _editor(person)
    person.page.keyboard.press("Control+Enter")
    talk = person.page.get_by_role("region", name=person.texts("simulator.conversation"))
    expect(talk).to_contain_text("Welcome to Northern Bank.")


def _new_flow(person: Person) -> None:
    person.page.get_by_role("button", name=person.texts("flows.new")).click()
    expect(person.page.get_by_role("dialog", name=person.texts("flows.new"))).to_be_visible()


def _import(person: Person) -> None:
    person.page.get_by_role("button", name=person.texts("flows.import")).click()
    expect(person.page.get_by_role("dialog", name=person.texts("flows.import"))).to_be_visible()


def _recordings(person: Person) -> None:
    expect(person.page.get_by_role("rowheader", name="you_entered")).to_be_visible()


def _recording(person: Person) -> None:
    person.page.get_by_role("button", name=person.texts.like("recordings.openName", what="welcome, en-US")).click()
    drawer = person.page.get_by_role("dialog")
    expect(drawer.get_by_role("textbox", name=person.texts("recordings.transcript"))).to_be_visible()


def _new_recording(person: Person) -> None:
    person.page.get_by_role("button", name=person.texts("recordings.new")).click()
    expect(person.page.get_by_role("dialog", name=person.texts("recordings.new"))).to_be_visible()


def _upload(person: Person) -> None:
    person.page.get_by_role("button", name=person.texts("recordings.uploadMany")).click()
    expect(person.page.get_by_role("dialog", name=person.texts("recordings.uploadMany"))).to_be_visible()


def _live(person: Person) -> None:
    expect(person.page.get_by_role("link", name="Branches")).to_be_visible()


def _calendar(person: Person) -> None:
    expect(person.page.get_by_role("heading", name=person.texts("live.public"))).to_be_visible()
    expect(person.page.locator(".live-cell").first).to_be_visible()
    expect(person.page.locator(".live-public tbody tr[data-row-key]").first).to_be_visible()


def _not_found(person: Person) -> None:
    expect(person.page.get_by_text(person.texts("notFound"))).to_be_visible()


def _sign_in(person: Person) -> None:
    expect(person.page.get_by_label(person.texts("session.password"), exact=True)).to_be_visible()


Arrival = tuple[str, Callable[[Person], None]]

PAGES: Mapping[str, Arrival] = MappingProxyType(
    {
        "flows": ("/", _flows),
        "new-flow": ("/", _new_flow),
        "import": ("/", _import),
        "editor": ("/flows/telebank", _editor),
        "node": ("/flows/telebank", _node),
        "simulator": ("/flows/telebank", _simulator),
        "commands": ("/flows/telebank", _commands),
        "keys": ("/flows/telebank", _keys),
        "recordings": ("/recordings", _recordings),
        "recording": ("/recordings", _recording),
        "new-recording": ("/recordings", _new_recording),
        "upload-recordings": ("/recordings", _upload),
        "live": ("/live", _live),
        "calendar": ("/live/calendar/branch", _calendar),
        "not-found": ("/nowhere", _not_found),
    }
)
"""Name → address, and what is done there until all is to be seen."""

SIGNED_OUT: Mapping[str, Arrival] = MappingProxyType({"sign-in": ("/", _sign_in)})
