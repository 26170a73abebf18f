"""Calls are found by what became of them, page by page, the newest first."""

from __future__ import annotations

import json
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from ivrflow.model.cdr import ENDINGS, Cdr, Milestone
from ivrflow.model.errors import Misuse
from ivrflow.model.events import Offered
from ivrflow.model.outcome import Outcome, outcome_of
from ivrflow.store.call_list import LONGEST_THROUGH, RUNNING, CallSearch, ListedCall, Place
from ivrflow.store.calls import TEST_CHANNEL
from ivrflow.store.store import Store, open_store

AT = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)
FIRST = Cdr(
    "c1", "sip", "13800001111", "95588", "telebank", "r1", AT, AT, AT + timedelta(seconds=30), "caller", "BYE",
    ("telebank.main", "cards.block"), route="955*", left_at="cards.block",
)  # fmt: skip
SECOND = replace(
    FIRST,
    call_id="c2",
    ani="02155550000",
    offered=AT + timedelta(minutes=1),
    ended=AT + timedelta(minutes=5),
    ended_by="flow",
    milestones=(Milestone("told", 5, (("a", '["blocked", '),), 'go"ld', "a1"), Milestone("blocked", 6, (), "Gold")),
)
THIRD = replace(
    FIRST, call_id="c3", flow="cards", release="r2", answered=None, ended_by="refused", offered=AT + timedelta(hours=1)
)
TEST = replace(FIRST, call_id="c4", channel=TEST_CHANNEL, offered=AT + timedelta(hours=2))
RINGS = Offered("c5", "137", "95588", AT + timedelta(minutes=30), flow="telebank")


@pytest.fixture
def called(store: Store) -> Store:
    writer = store.journal_writer("main")
    for cdr in (FIRST, SECOND, THIRD, TEST):
        writer.ended(cdr)
    writer.started(RINGS)
    writer.close()
    return store


def _ids(store: Store, wanted: CallSearch) -> list[str]:
    return [each.call.call_id for each in store.call_list.page(wanted).calls]


@pytest.mark.parametrize(
    ("wanted", "found"),
    [
        (CallSearch(), ["c3", "c5", "c2", "c1"]),
        (CallSearch(with_tests=True), ["c4", "c3", "c5", "c2", "c1"]),
        (CallSearch(since=SECOND.offered, until=THIRD.offered), ["c5", "c2"]),
        (CallSearch(call_id="c2"), ["c2"]),
        (CallSearch(ani="13800001111"), ["c3", "c1"]),
        (CallSearch(ani="1380000111"), []),
        (CallSearch(ani="1380000%"), []),
        (CallSearch(dnis="95588", flow="cards"), ["c3"]),
        (CallSearch(release="r2"), ["c3"]),
        (CallSearch(route="955*", ended_by="caller"), ["c1"]),
        (CallSearch(route="' OR 1=1--"), []),
        (CallSearch(outcome="contained"), ["c2"]),
        (CallSearch(outcome="abandoned"), ["c1"]),
        (CallSearch(outcome="refused"), ["c3"]),
        (CallSearch(outcome=RUNNING), ["c5"]),
        (CallSearch(node="cards.block"), ["c3", "c2", "c1"]),
        (CallSearch(node="cards."), []),
        (CallSearch(milestone="blocked"), ["c2"]),
        (CallSearch(milestone="Blocked"), []),
        (CallSearch(milestone="a"), []),
        (CallSearch(customer_class="Gold"), ["c2"]),
        (CallSearch(customer_class="gold"), []),
        (CallSearch(customer_class='go"ld'), ["c2"]),
        (CallSearch(milestone="told", customer_class="Gold"), []),
        (CallSearch(milestone="blocked", customer_class="Gold"), ["c2"]),
        (CallSearch(shortest_ms=31_000), ["c2"]),
        (CallSearch(longest_ms=30_000), ["c1"]),
        (CallSearch(through="cards.block", since=AT), ["c3", "c2", "c1"]),
        (CallSearch(through="cards.bloc", since=AT), []),
        (CallSearch(flow="\0"), []),
    ],
)
def test_calls_are_found_by_what_is_known_of_them(called: Store, wanted: CallSearch, found: list[str]) -> None:
    assert _ids(called, wanted) == found


def test_a_call_is_told_as_it_is_kept_and_one_that_goes_on_as_it_was_offered(called: Store) -> None:
    assert called.call_list.get("c1") == ListedCall(FIRST, "main")
    assert called.call_list.get("c5") == ListedCall(RINGS, "main")
    assert called.call_list.get("c4") == ListedCall(TEST, "main")
    assert called.call_list.get("c6") is None


