"""axe-core finds nothing serious on any page, light or dark."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from .pages import PAGES, SIGNED_OUT, go, prepare
from .studio import Studio

AXE = Path(__file__).parents[2] / "designer" / "web" / "node_modules" / "axe-core" / "axe.min.js"
SERIOUS = ("serious", "critical")


def test_nothing_serious_is_found_on_any_page(studio: Studio) -> None:
    found: list[str] = []
    prepare(studio.person("en"))
    for signed_in, pages in ((False, SIGNED_OUT), (True, PAGES)):
        person = studio.person("en", signed_in=signed_in)
        for name, arrival in pages.items():
            go(person, arrival)
            for appearance in person.in_light_and_dark():
                violations = _violations(person.page.evaluate(_looking()))
                found += [f"{name}, {appearance}: {each}" for each in violations]
    assert not found, "\n".join(found)


def _looking() -> str:
    # Evaluated, not added as an element: the page's security policy allows no script but its own.
    return f"async () => {{ {AXE.read_text('utf-8')}; return (await window.axe.run(document)).violations; }}"


def _violations(told: list[dict[str, Any]]) -> list[str]:
    return [
        f"{each['impact']} {each['id']}: {each['help']}; {node['html'][:160]} ({_why(node)})"
        for each in told
        if each["impact"] in SERIOUS
        for node in each["nodes"][:3]
    ]


def _why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for check in [*node["any"], *node["all"], *node["none"]][:1])
