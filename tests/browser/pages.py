"""Every page of the designer, and how one gets there."""

from __future__ import annotations

import re
from collections.abc import Mapping
from types import MappingProxyType

from playwright.sync_api import Locator, expect

from .drawer_pages import DRAWER_PAGES
from .shared_pages import SHARED_PAGES
from .studio import Arrival, Person

__all__ = ["PAGES", "SIGNED_OUT", "go", "prepare"]

LOADED_MS = 60_000


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


def _settings(person: Person) -> None:
    _simulator(person)
    person.page.get_by_role("tab", name=person.texts("simulator.settings")).click()
    expect(person.page.get_by_label(person.texts("simulator.from"))).to_be_visible()


def _sound(person: Person) -> None:
    _editor(person)
    _drawer(person, "simulator")
    person.page.get_by_text(person.texts("callMe.title"), exact=True).click()
    expect(person.page.get_by_text(person.texts("callMe.nothingHeard"))).to_be_visible()


def _unfinished(person: Person) -> None:
    expect(person.page.get_by_role("heading", name="Unfinished")).to_be_visible()
    expect(person.page.get_by_text(person.texts("checks.running"))).to_have_count(0)


def _problems(person: Person) -> None:
    """Of a flow that has errors."""
    _unfinished(person)
    expect(_drawer(person, "problems").get_by_role("region").first).to_be_visible()


def _tests(person: Person) -> None:
    _editor(person)
    drawer = _drawer(person, "tests")
    drawer.get_by_role("button", name=person.texts("tests.runAll")).click()
    covered = re.escape(person.texts("tests.covered", percent="@")).replace("@", r"\d+")
    expect(drawer.get_by_text(re.compile(covered))).to_be_visible()


def _text(person: Person) -> None:
    _editor(person)
    expect(_drawer(person, "text").get_by_role("textbox", name=person.texts("text.label"))).to_be_visible()


def _versions(person: Person) -> None:
    _editor(person)
    drawer = _drawer(person, "versions")
    expect(drawer.get_by_role("heading", name=person.texts("versions.published"))).to_be_visible()


def _drawer(person: Person, tab: str) -> Locator:
    """Open a part of the drawer."""
    drawer = person.page.get_by_role("region", name=person.texts("drawer.label"))
    drawer.get_by_role("tab", name=person.texts(f"drawer.{tab}")).click()
    return drawer


def _publish(person: Person) -> None:
    _editor(person)
    person.page.get_by_role("banner").get_by_role("button", name=_publishing(person)).click()
    expect(person.page.get_by_role("dialog", name=person.texts("publish.title"))).to_be_visible()


def _publishing(person: Person) -> re.Pattern[str]:
    return re.compile("|".join(re.escape(person.texts(f"publish.{each}")) for each in ("publish", "published")))


def _add_list(person: Person) -> None:
    """On an empty place."""
    _unfinished(person)
    canvas = person.page.get_by_role("main", name=person.texts("canvas.label"))
    expect(canvas.get_by_role("group").first).to_be_visible()
    box = canvas.bounding_box()
    assert box is not None
    person.page.mouse.dblclick(box["x"] + box["width"] / 2, box["y"] + box["height"] * 0.9)
    expect(person.page.get_by_role("textbox", name=person.texts("palette.find")).last).to_be_focused()


def _outline(person: Person) -> None:
    _editor(person)
    person.page.get_by_text(person.texts("outline.short"), exact=True).click()
    expect(person.page.get_by_role("tree")).to_be_visible()


def _go_to(person: Person) -> None:
    _editor(person)
    person.page.keyboard.press("Control+k")
    expect(person.page.get_by_role("dialog", name=person.texts("palette.go"))).to_be_visible()


def _archive(person: Person) -> None:
    person.page.get_by_role("banner").get_by_role("button", name=person.texts("flows.archiveTitle")).click()
    expect(person.page.get_by_role("dialog", name=person.texts("flows.archiveTitle"))).to_be_visible()


def _archive_ask(person: Person) -> None:
    person.page.get_by_role("button", name=person.texts("flows.actions", name="Telephone banking")).click()
    person.page.get_by_role("menuitem", name=person.texts("flows.archive")).click()
    asked = person.texts("flows.archiveAsk", name="Telephone banking")
    expect(person.page.get_by_role("dialog", name=asked)).to_be_visible()


def _rescue(person: Person) -> None:
    """Something was drawn that could not be saved."""
    kept = person.asks("GET", "/api/flows/telebank")
    drawing = {each: kept[each] for each in ("document", "layout", "revision")}
    person.page.evaluate(
        "drawing => localStorage.setItem('ivrflow.unsaved.telebank', JSON.stringify(drawing))", drawing
    )
    person.page.reload()
    dialog = person.page.get_by_role("dialog", name=person.texts("rescue.title"))
    expect(dialog).to_be_visible()
    person.page.evaluate("localStorage.removeItem('ivrflow.unsaved.telebank')")


def _merge(person: Person) -> None:
    """Two titles for one node."""
    _unfinished(person)
    person.watch.forgive(409)
    saved = person.asks("GET", "/api/flows/unfinished")
    body = {"base_revision": saved["revision"], "text": _renamed(saved["text"])}
    person.page.keyboard.press("Control+k")
    person.page.keyboard.type("only")
    person.page.keyboard.press("Enter")
    person.asks("PUT", "/api/flows/unfinished", body)
    inspector = person.page.get_by_role("complementary", name=person.texts("inspector.label"))
    title = inspector.get_by_role("textbox", name=person.texts("inspector.title"))
    title.fill("Mine")
    title.press("Tab")
    dialog = person.page.get_by_role("dialog", name=person.texts("merge.title", author=saved["author"]))
    expect(dialog.get_by_role("radio").first).to_be_visible()


