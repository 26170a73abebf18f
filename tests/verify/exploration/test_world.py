"""Every outcome of every look-up."""

from __future__ import annotations

from datetime import UTC, datetime
from decimal import Decimal

import pytest

from ivrflow.model.calendar import calendar_from_plain, state_at
from ivrflow.model.commands import Consult, HandOff, Query, Transfer
from ivrflow.model.conversation import StubAnswer
from ivrflow.model.events import Consulted, Queried, Referred
from ivrflow.verify.exploration.choices import Means
from ivrflow.verify.exploration.world import ResultClasses, live_choices, query_choices, referral_choices

from ..conftest import STATEMENTS

NOW = datetime(2026, 3, 2, 10, 15, tzinfo=UTC)


def test_a_read_is_found_with_each_value_empty_many_or_fails() -> None:
    classes: ResultClasses = [("count", (Decimal(0), Decimal(1))), ("open", (True, False))]
    choices = query_choices(Query("shop.orders", ()), STATEMENTS["shop.orders"], classes, 48)
    outcomes = [choice.event.outcome for choice in choices if isinstance(choice.event, Queried)]
    assert outcomes == ["found"] * 4 + ["empty", "many", "failed"]
    assert choices[-1].took_ms == 3_000


def test_too_many_combinations_try_each_value_at_least_once() -> None:
    values = tuple(Decimal(number) for number in range(10))
    choices = query_choices(Query("shop.orders", ()), STATEMENTS["shop.orders"], [("a", values), ("b", values)], 48)
    rows = [choice.event.results for choice in choices if isinstance(choice.event, Queried) and choice.event.results]
    assert len(rows) == 19
    assert {row["a"] for row in rows} == {row["b"] for row in rows} == set(values)


def test_a_write_is_done_is_refused_or_nobody_knows() -> None:
    choices = query_choices(Query("bank.block_cards", (), write=True), STATEMENTS["bank.block_cards"], [], 48)
    outcomes = [(choice.event.outcome, choice.event.reason) for choice in choices if isinstance(choice.event, Queried)]
    assert outcomes == [("done", ""), ("failed", "unknown"), ("failed", "refused")]


@pytest.mark.parametrize("state", ["open", "closed", "holiday"])
def test_a_calendar_is_in_each_state(state: str) -> None:
    choices = {choice.label: choice for choice in live_choices(Consult("calendar", "office"), (), 48, NOW)}
    chosen = choices[f"office {state}"]
    assert chosen.steps == (StubAnswer("calendar office", state),)
    assert isinstance(chosen.event, Consulted)
    assert chosen.event.value is not None
    assert state_at(calendar_from_plain("office", chosen.event.value), NOW) == state


@pytest.mark.parametrize("subject", ["calendar", "list", "table"])
def test_live_data_may_be_unreadable(subject: str) -> None:
    last = live_choices(Consult(subject, "office", "7"), (), 48, NOW)[-1]
    assert last.means is Means.FAILS
    assert last.steps == (StubAnswer(f"{subject} office", "failed"),)


def test_somebody_is_on_a_list_or_not() -> None:
    values = [
        choice.event.value
        for choice in live_choices(Consult("list", "vip", "7"), (), 48, NOW)
        if isinstance(choice.event, Consulted)
    ]
    assert values == [{}, {"entry": "7"}, None]


def test_a_table_has_a_row_of_each_class_or_none() -> None:
    columns: ResultClasses = [("fee", (Decimal(0), Decimal(5))), ("open", (True,)), ("note", (None,))]
    choices = live_choices(Consult("table", "fees", "7"), columns, 48, NOW)
    rows = [choice.event.value for choice in choices if isinstance(choice.event, Consulted)]
    assert rows == [
        {"row": {"fee": "0", "open": True}},
        {"row": {"fee": "5", "open": True}},
        {},
        None,
    ]


def test_live_data_that_nobody_knows_can_only_be_unreadable() -> None:
    (only,) = live_choices(Consult("switch", "storm"), (), 48, NOW)
    assert only.means is Means.FAILS
    assert only.unsaid


@pytest.mark.parametrize(("command", "subject"), [(HandOff("cards"), "queue cards"), (Transfer("+49"), "transfer +49")])
def test_a_hand_off_has_each_outcome(command: HandOff | Transfer, subject: str) -> None:
    choices = referral_choices(command)
    outcomes = {choice.event.outcome for choice in choices if isinstance(choice.event, Referred)}
    assert outcomes == {"done", "unknown", "busy", "noanswer", "refused", "failed"}
    assert choices[0].steps == (StubAnswer(subject, "done"),)
