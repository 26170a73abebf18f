"""What two people did to the same calendar, list or table, put together."""

from __future__ import annotations

from collections.abc import Mapping

from designer.live.forms import form_of, plain_of
from designer.live.merging import LiveConflict, MergedLive, merge_live


def merged(subject: str, *plains: Mapping[str, object]) -> MergedLive:
    found = merge_live(*(form_of(subject, plain) for plain in plains))
    assert found is not None
    return found


def test_hours_and_holidays_of_both_are_kept() -> None:
    base = {"title": "A", "mon": ["09:00-17:00"], "holidays": {"2026-01-01": "New Year"}}
    mine = {**base, "tue": ["09:00-17:00"], "holidays": {"2026-01-01": "New Year", "2026-02-02": "Mine"}}
    theirs = {**base, "title": "B", "holidays": {"2026-03-03": "Theirs"}}
    found = merged("calendar", base, mine, theirs)
    assert found.conflicts == ()
    assert plain_of(found.form) == {
        "title": "B",
        "mon": ["09:00-17:00"],
        "tue": ["09:00-17:00"],
        "holidays": {"2026-02-02": "Mine", "2026-03-03": "Theirs"},
    }


def test_where_they_disagree_mine_holds_and_both_are_told() -> None:
    base = {"title": "A", "mon": ["09:00-17:00"]}
    found = merged(
        "calendar",
        base,
        {"title": "M", "mon": ["10:00-17:00"], "special": {"2026-05-01": ["10:00-11:00"]}},
        {"title": "T", "mon": [], "holidays": {"2026-05-01": "Labour"}},
    )
    assert set(found.conflicts) == {
        LiveConflict("mon", "10:00-17:00", ""),
        LiveConflict("2026-05-01", "10:00-11:00", "Labour"),
        LiveConflict("title", "M", "T"),
    }
    assert plain_of(found.form)["mon"] == ["10:00-17:00"]


def test_entries_of_both_are_on_the_list() -> None:
    base = {"entries": ["1", "2", "3"]}
    found = merged("list", base, {"entries": ["1", "2", "3", "mine"]}, {"entries": ["1", "3", "theirs"]})
    assert set(plain_of(found.form)["entries"]) == {"1", "3", "mine", "theirs"}  # type: ignore[call-overload] # JSON


def test_rows_are_put_together_cell_by_cell() -> None:
    columns = {"a": "text", "b": "text"}
    base = {"columns": columns, "rows": {"1": {"a": "x", "b": "y"}, "2": {"a": "x"}, "3": {"a": "x"}}}
    mine = {"columns": columns, "rows": {"1": {"a": "mine", "b": "y"}, "2": {"a": "mine"}}}
    theirs = {
        "columns": {**columns, "c": "number"},
        "rows": {"1": {"a": "x", "b": "theirs", "c": "1"}, "2": {"a": "theirs"}, "3": {"a": "theirs"}},
    }
    found = merged("table", base, mine, theirs)
    assert plain_of(found.form) == {
        "columns": {"a": "text", "b": "text", "c": "number"},
        "rows": {"1": {"a": "mine", "b": "theirs", "c": "1"}, "2": {"a": "mine"}, "3": {"a": "theirs"}},
    }
    assert found.conflicts == (LiveConflict("2 · a", "mine", "theirs"), LiveConflict("3", "", "theirs |  | "))


def test_forms_of_different_subjects_are_not_put_together() -> None:
    assert merge_live(form_of("list", {}), form_of("calendar", {}), form_of("list", {})) is None
