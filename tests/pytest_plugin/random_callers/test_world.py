"""Answers of the world."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ivrflow.model.conversation import StubAnswer
from ivrflow.model.statements import Statement
from ivrflow.model.types import MONEY, TEXT
from ivrflow.model.values import Money
from ivrflow.pytest_plugin.random_callers.world import RandomAnswers, Surroundings, surroundings_of

from .lines import chosen, line

SURROUNDINGS = Surroundings(
    {
        "bank.balance": Statement("bank", "balance", (), (("balance", MONEY), ("name", TEXT))),
        "bank.note": Statement("bank", "note", (), (), write=True),
    },
    {"fees": {"city": TEXT}},
)
FIVE = Money(Decimal(5), "CNY")


def answers(*choices: object) -> RandomAnswers:
    return RandomAnswers(chosen(*choices), SURROUNDINGS, nothing=False)


@pytest.mark.parametrize(
    ("subject", "choices", "answer"),
    [
        (
            "bank.balance",
            (500, "found", FIVE, "Ann"),
            StubAnswer("bank.balance", "found", (("balance", FIVE), ("name", "Ann")), after_ms=500),
        ),
        ("bank.balance", (0, "empty"), StubAnswer("bank.balance", "empty")),
        ("bank.balance", (0, "failed", "timeout"), StubAnswer("bank.balance", "failed", reason="timeout")),
        ("bank.note", (0, "done"), StubAnswer("bank.note", "done")),
        ("calendar branch", ("closed",), StubAnswer("calendar branch", "closed")),
        ("calendar branch", (None,), None),
        ("list vip", ("yes",), StubAnswer("list vip", "yes")),
        ("table fees", ("found", "Elm"), StubAnswer("table fees", "found", (("city", "Elm"),))),
        ("table fees", ("empty",), StubAnswer("table fees", "empty")),
        ("queue cards", ("done", 500), StubAnswer("queue cards", "done", after_ms=500)),
        ("transfer +44", ("busy",), StubAnswer("transfer +44", "busy")),
        ("box sales", ("failed",), StubAnswer("box sales", "failed")),
        ("callback cards", ("done",), StubAnswer("callback cards", "done")),
    ],
)
def test_each_subject_is_answered_in_its_way(
    subject: str, choices: tuple[object, ...], answer: StubAnswer | None
) -> None:
    book = answers(*choices)
    assert book.next_for(subject) == answer
    assert book.answers == (() if answer is None else (answer,))


def test_the_next_answer_may_be_the_same_or_another() -> None:
    book = answers(0, "empty", False, True, 0, "many", False)
    outcomes = [given.outcome for _ in range(4) if (given := book.next_for("bank.balance"))]
    assert outcomes == ["empty", "empty", "many", "many"]
    # As a conversation states it: the last one stays.
    assert [each.outcome for each in book.answers] == ["empty", "empty", "many"]


def test_what_is_as_in_the_installation_stays_so() -> None:
    book = answers(None)
    assert [book.next_for("calendar branch") for _ in range(3)] == [None] * 3


def test_a_loop_does_not_draw_for_ever() -> None:
    book = answers(0, "empty", *[True, 0, "many"] * 4)
    outcomes = [given.outcome for _ in range(100) if (given := book.next_for("bank.balance"))]
    assert outcomes == ["empty"] + ["many"] * 99


def test_what_flows_ask_is_found_in_their_nodes() -> None:
    folder = line(
        'query ask {\n  call = bank.balance(number = "1")\n  into b = balance\n  found -> bye\n  empty -> bye\n'
        "  many -> bye\n  failed -> bye\n}\n",
        "  var b: money private",
    )
    found = surroundings_of(folder.programs.values())
    assert list(found.statements) == ["bank.balance"]
    assert found.tables == {}
