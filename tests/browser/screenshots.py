"""A picture of every page, in both languages, light and dark: `make screenshots` puts them into var/screenshots.

No test of `make test`: the name of this file keeps it out. Those that documents show are copied to docs/images.
"""

from __future__ import annotations

import shutil
from pathlib import Path

import pytest

from .pages import PAGES, SIGNED_OUT
from .studio import Studio
from .texts import LANGUAGES

ROOT = Path(__file__).parents[2]
FOLDER = ROOT / "var" / "screenshots"
SHOWN = ROOT / "docs" / "images"
IN_DOCUMENTS = ("editor-en-light", "simulator-en-dark", "flows-zh-CN-light")
MOST_BYTES = 150_000


@pytest.mark.parametrize("dark", [False, True], ids=["light", "dark"])
@pytest.mark.parametrize("language", LANGUAGES)
def test_every_page(studio: Studio, language: str, dark: bool) -> None:
    FOLDER.mkdir(parents=True, exist_ok=True)
    for signed_in, pages in ((False, SIGNED_OUT), (True, PAGES)):
        person = studio.person(language, signed_in=signed_in, dark=dark)
        for page, (address, arrive) in pages.items():
            person.goes_to(address)
            arrive(person)
            name = f"{page}-{language}-{'dark' if dark else 'light'}"
            person.page.screenshot(path=FOLDER / f"{name}.png", animations="disabled")
            if name in IN_DOCUMENTS:
                picture = FOLDER / f"{name}.png"
                assert picture.stat().st_size <= MOST_BYTES, f"{name} is too large to be kept in the repository"
                SHOWN.mkdir(exist_ok=True)
                shutil.copy(picture, SHOWN)
