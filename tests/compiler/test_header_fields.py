"""The declared fields of a header read what authors write."""

from __future__ import annotations

from zoneinfo import ZoneInfo

import pytest

from ivrflow.compiler.header_fields import EVENTS, HEADER_FIELDS, FirstNode, Languages, Zone


def test_what_is_written_is_read() -> None:
    assert Languages().read("[en-US, zh-CN]") == ("en-US", "zh-CN")
    assert Languages().read("[en-US, en-US-x-anna]") == ("en-US", "en-US-x-anna")
    assert Zone().read('"Asia/Shanghai"') == Zone().read("Asia/Shanghai") == ZoneInfo("Asia/Shanghai")
    assert FirstNode().read("welcome") == "welcome"


@pytest.mark.parametrize(
    ("text", "why"),
    [("en-US", "expected language tags"), ("[en US]", "expected language tags"), ("[en-US, en-US]", "listed twice")],
)
def test_languages_that_cannot_be_meant(text: str, why: str) -> None:
    with pytest.raises(ValueError, match=why):
        Languages().read(text)


def test_a_zone_that_does_not_exist_is_told_with_one_that_does() -> None:
    with pytest.raises(ValueError, match="did you mean Asia/Shanghai"):
        Zone().read("Asia/Shangai")


def test_every_field_says_what_it_is_for() -> None:
    assert all(field.label and field.help for field in HEADER_FIELDS.values())
    assert all(EVENTS.values())
    required = [name for name, field in HEADER_FIELDS.items() if field.required]
    assert required == ["languages", "zone", "start"]
