"""Old stores climb to the newest tables; newer ones are refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect

from ivrflow.model.errors import Unavailable
from ivrflow.store.call_list import RUNNING, CallSearch
from ivrflow.store.ladder import RUNGS, bring_up_to_date
from ivrflow.store.schema import VERSION
from ivrflow.store.store import open_store

OLD_STORES = sorted(
    Path(__file__).parent.glob("store_version_*.sql"), key=lambda path: int(path.stem.rpartition("_")[2])
)


CALL_OF_VERSION_9 = """
INSERT INTO calls (workspace, call_id, engine, channel, ani, dnis, flow, release, seed, facts, offered, answered, ended,
                   ended_by, cause, path, language, queue, milestones)
VALUES ('default', :id, 'main', 'sip', '', '', 'telebank', '', '0', '[]', '2026-03-02 10:14:00.000000',
        '2026-03-02 10:14:10.000000', :ended, :ended_by, '', '[]', '', '', :milestones)
"""


def tables_of(connection: Connection) -> dict[str, object]:
    """What matters of the tables: a column that was added stands elsewhere in the text of its table."""
    inspector = inspect(connection)
    return {
        name: (
            {
                each["name"]: (str(each["type"]), each["nullable"], each["default"])
                for each in inspector.get_columns(name)
            },
            inspector.get_pk_constraint(name)["constrained_columns"],
            sorted((index["name"], tuple(index["column_names"])) for index in inspector.get_indexes(name)),
        )
        for name in inspector.get_table_names()
    }


def test_there_is_an_old_store_for_every_version_and_a_rung_to_each_but_the_first() -> None:
    assert [path.stem for path in OLD_STORES] == [f"store_version_{number}" for number in range(1, VERSION + 1)]
    assert sorted(RUNGS) == list(range(2, VERSION + 1))


@pytest.mark.parametrize("old", OLD_STORES, ids=lambda path: path.stem)
def test_a_store_of_each_version_becomes_what_a_fresh_one_is(old: Path, tmp_path: Path) -> None:
    with sqlite3.connect(tmp_path / "old.db") as connection:
        connection.executescript(old.read_text())
    connection.close()
    fresh, climbed = (create_engine(f"sqlite:///{tmp_path / name}") for name in ("fresh.db", "old.db"))
    with fresh.begin() as made, climbed.begin() as older:
        bring_up_to_date(made)
        bring_up_to_date(older)
        assert tables_of(older) == tables_of(made)
    fresh.dispose()
    climbed.dispose()


def test_calls_of_an_old_store_are_found_by_what_became_of_them(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript((Path(__file__).parent / "store_version_9.sql").read_text())
        at, call = "2026-03-02 10:15:00.000000", CALL_OF_VERSION_9
        for number, (ended_by, milestones) in enumerate((("caller", '[["told", 5, [], "gold", ""]]'), ("error", "[]"))):
            connection.execute(call, {"id": f"c{number}", "ended": at, "ended_by": ended_by, "milestones": milestones})
        connection.execute(call, {"id": "rings", "ended": None, "ended_by": "", "milestones": "[]"})
    connection.close()
    store = open_store(path)
    for wanted, found in (
        (CallSearch(), ["rings", "c1", "c0"]),
        (CallSearch(outcome="contained", milestone="told", customer_class="gold"), ["c0"]),
        (CallSearch(outcome="failed", shortest_ms=0), ["c1"]),
        (CallSearch(outcome=RUNNING), ["rings"]),
    ):
        assert [each.call.call_id for each in store.call_list.page(wanted).calls] == found
    store.close()


def test_every_missing_rung_is_taken_once_and_in_order() -> None:
    taken: list[int] = []

    def rung(number: int) -> None:
        taken.append(number)

    rungs = {2: lambda _connection: rung(2), 3: lambda _connection: rung(3)}
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        bring_up_to_date(connection, 1, {})
        bring_up_to_date(connection, 3, rungs)
        bring_up_to_date(connection, 3, rungs)
    engine.dispose()
    assert taken == [2, 3]


def test_a_newer_store_is_refused() -> None:
    engine = create_engine("sqlite://")
    with engine.begin() as connection:
        bring_up_to_date(connection, VERSION + 1)
        with pytest.raises(Unavailable, match=f"newer IVRFlow .store version {VERSION + 1}"):
            bring_up_to_date(connection)
    engine.dispose()


def test_reports_that_were_saved_before_they_had_owners_are_everybodys(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    with sqlite3.connect(path) as connection:
        connection.executescript(Path(__file__).with_name("store_version_8.sql").read_text())
        question = '{"measures": ["offered"], "when": "today", "zone": "UTC", "unit": "", "group_by": [], "only": []}'
        row = ("default", "Daily", question, "li", "2026-03-02 10:15:00.000000")
        connection.execute("INSERT INTO saved_reports VALUES (?, ?, ?, ?, ?)", row)
    connection.close()
    store = open_store(path)
    (saved,) = store.reports.saved.list("wang")
    store.close()
    assert (saved.name, saved.shared, saved.author, saved.asked_for.measures) == ("Daily", True, "li", ("offered",))
