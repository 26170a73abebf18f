"""Asks axe-core what is wrong with a page for those who do not see it, or use no mouse."""

from __future__ import annotations

from pathlib import Path
from typing import Any

from playwright.sync_api import Page

__all__ = ["serious"]

AXE = Path(__file__).parents[2] / "designer" / "web" / "node_modules" / "axe-core" / "axe.min.js"
SERIOUS = ("serious", "critical")


def serious(page: Page) -> list[str]:
    """What is found on it, one sentence each."""
    return [
        f"{each['impact']} {each['id']}: {each['help']}; {node['html'][:160]} ({_why(node)})"
        for each in page.evaluate(_looking())
        if each["impact"] in SERIOUS
        for node in each["nodes"][:3]
    ]


def _looking() -> str:
    # Evaluated, not added as an element: the page's security policy allows no script but its own.
    return f"async () => {{ {AXE.read_text('utf-8')}; return (await window.axe.run(document)).violations; }}"


def _why(node: dict[str, Any]) -> str:
    return "; ".join(check["message"] for check in [*node["any"], *node["all"], *node["none"]][:1])
