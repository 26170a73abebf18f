"""A picture of every page, in both languages, light and dark: `make screenshots` puts them into var/screenshots.

No test of `make test`: the name of this file keeps it out. Those that documents show are copied to docs/images.
"""

from __future__ import annotations

import shutil
from pathlib import Path

from playwright.sync_api import Browser, expect

from ..e2e.conftest import NewInstallation
from ..peers.sipp import Sipp, SippCall
from .busy_week import place_a_busy_week
from .conftest import KEPT
from .designer_process import DesignerProcess
from .pages import PAGES, SIGNED_OUT, go, prepare
from .studio import Person, Studio
from .texts import LANGUAGES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "var" / "screenshots"
SHOWN = ROOT / "docs" / "images"
SHOWN_PAGES = {
    "editor": "",
    "simulator": ".drawer",
    "call": ".call-parts",
    "recording": "",
    "recordings-archive": ".ant-modal",
    "people": "",
    "audit": "",
    "reports": "",
    "services": "",
}
IN_DOCUMENTS = {f"{page}-{language}-light": part for page, part in SHOWN_PAGES.items() for language in LANGUAGES}
"""Picture → the part of the page that is shown; empty for all of it."""
MOST_BYTES = 160_000


def test_every_page(studio: Studio, language: str) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    somebody = studio.person(language)
    prepare(somebody)
    if not somebody.asks("POST", "/api/records/search", {"flow": "telebank"})["calls"]:
        place_a_busy_week(somebody)
    for signed_in, pages in ((False, SIGNED_OUT), (True, PAGES)):
        person = studio.person(language, signed_in=signed_in)
        # On a busy machine, exploring a flow may take longer than the server waits for it.
        person.watch.forgive(503)
        for page, arrival in pages.items():
            go(person, arrival)
            for appearance in person.in_light_and_dark():
                name = f"{page}-{language}-{appearance}"
                person.page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
                if name in IN_DOCUMENTS:
                    _show(person, name)


def test_the_wall_while_callers_call(
    new_installation: NewInstallation, chromium: Browser, language: str, tmp_path: Path
) -> None:
    """The wall with calls, for the operator's chapter."""
    installation = new_installation()
    with DesignerProcess(installation.file) as designer, installation.up() as engine:
        person = Studio(installation, designer, chromium, KEPT).person(language)
        page = person.goes_to("/wall")
        calls = SippCall("95588", "13800001234", calls=7, rate=0.5, hold_ms=60_000, timeout_s=90)
        with Sipp(tmp_path / "sipp", "uac_hang_up", engine.server, calls):
            rows = page.get_by_role("region", name=person.texts("wall.channels")).locator(".ant-table-row")
            expect(rows).to_have_count(calls.calls, timeout=60_000)
            name = f"wall-calls-{language}-light"
            page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
            _show(person, name)


def _show(person: Person, name: str) -> None:
    picture = SHOWN / f"{name}.png"
    SHOWN.mkdir(exist_ok=True)
    if part := IN_DOCUMENTS.get(name):
        person.page.locator(part).screenshot(path=picture, animations="disabled")
    else:
        shutil.copy(FOLDER / f"{name}.png", picture)
    assert picture.stat().st_size <= MOST_BYTES, f"{name} is too large to be kept in the repository"
