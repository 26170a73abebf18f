"""What is asked next, and what may be the answer."""

from __future__ import annotations

from dataclasses import replace
from decimal import Decimal

from ivrflow.compiler.program import Program
from ivrflow.engine.interpreter import Call
from ivrflow.model.commands import Answer, HangUp, Query, Wait
from ivrflow.model.events import Gathered, HungUp, Queried
from ivrflow.model.values import Money
from ivrflow.verify.exploration.bounds import DEFAULT, Bounds
from ivrflow.verify.exploration.choices import ANSWERED, ELAPSED, NOBODY_ASKS, Choice
from ivrflow.verify.exploration.distinctions import distinctions_of
from ivrflow.verify.exploration.happen import happen, offer
from ivrflow.verify.exploration.questions import Questions, question_of
from ivrflow.verify.exploration.starts import starts_of

from ..conftest import BYE, compiled, header


def asked(programs: dict[str, Program], bounds: Bounds = DEFAULT) -> tuple[Call, tuple[Choice, ...]]:
    """The first question with more than one answer, and its answers."""
    distinctions = distinctions_of(programs.values())
    questions = Questions(programs, distinctions, bounds)
    call = Call(programs)
    offer(call, starts_of(programs["test"], distinctions, 1)[0][0])
    while True:
        question = question_of(call)
        assert question is not None
        choices = questions.choices(call, question.command)
        if len(choices) > 1:
            assert questions.choices(call, question.command) is choices
            return call, choices
        happen(call, choices[0], question)


LOOK_UP = (
    header("var count: number = 0", "var open: boolean = false")
    + "query main {\n  call = shop.orders()\n  into count = count\n  into open = open\n"
    + "  found -> check\n  empty -> bye\n  failed -> bye\n}\n"
    + "branch check {\n  when count > 5 -> bye\n  otherwise -> bye\n}\n"
    + BYE
)


def test_results_that_are_compared_have_their_classes_and_others_one_value() -> None:
    _, choices = asked(compiled(LOOK_UP))
    rows = [choice.event.results for choice in choices if isinstance(choice.event, Queried) and choice.event.results]
    assert {5, 4, 6} <= {row["count"] for row in rows}
    assert {row["open"] for row in rows} == {True}


def test_amounts_are_answered_in_the_currency_of_the_statement() -> None:
    text = (
        header("var price: money = CNY 0")
        + "query main {\n  call = shop.price()\n  into price = price\n"
        + "  found -> bye\n  empty -> bye\n  failed -> bye\n}\n"
        + BYE
    )
    _, choices = asked(compiled(text))
    rows = [choice.event.results for choice in choices if isinstance(choice.event, Queried) and choice.event.results]
    assert [row["price"] for row in rows] == [Money(Decimal("1024.50"), "CNY")]


def test_hosts_answer_nothing_only_where_it_is_asked_for() -> None:
    _, choices = asked(compiled(LOOK_UP), Bounds(nothing=True))
    rows = [choice.event.results for choice in choices if isinstance(choice.event, Queried) and choice.event.results]
    assert None in {row["count"] for row in rows}


def test_least_keys_are_those_of_the_node() -> None:
    text = (
        header()
        + 'collect main {\n  prompt = say("?")\n  min = 3\n  max = 5\n'
        + "  done -> bye\n  noinput -> bye\n  nomatch -> bye\n}\n"
        + BYE
    )
    _, choices = asked(compiled(text))
    assert isinstance(choices[0].event, Gathered)
    assert choices[0].event.keys == "123"


def test_what_can_only_go_on_has_one_answer() -> None:
    programs = compiled(LOOK_UP)
    questions = Questions(programs, distinctions_of(programs.values()), DEFAULT)
    call, _ = asked(programs)
    assert questions.choices(call, Answer()) == (ANSWERED,)
    assert questions.choices(call, Wait(100)) == (replace(ELAPSED, took_ms=100),)
    assert questions.choices(call, Query("bank.block_cards", (), write=True, detached=True)) == (NOBODY_ASKS,)


def test_a_call_that_was_handed_over_waits_for_the_line_to_end() -> None:
    programs = compiled(
        header()
        + "queue main {\n  queue = cards\n  busy -> bye\n  noanswer -> bye\n  refused -> bye\n  failed -> bye\n}\n"
        + BYE
    )
    call, choices = asked(programs)
    question = question_of(call)
    assert question is not None
    happen(call, choices[0], question)
    question = question_of(call)
    assert question is not None
    assert isinstance(question.command, HangUp)
    call.handle(HungUp("flow"), 10_000)
    assert question_of(call) is None
    assert call.walk.ended_by == "handoff"
