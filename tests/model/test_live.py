"""What a call is told of live data."""

from __future__ import annotations

import pytest

from ivrflow.model.live import answer_of

LIST = {"title": "Blocked", "entries": ["1380*", "13800001111", "110"]}
TABLE = {"columns": {"city": "text"}, "rows": {"021": {"city": "Shanghai"}}}


@pytest.mark.parametrize(
    ("value", "key", "told"),
    [
        (LIST, "13800001111", {"entry": "13800001111"}),
        (LIST, " 13802222222 ", {"entry": "1380*"}),
        (LIST, "1100", {}),
        (LIST, "", {}),
        (TABLE, "021", {"row": {"city": "Shanghai"}}),
        (TABLE, "010", {}),
        (TABLE, None, TABLE),
        (None, "021", None),
        ({"mon": ["09:00-17:00"]}, "mon", {"mon": ["09:00-17:00"]}),
    ],
)
def test_with_a_key_only_what_it_matches(value: dict[str, object] | None, key: str | None, told: object) -> None:
    assert answer_of(value, key) == told


def test_a_list_may_stand_for_everybody() -> None:
    assert answer_of({"entries": ["*"]}, "13800001111") == {"entry": "*"}
