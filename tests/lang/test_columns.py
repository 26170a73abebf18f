"""Columns on a terminal."""

from __future__ import annotations

import pytest

from ivrflow.lang.columns import width


@pytest.mark.parametrize(
    ("text", "columns"), [("", 0), ("abc", 3), ("余额", 4), ("a，b", 4), ("e\u0301", 1), ("Ａ", 2), ("a\u200bb", 2)]
)
def test_width(text: str, columns: int) -> None:
    assert width(text) == columns
