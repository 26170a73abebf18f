"""Lists as they are written."""

from __future__ import annotations

import pytest

from ivrflow.model.shared_list import checked_list


def test_each_entry_is_kept_once_in_the_order_written() -> None:
    plain = {"title": "Blocked", "entries": ["2", " 1 ", "2", "+44*"]}
    assert checked_list("blocked", plain) == {"title": "Blocked", "entries": ["2", "1", "+44*"]}


def test_a_list_may_be_empty() -> None:
    assert checked_list("vip", {}) == {"entries": []}


@pytest.mark.parametrize(
    ("plain", "message"),
    [
        ({"entris": []}, 'list "vip": unknown entry "entris"; known are entries, title'),
        ({"entries": "1380"}, 'list "vip": entries is a list of texts'),
        ({"entries": [1380]}, 'list "vip": entries is a list of texts'),
        ({"entries": [" "]}, 'list "vip": entries is a list of texts'),
    ],
)
def test_what_is_wrong_is_said(plain: dict[str, object], message: str) -> None:
    with pytest.raises(ValueError, match=message):
        checked_list("vip", plain)
