"""What a voice artist does in a day: finds what is missing, brings in what the studio sent, records one anew, listens,
takes one back; a publisher lets callers hear it; telephones hear it."""

from __future__ import annotations

from collections.abc import Iterator
from contextlib import contextmanager
from pathlib import Path

from playwright.sync_api import Locator, Page, expect

from ..designer.archives_made import zipped
from ..e2e.conftest import NewCaller
from ..e2e.engine import Engine
from ..e2e.prompts import Prompts
from ..e2e.waiting import wait_until
from .studio import Person, Studio
from .texts import Texts

SERVING = "serving release"
SLOW_MS = 60_000
VOICES = Path(__file__).parents[2] / "voices" / "en-US"
FIRST, SECOND = "you_entered", "welcome"
"""What is recorded at first, and instead of it later: recordings that ship with IVRFlow."""

FLOW = """\
flow {flow} "News" {{
  languages = [{languages}]
  zone = UTC
  start = news
}}

play news {{
  prompt = {{
    en-US: audio("{flow}/news")
  }}
  done -> bye
}}

hang_up bye {{}}
"""


def test_from_what_is_missing_to_what_callers_hear_and_back(
    studio: Studio, person: Person, texts: Texts, new_caller: NewCaller, prompts: Prompts, tmp_path: Path
) -> None:
    flow, number = f"news_{texts.language[:2]}", {"en": "711", "zh-CN": "712"}[texts.language]
    name = f"{flow}/news"
    _draw(person, flow)
    artist = _artist(studio, person)
    page = artist.goes_to("/recordings")
    _is_missing(artist, name, flow)
    _brings_in(artist, tmp_path, name)

    assert person.asks("POST", "/api/publications", {"flows": [flow], "note": "news"})["publication"]
    studio.installation.ivrflow("routes", "set", number, flow)
    with studio.installation.up() as engine:

        def hears(recording: str) -> None:
            with new_caller(engine) as caller:
                caller.dial(number)
                caller.hears(prompts.recording(recording), recording)
                caller.is_hung_up()

        drawer = _open(page, texts, name)
        _replaces(drawer, artist)
        # Whoever may not publish is told who does.
        expect(page.get_by_text(texts("library.waitingFor"))).to_be_visible()
        with _taken_up(engine):
            _publishes(person, "softer")
        hears(SECOND)

        _puts_back(page, drawer, texts, name)
        with _taken_up(engine):
            _publishes(person, "as it was")
        hears(FIRST)


def test_texts_of_flows_are_found_and_lead_to_their_nodes(person: Person, texts: Texts) -> None:
    flow = f"lines_{texts.language[:2]}"
    _draw(person, flow, "en-US, zh-CN")
    page = person.goes_to("/recordings")
    page.get_by_role("link", name=texts("library.texts")).click()
    page.get_by_role("searchbox", name=texts("library.findText")).fill("account number")
    expect(page.get_by_role("rowheader").filter(has_text="telebank · ask_account · prompt").first).to_be_visible()
    page.get_by_role("searchbox", name=texts("library.findText")).fill(flow)
    page.get_by_text(texts.like("library.textFilter.missing")).first.click()
    missing = page.get_by_role("link", name=texts("library.voice.missing"))
    expect(missing).to_have_count(1)
    missing.click()
    page.wait_for_url(f"**/flows/{flow}?node=news")


def _draw(person: Person, flow: str, languages: str = "en-US") -> None:
    person.asks("POST", "/api/flows", {"id": flow, "title": "News", "languages": ["en-US"], "zone": "UTC"})
    drawn = person.asks("GET", f"/api/flows/{flow}")
    text = FLOW.format(flow=flow, languages=languages)
    person.asks("PUT", f"/api/flows/{flow}", {"base_revision": drawn["revision"], "text": text, "layout": {}})


def _artist(studio: Studio, admin: Person) -> Person:
    """Somebody who may record, and not publish."""
    link = admin.asks("POST", "/api/invitations", {"role": "editor"})["token"]
    artist = studio.person(admin.texts.language, signed_in=False)
    body = {"token": link, "name": f"anna-{admin.texts.language}", "password": "three other words"}
    made = artist.page.request.post(f"{artist.address}/api/accounts", data=body)
    assert made.ok, made.text()
    return artist


def _is_missing(artist: Person, name: str, flow: str) -> None:
    page, texts = artist.page, artist.texts
    page.get_by_text(texts.like("recordings.filter.missing")).first.click()
    row = page.get_by_role("row").filter(has=page.get_by_role("rowheader", name=name))
    expect(row).to_contain_text(texts("recordings.nothing"))
    expect(row.get_by_role("link", name=flow)).to_have_attribute("href", f"/flows/{flow}?node=news")


