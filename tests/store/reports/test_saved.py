"""Reports are kept by name, for all people of the workspace, and on record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.store.reports.saved import AskedFor, SavedReport, WantedReport
from ivrflow.store.store import Store, open_store

ASKED = AskedFor(
    ("offered", "contained"), "yesterday", "Asia/Shanghai", "hour", ("flow",), (("flow", ("bank", "air")),)
)


def test_what_is_saved_is_read_back_and_means_another_day_tomorrow(
    store: Store, pass_time: Callable[[float], None]
) -> None:
    saved = store.reports.saved.save(" Daily ", ASKED, "li")
    assert saved == SavedReport(saved.number, "Daily", ASKED, True, "li", store.database.now())
    assert store.reports.saved.named("Daily") == saved
    before = saved.asked_for.question(store.database.now())
    pass_time(86_400)
    after = saved.asked_for.question(store.database.now())
    assert after.span.begin == before.span.end
    assert store.reports.answer(after).rows == ()


def test_saving_again_replaces_and_removing_removes_and_both_are_on_record(store: Store) -> None:
    saved = store.reports.saved
    saved.save("b", ASKED, "li")
    saved.save("a", ASKED, "li")
    saved.save("b", AskedFor(("visits",), "this year"), "wang")
    assert [(each.name, each.author, each.asked_for.measures[0]) for each in saved.list()] == [
        ("a", "li", "offered"),
        ("b", "wang", "visits"),
    ]
    saved.remove(saved.named("a").number, "wang")
    assert [each.name for each in saved.list()] == ["b"]
    assert [(entry.who, entry.what, entry.subject) for entry in store.audit.entries()][:2] == [
        ("wang", "report removed", "a"),
        ("wang", "report saved", "b"),
    ]


@pytest.mark.parametrize(
    ("name", "changes", "why"),
    [
        ("", {}, "1 to 80 letters"),
        ("x" * 81, {}, "1 to 80 letters"),
        ("a\nb", {}, "1 to 80 letters"),
        ("x", {"zone": "Asia/Nowhere"}, 'no zone "Asia/Nowhere"'),
        ("x", {"zone": "../../etc/passwd"}, "there is no zone"),
        ("x", {"when": "soon"}, "is no time"),
        ("x", {"measures": ("offered", "none")}, "is no measure"),
    ],
)
def test_what_cannot_be_is_not_kept(store: Store, name: str, changes: dict[str, Any], why: str) -> None:
    wrong = AskedFor(**{"measures": ("offered",), "when": "today", **changes})
    with pytest.raises(Misuse, match=why):
        store.reports.saved.save(name, wrong, "li")
    assert store.reports.saved.list() == ()


def test_unknown_ones_are_refused_also_those_of_other_workspaces(store: Store, store_path: Path) -> None:
    other = open_store(store_path, "another")
    number = other.reports.saved.save("theirs", ASKED, "li").number
    other.close()
    with pytest.raises(Misuse, match='no report "theirs"'):
        store.reports.saved.named("theirs")
    _for_nobody(store, number, "li")


def test_what_is_somebodys_own_is_there_for_nobody_else(store: Store) -> None:
    saved = store.reports.saved
    mine = saved.add(WantedReport("Daily", ASKED, shared=False), "li")
    everybodys = saved.add(WantedReport("Daily", ASKED), "li")
    assert [each.number for each in saved.list("li")] == [mine.number, everybodys.number]
    assert [each.number for each in saved.list("wang")] == [everybodys.number] == [each.number for each in saved.list()]
    _for_nobody(store, mine.number, "wang")
    assert saved.get(mine.number, "li") == mine
    saved.remove(mine.number, "li")
    assert saved.add(WantedReport("Other", ASKED), "li").number > everybodys.number, "numbers are given once"


def test_shared_ones_are_everybodys_to_change_and_to_take(store: Store) -> None:
    saved = store.reports.saved
    number = saved.add(WantedReport("Daily", ASKED), "li").number
    changed = saved.change(number, WantedReport("Weekly", AskedFor(("visits",), "this week"), shared=False), "wang")
    assert (changed.number, changed.name, changed.shared, changed.author) == (number, "Weekly", False, "wang")
    _for_nobody(store, number, "li")


def test_a_name_is_there_once(store: Store) -> None:
    saved = store.reports.saved
    saved.add(WantedReport("Daily", ASKED), "li")
    other = saved.add(WantedReport("Weekly", ASKED), "li")
    with pytest.raises(Misuse, match='there is a report "Daily" already'):
        saved.add(WantedReport("Daily ", ASKED), "wang")
    with pytest.raises(Misuse, match='there is a report "Daily" already'):
        saved.change(other.number, WantedReport("Daily", ASKED), "li")
    assert len(saved.list()) == 2


def test_somebody_cannot_fill_the_store(store: Store, monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr("ivrflow.store.reports.saved.MOST_REPORTS", 1)
    store.reports.saved.add(WantedReport("Daily", ASKED), "li")
    with pytest.raises(Misuse, match="there are 1 reports already"):
        store.reports.saved.add(WantedReport("Weekly", ASKED), "li")


def _for_nobody(store: Store, number: int, reader: str) -> None:
    saved, refused = store.reports.saved, f"there is no report {number}"
    with pytest.raises(Misuse, match=refused):
        saved.get(number, reader)
    with pytest.raises(Misuse, match=refused):
        saved.change(number, WantedReport("x", ASKED), reader)
    with pytest.raises(Misuse, match=refused):
        saved.remove(number, reader)
