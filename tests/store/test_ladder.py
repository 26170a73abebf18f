"""Old stores climb to the newest tables; newer ones are refused."""

from __future__ import annotations

import sqlite3
from pathlib import Path

import pytest
from sqlalchemy import Connection, create_engine, inspect

from ivrflow.model.cdr import Milestone
from ivrflow.model.errors import Unavailable
from ivrflow.store.call_list import RUNNING, CallSearch
from ivrflow.store.ladder import RUNGS, bring_up_to_date
from ivrflow.store.reports.question import Question
from ivrflow.store.reports.tables import UNKNOWN
from ivrflow.store.schema import VERSION
from ivrflow.store.store import open_store

from .reports.made_up import SPAN, cdr

FINE = ("offered", "handed_off", "abandoned", "mean_duration", "p95_duration", "services")

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


def test_sums_of_before_languages_were_counted_are_of_unknown_ones_until_they_are_counted_anew(tmp_path: Path) -> None:
    path = tmp_path / "old.db"
    store = open_store(path)
    writer = store.journal_writer("main")
    told = (Milestone("told", 1, (), "gold"),)
    calls = (
        cdr("c1", "handoff", language="zh-CN", queue="cards", milestones=told, path=("bank.main",)),
        cdr("c2", "caller", language="en-US", left_at="bank.main", seconds=9),
    )
    for call in calls:
        writer.ended(call)
    assert writer.close()
    fine = [
        Question((*FINE, "customers"), SPAN, group_by=("flow", "language", "queue")),
        Question(("mean_abandoned",), SPAN, group_by=("node", "language")),
        Question(("services",), SPAN, group_by=("milestone",), only=(("queue", ("cards", UNKNOWN)),)),
    ]
    plain = [Question((*FINE, "visits", "asked"), SPAN, unit="day"), Question(("services", "customers"), SPAN)]
    right = [store.reports.answer(question) for question in fine]
    before = [store.reports.answer(question) for question in plain]
    store.close()
    with sqlite3.connect(path) as connection:
        _as_version_12(connection)
    connection.close()
    store = open_store(path)
    assert [store.reports.answer(question) for question in plain] == before
    unknown, given_up, services = (store.reports.answer(question) for question in fine)
    assert [row.values for row in unknown.rows] == [("bank", UNKNOWN, UNKNOWN)]
    assert unknown.total == right[0].total
    assert [row.values for row in given_up.rows] == [("bank.main", UNKNOWN)]
    assert services == right[2]
    store.reports.recount()
    assert [store.reports.answer(question) for question in (*fine, *plain)] == [*right, *before]
    store.close()


def _as_version_12(connection: sqlite3.Connection) -> None:
    """What a store of that version holds of the same calls."""
    for table, column in (("tallies", "measure"), ("services_used", "subject")):
        assert connection.execute(f"SELECT count(*) FROM {table} WHERE {column} > 0").fetchone() > (0,)
    connection.execute("DELETE FROM tallies WHERE measure > 100")
    same = " AND ".join(f"plain.{name} = finer.{name}" for name in ("flow", "milestone", "customer_class", "node"))
    connection.execute(
        "UPDATE services_used SET subject = (SELECT plain.id FROM tally_subjects AS plain, tally_subjects AS finer"
        f" WHERE finer.id = services_used.subject AND plain.language = '' AND {same})"
    )
    connection.execute("DELETE FROM tally_subjects WHERE language != '' OR queue != ''")
    for column in ("language", "queue"):
        connection.execute(f"ALTER TABLE tally_subjects DROP COLUMN {column}")
    connection.execute("UPDATE ivrflow_meta SET value = '12' WHERE name = 'version'")