def test_what_makes_no_sense_is_refused(called: Store) -> None:
    with pytest.raises(Misuse, match="end of the time"):
        called.call_list.page(CallSearch(since=AT, until=AT))
    for since, until in ((None, AT), (AT, AT + LONGEST_THROUGH + timedelta(seconds=1))):
        with pytest.raises(Misuse, match="31 days at most"):
            called.call_list.page(CallSearch(through="telebank.main", since=since, until=until))


@pytest.mark.parametrize("limit", [1, 2, 3, 4])
def test_each_call_is_on_one_page(called: Store, limit: int) -> None:
    twin = replace(FIRST, call_id="c0")
    writer = called.journal_writer("main")
    writer.ended(twin)
    writer.close()
    found: list[str] = []
    begin: Place | None = None
    while True:
        page = called.call_list.page(CallSearch(), begin, limit)
        assert len(page.calls) <= limit
        found += [each.call.call_id for each in page.calls]
        begin = page.next
        if begin is None:
            break
    assert found == ["c3", "c5", "c2", "c1", "c0"]


@pytest.mark.parametrize("wanted", [CallSearch(), CallSearch(flow="telebank"), CallSearch(outcome="refused")])
def test_who_has_no_patience_finds_the_same_in_more_pages(
    called: Store, monkeypatch: pytest.MonkeyPatch, wanted: CallSearch
) -> None:
    monkeypatch.setattr("ivrflow.store.call_list.SLICES", (1, 2))
    found: list[str] = []
    begin, pages = None, 0
    while True:
        page = called.call_list.page(wanted, begin, patience_ms=0)
        found += [each.call.call_id for each in page.calls]
        pages += 1
        if page.next is None:
            break
        assert page.searched_to == page.next.offered
        begin = page.next
    assert found == _ids(called, wanted)
    assert pages == 6, "a slice for each call, and one to see that there are no more"


def test_names_are_those_of_all_calls_that_were_counted(called: Store) -> None:
    names = called.call_list.names()
    assert names.flows == ("cards", "telebank")
    assert names.routes == ("955*",)
    assert names.nodes == ("cards.block", "telebank.main")
    assert names.milestones == ("blocked", "told")
    assert names.customer_classes == ("Gold", 'go"ld')


def test_a_list_is_read_off_an_index(called: Store) -> None:
    with called.database.reading() as connection:
        for condition, index in (
            ("flow = 'x' AND outcome = 'failed'", "calls_listed"),
            ("ani = 'x'", "calls_by_caller"),
        ):
            plan = connection.exec_driver_sql(
                f"EXPLAIN QUERY PLAN SELECT * FROM calls WHERE workspace = 'default' AND {condition} "
                "ORDER BY offered DESC, call_id DESC LIMIT 50"
            ).all()
            assert index in str(plan)
            assert "TEMP B-TREE" not in str(plan)


NAMES = st.text(st.characters(codec="utf-8", exclude_characters="\0"), max_size=6) | st.sampled_from(
    ('"', "\\", '["', '", "', "told", "Told", "], [")
)


@settings(max_examples=60, deadline=None)
@given(
    ended_by=st.sampled_from(ENDINGS),
    answered=st.booleans(),
    noted=st.lists(st.tuples(NAMES, NAMES), max_size=3),
    sought=st.tuples(NAMES, NAMES),
)
def test_what_is_sought_is_found_and_nothing_else(
    tmp_path_factory: pytest.TempPathFactory,
    ended_by: str,
    answered: bool,
    noted: list[tuple[str, str]],
    sought: tuple[str, str],
) -> None:
    store = _fresh(tmp_path_factory)
    cdr = replace(
        FIRST,
        ended_by=ended_by,
        answered=AT if answered else None,
        milestones=tuple(Milestone(name, 0, ((name, group),), group) for name, group in noted),
    )
    writer = store.journal_writer("main")
    writer.ended(cdr)
    writer.close()
    for outcome in Outcome:
        assert bool(_ids(store, CallSearch(outcome=outcome.value))) == (outcome_of(cdr) is outcome)
    for name, group in (*noted, sought):
        is_there = any(name in ("", one) and group in ("", other) for one, other in noted) or not (name or group)
        assert bool(_ids(store, CallSearch(milestone=name, customer_class=group))) == is_there, json.dumps(noted)
    with store.database.writing() as connection:
        connection.exec_driver_sql("DELETE FROM calls")
    store.close()


def _fresh(folders: pytest.TempPathFactory) -> Store:
    path = Path(folders.getbasetemp()) / "call-list.db"
    return open_store(path)
