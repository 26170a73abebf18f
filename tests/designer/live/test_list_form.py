"""A list as a form."""

from __future__ import annotations

from designer.live.fault import Fault
from designer.live.list_form import list_faults, list_form, plain_list
from designer.live.shapes import ListForm


def test_a_list_comes_back_as_it_was() -> None:
    plains: tuple[dict[str, object], ...] = (
        {"title": "Blocked", "entries": ["13800001111", "+4490*"]},
        {"entries": []},
    )
    for plain in plains:
        form = list_form(plain)
        assert plain_list(form) == plain
        assert list(list_faults(form)) == []


def test_empty_entries_and_those_that_stand_there_twice_are_faults() -> None:
    form = ListForm(subject="list", entries=("138", " ", " 138"))
    assert list(list_faults(form)) == [
        Fault(("entries", 1), "an entry has at least one character"),
        Fault(("entries", 2), "this entry stands here twice"),
    ]
