"""Forms are drawn from what the declarations say, in both languages."""

from __future__ import annotations

from designer.catalogue.fields import describe_header
from designer.catalogue.texts import texts_in


def test_the_header_is_described_for_its_form() -> None:
    header = describe_header(texts_in("en"))
    fields = {field.name: field for field in header.fields}
    assert {name: field.widget for name, field in fields.items()} == {
        "languages": "languages",
        "zone": "zone",
        "start": "node",
        "max_duration": "duration",
        "type_ahead": "switch",
        "agents": "switch",
    }
    assert fields["max_duration"].default == "1h"
    assert fields["max_duration"].limits == {"min_ms": 1_000, "max_ms": 86_400_000}
    assert [event.name for event in header.events] == ["hangup", "error"]


def test_the_header_is_described_in_chinese() -> None:
    english, chinese = describe_header(texts_in("en")), describe_header(texts_in("zh-CN"))
    for field, translated in zip(english.fields, chinese.fields, strict=True):
        assert field.label != translated.label
        assert field.help != translated.help
    for event, translated_event in zip(english.events, chinese.events, strict=True):
        assert event.label != translated_event.label
        assert event.help != translated_event.help