def _renamed(text: str) -> str:
    """Another title for the node `only`."""
    found = re.search(r'play only "(\w+ )?(\d+)"', text)
    assert found, text
    return text.replace(found[0], f'play only "Theirs {int(found[2]) + 1}"')


UNFINISHED = """\
flow unfinished "Unfinished" {
  languages = [en-US]
  zone = Asia/Shanghai
  start = only
}

play only "Mine 1" {
  prompt = say("Welcome, {caller}.")
  done -> ?
}
"""


def prepare(person: Person) -> None:
    """What the pages show that no installation has: a flow that is not finished."""
    if any(each["id"] == "unfinished" for each in person.asks("GET", "/api/flows")["flows"]):
        return
    made = {"id": "unfinished", "title": "Unfinished", "languages": ["en-US"], "zone": "Asia/Shanghai"}
    revision = person.asks("POST", "/api/flows", made)["revision"]
    person.asks("PUT", "/api/flows/unfinished", {"base_revision": revision, "text": UNFINISHED})


def _new_flow(person: Person) -> None:
    person.page.get_by_role("button", name=person.texts("flows.new")).click()
    expect(person.page.get_by_role("dialog", name=person.texts("flows.new"))).to_be_visible()


def _import(person: Person) -> None:
    person.page.get_by_role("button", name=person.texts("flows.import")).click()
    expect(person.page.get_by_role("dialog", name=person.texts("flows.import"))).to_be_visible()


def _try_out(person: Person) -> None:
    _editor(person)
    # Where it stands on the canvas depends on how large other pages left the parts around it.
    person.page.keyboard.press("Control+k")
    person.page.keyboard.type("bank.balance(")
    person.page.keyboard.press("Enter")
    inspector = person.page.get_by_role("complementary", name=person.texts("inspector.label"))
    inspector.get_by_role("button", name=person.texts("tryOut.open")).click()
    title = person.texts("tryOut.title", statement="bank.balance")
    expect(person.page.get_by_role("dialog", name=title)).to_be_visible()


def _unreadable(person: Person) -> None:
    flow = "unreadable"
    if not person.page.request.get(f"{person.address}/api/flows/{flow}").ok:
        made = {"id": flow, "title": "Unreadable", "languages": ["en-US"], "zone": "UTC"}
        revision = person.asks("POST", "/api/flows", made)["revision"]
        text = f'flow {flow} "Unreadable" {{\n  languages = [en-US\n  start = bye\n}}\n\nhang_up bye {{\n}}\n'
        person.asks("PUT", f"/api/flows/{flow}", {"base_revision": revision, "text": text})
    person.goes_to(f"/flows/{flow}")
    shown = person.page.get_by_role("textbox", name=person.texts("text.label"))
    expect(shown).to_contain_text("languages = [en-US")


def _not_found(person: Person) -> None:
    expect(person.page.get_by_text(person.texts("notFound"))).to_be_visible()


def _sign_in(person: Person) -> None:
    expect(person.page.get_by_label(person.texts("session.password"), exact=True)).to_be_visible()


def go(person: Person, arrival: Arrival) -> None:
    """Go to a page, and wait until nothing on it is still being loaded."""
    address, arrive = arrival
    person.goes_to(address)
    arrive(person)
    # Such as the exploring of a flow, which other pages may have asked for as well; unless it is folded away.
    busy = person.page.locator(".ant-spin-spinning:visible, .ant-skeleton-active:visible")
    expect(busy).to_have_count(0, timeout=LOADED_MS)


PAGES: Mapping[str, Arrival] = MappingProxyType(
    {
        "flows": ("/", _flows),
        "new-flow": ("/", _new_flow),
        "import": ("/", _import),
        "editor": ("/flows/telebank", _editor),
        "node": ("/flows/telebank", _node),
        "simulator": ("/flows/telebank", _simulator),
        "settings": ("/flows/telebank", _settings),
        "sound": ("/flows/telebank", _sound),
        "problems": ("/flows/unfinished", _problems),
        "tests": ("/flows/telebank", _tests),
        "text": ("/flows/telebank", _text),
        "versions": ("/flows/telebank", _versions),
        "publish": ("/flows/telebank", _publish),
        "outline": ("/flows/telebank", _outline),
        "add-list": ("/flows/unfinished", _add_list),
        "go-to": ("/flows/telebank", _go_to),
        "rescue": ("/flows/telebank", _rescue),
        "merge": ("/flows/unfinished", _merge),
        "archive": ("/", _archive),
        "archive-ask": ("/", _archive_ask),
        "commands": ("/flows/telebank", _commands),
        "keys": ("/flows/telebank", _keys),
        **DRAWER_PAGES,
        **SHARED_PAGES,
        "try-out": ("/flows/telebank", _try_out),
        "unreadable": ("/", _unreadable),
        "not-found": ("/nowhere", _not_found),
    }
)
"""Name → address, and what is done there until all is to be seen."""

SIGNED_OUT: Mapping[str, Arrival] = MappingProxyType({"sign-in": ("/", _sign_in)})