def _brings_in(artist: Person, tmp_path: Path, name: str) -> None:
    """What the studio sent: looked at, then taken."""
    page, texts = artist.page, artist.texts
    archive = tmp_path / "studio.zip"
    sent = {f"studio/en-US/{name}.wav": (VOICES / f"{FIRST}.wav").read_bytes(), "studio/<b>bad</b>.wav": b"no sound"}
    archive.write_bytes(zipped(sent))
    page.get_by_role("button", name=texts("recordings.uploadMany")).click()
    with page.expect_file_chooser() as choosing:
        page.get_by_text(texts("recordings.drop")).click()
    choosing.value.set_files(archive)
    dialog = page.get_by_role("dialog", name=texts("library.archive", file="studio.zip"))
    expect(dialog.get_by_role("status")).to_contain_text(texts("library.refused", count=1), timeout=SLOW_MS)
    expect(dialog).to_contain_text("<b>bad</b>.wav")
    dialog.get_by_label(texts("library.speaker")).fill("Anna")
    dialog.get_by_role("button", name=texts("library.take", count=1)).click()
    expect(dialog.get_by_role("status")).to_contain_text(texts("library.cameIn", count=1), timeout=SLOW_MS)
    dialog.get_by_role("button", name=texts("recordings.close"), exact=True).last.click()
    expect(dialog).to_be_hidden()
    page.get_by_text(texts("recordings.filter.all"), exact=True).click()
    page.get_by_role("searchbox", name=texts("recordings.find")).fill(f"{name} anna")
    expect(page.get_by_role("rowheader", name=name)).to_be_visible()


def _open(page: Page, texts: Texts, name: str) -> Locator:
    page.get_by_role("button", name=texts("recordings.openName", what=f"{name}, en-US")).click()
    drawer = page.get_by_role("dialog").first
    expect(drawer.get_by_role("img", name=texts("library.drawing", what=texts("library.telephone")))).to_be_visible()
    expect(drawer.get_by_role("listitem").filter(has_text=texts("library.version", number=1))).to_contain_text("Anna")
    return drawer


def _replaces(drawer: Locator, artist: Person) -> None:
    texts = artist.texts
    with artist.page.expect_file_chooser() as choosing:
        drawer.get_by_role("button", name=texts("recorder.upload")).click()
    choosing.value.set_files(VOICES / f"{SECOND}.wav")
    drawer.get_by_label(texts("library.why")).fill("softer")
    drawer.get_by_role("button", name=texts("recordings.keepInstead")).click()
    newest = drawer.get_by_role("listitem").filter(has_text=texts("library.version", number=2))
    expect(newest).to_contain_text("softer", timeout=SLOW_MS)
    expect(drawer.get_by_text(texts("library.waits"))).to_be_visible()
    first = drawer.get_by_role("listitem").filter(has_text=texts("library.version", number=1))
    first.get_by_role("button", name=texts.like("library.version", number=1)).first.click()
    # It is playing: the button that stops it has taken its place.
    expect(first.get_by_role("button", name=_stop(texts))).to_be_visible()


def _stop(texts: Texts) -> str:
    return texts("recordings.stopName", what="").strip()


def _publishes(publisher: Person, note: str) -> None:
    page, texts = publisher.goes_to("/recordings"), publisher.texts
    page.get_by_role("button", name=texts("library.publish")).click()
    dialog = page.get_by_role("dialog", name=texts("library.publishTitle"))
    expect(dialog.get_by_role("listitem").filter(has_text="/news")).to_contain_text(texts("library.change.replaced"))
    dialog.get_by_label(texts("publish.note")).fill(note)
    dialog.get_by_role("button", name=texts("publish.now")).click()
    expect(dialog.get_by_role("button", name=texts("publish.now"))).to_be_hidden(timeout=SLOW_MS)
    dialog.get_by_role("button", name=texts("publish.close"), exact=True).last.click()
    expect(dialog).to_be_hidden()
    expect(page.get_by_role("button", name=texts("library.publish"))).to_have_count(0)


def _puts_back(page: Page, drawer: Locator, texts: Texts, name: str) -> None:
    drawer.get_by_role("button", name=texts("library.restoreName", what=texts("library.version", number=1))).click()
    question = page.get_by_role("dialog", name=texts("library.restoreAsk", name=name, number=1))
    question.get_by_role("button", name=texts("library.restore"), exact=True).click()
    newest = drawer.get_by_role("listitem").filter(has_text=texts("library.version", number=3))
    expect(newest).to_contain_text(texts("library.origin.restored"))


@contextmanager
def _taken_up(engine: Engine) -> Iterator[None]:
    """What is done within reaches the engine before it goes on."""
    before = engine.log.count(SERVING)
    yield
    wait_until(lambda: engine.log.count(SERVING) > before, "the engine to take the publication up")
