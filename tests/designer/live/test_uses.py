"""Which nodes name a calendar, a list, a table."""

from __future__ import annotations

from datetime import UTC, datetime

from designer.live.uses import LiveUse, live_uses
from ivrflow.model.releases import Draft, Version
from ivrflow.nodes.catalogue import load_catalogue

TEXT = """\
flow f "F" {
  languages = [en-US]
  zone = Asia/Shanghai
  start = a
}

hours a "Open?" {
  calendar = office
  open -> b
}

list_member b {
  list = "gold"
  value = call.ani
  yes -> c
}

lookup c {
  table = fees
  key = call.ani
  found -> ?
}

hours d {
  calendar = what is this
  open -> ?
}
"""


def _draft(text: str) -> Draft:
    return Draft("f", 1, text, "", "wang", datetime(2026, 1, 1, tzinfo=UTC))


def _version(text: str) -> Version:
    return Version("f", 1, "hash", text, "wang", "", datetime(2026, 1, 1, tzinfo=UTC))


def test_every_kind_that_names_live_data_is_found() -> None:
    uses = live_uses(load_catalogue(), [_draft(TEXT)], [])
    assert uses["calendar", "office"] == (LiveUse("f", "F", "a", "Open?", "Asia/Shanghai", False),)
    assert {key: [use.node for use in found] for key, found in uses.items()} == {
        ("calendar", "office"): ["a"],
        ("list", "gold"): ["b"],
        ("table", "fees"): ["c"],
    }


def test_a_node_that_callers_get_to_is_told_as_such_once() -> None:
    (use,) = live_uses(load_catalogue(), [_draft(TEXT)], [_version(TEXT)])["list", "gold"]
    assert use.published


def test_a_flow_that_cannot_be_read_uses_nothing() -> None:
    assert live_uses(load_catalogue(), [_draft("nonsense")], []) == {}
