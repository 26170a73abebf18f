"""Reading calls back: filters, those in progress, journals with gaps."""

from __future__ import annotations

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from ivrflow.model.cdr import Cdr
from ivrflow.model.events import Offered, Played
from ivrflow.model.journal import Step
from ivrflow.store.calls import CallFilter
from ivrflow.store.store import Store

AT = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)
FIRST = Cdr("c1", "sip", "139", "95588", "telebank", "r1", AT, AT, AT, "caller", "BYE")
SECOND = replace(
    FIRST,
    call_id="c2",
    ani="138",
    offered=AT + timedelta(minutes=1),
    ended_by="lost",
    path=("telebank.main", "cards.block"),
)
THIRD = replace(FIRST, call_id="c3", flow="cards", dnis="95500", offered=AT + timedelta(minutes=2))


def step(number: int) -> Step:
    return Step(number, Played(number), ("telebank", "main", number), False, (), ())


@pytest.fixture
def three_calls(store: Store) -> Store:
    writer = store.journal_writer("main")
    for cdr in (FIRST, SECOND, THIRD):
        writer.ended(cdr)
    writer.started(Offered("c4", "137", "95588", AT, flow="telebank"))
    writer.close()
    return store


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (CallFilter(), (THIRD, SECOND, FIRST)),
        (CallFilter(limit=1), (THIRD,)),
        (CallFilter(ani="138"), (SECOND,)),
        (CallFilter(dnis="95500"), (THIRD,)),
        (CallFilter(flow="telebank", ended_by="caller"), (FIRST,)),
        (CallFilter(since=SECOND.offered), (THIRD, SECOND)),
        (CallFilter(until=SECOND.offered), (FIRST,)),
        (CallFilter(ani="1' OR 1=1--"), ()),
        (CallFilter(visited=("cards",)), (THIRD, SECOND)),
        (CallFilter(visited=("card_", "x")), ()),
        (CallFilter(visited=("ards",)), ()),
    ],
)
def test_calls_are_found_by_what_is_known_of_them(
    three_calls: Store, wanted: CallFilter, found: tuple[Cdr, ...]
) -> None:
    assert three_calls.calls.find(wanted) == found


def test_a_call_in_progress_has_no_cdr_yet(three_calls: Store) -> None:
    assert three_calls.calls.get("c1") == FIRST
    assert three_calls.calls.get("c4") is None
    assert three_calls.calls.get("c5") is None
    assert [offered.call_id for offered in three_calls.calls.in_progress()] == ["c4"]
    assert three_calls.calls.in_progress("other") == ()


def test_a_journal_is_read_to_its_first_gap_or_damage(store: Store) -> None:
    writer = store.journal_writer("main")
    for call_id in ("whole", "gap", "damaged"):
        writer.started(Offered(call_id, "137", "95588", AT))
        for number in range(4):
            writer.append(call_id, step(number))
    writer.close()
    with store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM steps WHERE call_id = 'gap' AND sequence = 2")
        connection.exec_driver_sql("UPDATE steps SET record = '{\"at\"' WHERE call_id = 'damaged' AND sequence = 1")
    told = {call_id: store.calls.journal(call_id) for call_id in ("whole", "gap", "damaged", "unknown")}
    assert [(len(journal.steps), journal.complete) for journal in told.values()] == [
        (4, True),
        (2, False),
        (1, False),
        (0, True),
    ]
    assert told["whole"].steps == tuple(step(number) for number in range(4))


@pytest.mark.parametrize("page", [1, 2, 3, 200])
def test_all_calls_are_given_with_their_journals_the_oldest_first(store: Store, page: int) -> None:
    writer = store.journal_writer("main")
    # Two at the same moment lie on both sides of a page's end.
    for call_id, minutes in (("c1", 0), ("c2", 1), ("c3", 1), ("c4", 2), ("c5", 3)):
        writer.started(Offered(call_id, "137", "95588", AT + timedelta(minutes=minutes), flow="telebank"))
        writer.append(call_id, step(0))
        writer.append(call_id, step(int(call_id[1])))
        writer.ended(replace(FIRST, call_id=call_id, offered=AT + timedelta(minutes=minutes)))
    writer.started(Offered("ringing", "137", "95588", AT, flow="telebank"))
    writer.close()
    wanted = CallFilter(since=AT, until=AT + timedelta(minutes=3), limit=1)
    found = [(call.cdr.call_id, call.journal.steps, call.journal.complete) for call in store.calls.each(wanted, page)]
    assert found == [(call_id, (step(0), step(int(call_id[1]))), True) for call_id in ("c1", "c2", "c3", "c4")]


def test_an_engine_can_write_while_calls_are_read(three_calls: Store) -> None:
    reading = three_calls.calls.each(CallFilter(), 1)
    assert next(reading).cdr == FIRST
    writer = three_calls.journal_writer("main")
    writer.ended(replace(FIRST, call_id="c5", offered=AT + timedelta(hours=1)))
    assert writer.close()
    assert [call.cdr.call_id for call in reading] == ["c2", "c3", "c5"]


def test_calls_that_go_on_are_counted_by_release_and_flow(store: Store) -> None:
    writer = store.journal_writer("main")
    for number, release in enumerate(("a", "a", "b")):
        writer.started(Offered(str(number), "1", "2", store.database.now(), 1, release, "telebank", "sip"))
    writer.close()
    assert store.calls.count_in_progress() == {("a", "telebank"): 2, ("b", "telebank"): 1}
