"""What people call a browser, by how it calls itself."""

from __future__ import annotations

import re

__all__ = ["device_of"]

# Those that also call themselves by the names further down come first.
BROWSERS = (
    ("Edge", r"\bEdgA?(?:iOS)?/(\d+)"),
    ("Opera", r"\bOPR/(\d+)"),
    ("Samsung Internet", r"\bSamsungBrowser/(\d+)"),
    ("Firefox", r"\b(?:Firefox|FxiOS)/(\d+)"),
    ("Chrome", r"\b(?:Headless)?(?:Chrome|CriOS)/(\d+)"),
    ("Safari", r"\bVersion/(\d+)[\d.]* (?:Mobile/\w+ )?Safari/"),
)
SYSTEMS = (
    ("iPad", r"\biPad\b"),
    ("iPhone", r"\biPhone\b"),
    ("Android", r"\bAndroid\b"),
    ("ChromeOS", r"\bCrOS\b"),
    ("Windows", r"\bWindows\b"),
    ("macOS", r"\bMac OS X\b"),
    ("Linux", r"\bLinux\b"),
)
LONGEST = 60


def device_of(agent: str) -> str:
    """`Firefox 140, Linux`; the beginning of what it said where it is none of those that people know.

    `agent` is the User-Agent (RFC 9110, section 10.1.5), which whoever signs in may choose: it proves nothing.
    """
    browser = next((f"{name} {found[1]}" for name, form in BROWSERS if (found := re.search(form, agent))), "")
    system = next((name for name, form in SYSTEMS if re.search(form, agent)), "")
    known = ", ".join(filter(None, (browser, system)))
    return known or "".join(letter if letter.isprintable() else " " for letter in agent[:LONGEST]).strip()
