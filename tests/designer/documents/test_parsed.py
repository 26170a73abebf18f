"""The same text is read once."""

from __future__ import annotations

from designer.documents.parsed import flow_in

TEXT = 'flow f "F" {\n  languages = [en-US]\n  zone = UTC\n  start = a\n}\n\nhang_up a\n'


def test_a_text_is_read_once() -> None:
    flow = flow_in(TEXT)
    assert flow is not None
    assert flow.header.title == "F"
    assert flow_in(TEXT) is flow
    assert flow_in("nonsense") is None
