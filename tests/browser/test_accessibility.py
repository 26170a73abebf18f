"""axe-core finds nothing serious on any page, light or dark."""

from __future__ import annotations

from .axe import serious
from .pages import PAGES, SIGNED_OUT, go, prepare
from .studio import Studio


def test_nothing_serious_is_found_on_any_page(studio: Studio) -> None:
    found: list[str] = []
    prepare(studio.person("en"))
    for signed_in, pages in ((False, SIGNED_OUT), (True, PAGES)):
        person = studio.person("en", signed_in=signed_in)
        # On a busy machine, exploring a flow may take longer than the server waits for it.
        person.watch.forgive(503)
        for name, arrival in pages.items():
            go(person, arrival)
            for appearance in person.in_light_and_dark():
                found += [f"{name}, {appearance}: {each}" for each in serious(person.page)]
    assert not found, "\n".join(found)
