"""A picture of every page, in both languages, light and dark: `make screenshots` puts them into var/screenshots.

No test of `make test`: the name of this file keeps it out. Those that documents show are copied to docs/images.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

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
}
IN_DOCUMENTS = {f"{page}-{language}-light": part for page, part in SHOWN_PAGES.items() for language in LANGUAGES}
"""Picture → the part of the page that is shown; empty for all of it."""
MOST_BYTES = 150_000


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page(studio: Studio, language: str, dark: bool) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    prepare(studio.person(language))
    for signed_in, pages in ((False, SIGNED_OUT), (True, PAGES)):
        person = studio.person(language, signed_in=signed_in, dark=dark)
        for page, arrival in pages.items():
            go(person, arrival)
            name = f"{page}-{language}-{'dark' if dark else 'light'}"
            person.page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
            if name in IN_DOCUMENTS:
                _show(person, name)


def _show(person: Person, name: str) -> None:
    picture = SHOWN / f"{name}.png"
    SHOWN.mkdir(exist_ok=True)
    if part := IN_DOCUMENTS[name]:
        person.page.locator(part).screenshot(path=picture, animations="disabled")
    else:
        shutil.copy(FOLDER / f"{name}.png", picture)
    assert picture.stat().st_size <= MOST_BYTES, f"{name} is too large to be kept in the repository"
