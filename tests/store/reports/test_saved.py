"""Reports are kept by name, for all people of the workspace, and on record."""

from __future__ import annotations

from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from ivrflow.model.errors import Misuse
from ivrflow.store.reports.saved import AskedFor, SavedReport
from ivrflow.store.store import Store, open_store

ASKED = AskedFor(
    ("offered", "contained"), "yesterday", "Asia/Shanghai", "hour", ("flow",), (("flow", ("bank", "air")),)
)


def test_what_is_saved_is_read_back_and_means_another_day_tomorrow(
    store: Store, pass_time: Callable[[float], None]
) -> None:
    saved = store.reports.saved.save(" Daily ", ASKED, "li")
    assert saved == SavedReport("Daily", ASKED, "li", store.database.now())
    assert store.reports.saved.get("Daily") == saved
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
    saved.remove("a", "wang")
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
    other.reports.saved.save("theirs", ASKED, "li")
    other.close()
    for action in (lambda: store.reports.saved.get("theirs"), lambda: store.reports.saved.remove("theirs", "li")):
        with pytest.raises(Misuse, match='no report "theirs"'):
            action()
