"""What decides an answer, and what a question is called in reports that many read."""

from __future__ import annotations

from ivrflow.engine.question import meaning_of, question_in_words
from ivrflow.model.commands import Attached, Consult, Enqueue, HandOff, LeaveMessage, Play, Query, Transfer, Wait


def test_a_look_up_is_its_statement_and_its_open_arguments() -> None:
    asked = Query("bank.balance", (("number", "1"), ("pin", "4711")), frozenset({"pin"}))
    assert meaning_of(asked) == meaning_of(
        Query("bank.balance", (("number", "1"), ("pin", "0000")), asked.secret, 9000)
    )
    assert meaning_of(asked) != meaning_of(Query("bank.balance", (("number", "2"), ("pin", "4711")), asked.secret))
    assert meaning_of(asked) != meaning_of(Query("bank.balance", (("number", "1"),), asked.secret))


def test_an_agent_is_the_same_whatever_he_is_told() -> None:
    assert meaning_of(HandOff("cards", (Attached("a", "1"),))) == meaning_of(HandOff("cards"))
    assert meaning_of(Enqueue("cards")) != meaning_of(Enqueue("loans"))
    assert meaning_of(Transfer("+44")) != meaning_of(Transfer("+44", attended=True))
    assert meaning_of(LeaveMessage("sales", "r1")) == meaning_of(LeaveMessage("sales", "r2"))
    assert meaning_of(Consult("list", "vip", "1")) == meaning_of(Consult("list", "vip"))


def test_what_is_no_question_means_nothing() -> None:
    assert meaning_of(Play(())) is meaning_of(Wait(5)) is None


def test_reports_name_the_question_and_no_number_of_a_caller() -> None:
    assert question_in_words(Query("bank.balance", ())) == "bank.balance"
    assert question_in_words(Consult("calendar", "office")) == "the calendar office"
    assert question_in_words(HandOff("cards")) == "the queue cards"
    assert question_in_words(Transfer("+4420")) == "the transfer"
    assert question_in_words(Play(())) == "a prompt"
    assert question_in_words(Wait(5)) == "Wait"
