"""The page about settings names every setting and its environment variable."""

from __future__ import annotations

from dataclasses import fields

from ivrflow.runtime.configuration import FREE_SECTIONS, SECTIONS
from tools.reference_settings import settings_page


def test_every_setting_is_there() -> None:
    text = settings_page()
    for name, section in SECTIONS.items():
        assert f"## [{name}]" in text
        for each in fields(section):
            assert f"| `{each.name}` |" in text
            assert f"`IVRFLOW_{name}_{each.name}`".replace(".", "_").upper() in text
    assert all(f"## [{name}]" in text for name in FREE_SECTIONS)
