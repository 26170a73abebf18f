"""A query as the host will get it, and what the caller hears meanwhile."""

from __future__ import annotations

from ivrflow.model.commands import Play
from ivrflow.nodes.data.asking import heard_meanwhile, query_of
from ivrflow.nodes.fields.calls import BoundCall, StatementCall
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.say import spoken_text

from ..fields.binding import CallAt, binder, line, lines

CALL = CallAt({"account": "622202"}, type_ahead=False)


def bound(text: str, *, entry: bool = False) -> BoundCall:
    around = binder()
    call = StatementCall(entry=entry).bind(lines(text), around)
    assert isinstance(call, BoundCall)
    assert around.issues == []
    return call


def test_arguments_are_those_of_now_and_the_time_is_the_statements() -> None:
    query = query_of(bound("bank.balance(number = account)"), CALL)
    assert (query.statement, query.arguments) == ("bank.balance", (("number", "622202"),))
    assert (query.timeout_ms, query.write) == (2500, False)


def test_the_node_may_wait_another_time_than_the_statement_says() -> None:
    assert query_of(bound("bank.balance(number = account)"), CALL, 400).timeout_ms == 400


def test_what_was_entered_goes_into_the_secret_parameter_and_stays_secret() -> None:
    query = query_of(bound("bank.check(number = account)", entry=True), CALL, entered="4711")
    assert dict(query.arguments) == {"number": "622202", "pin": "4711"}
    assert query.secret == frozenset({"pin"})


def test_a_statement_that_writes_is_asked_to_write() -> None:
    assert query_of(bound("bank.lock(number = account)"), CALL).write is True


def test_what_is_heard_meanwhile_cannot_be_pressed_away() -> None:
    play = heard_meanwhile(PromptField().bind((line('say("One moment")'),), binder()), CALL)
    assert isinstance(play, Play)
    assert (spoken_text(play.prompt), play.barge_in, play.type_ahead) == ("One moment", False, False)
    assert heard_meanwhile(PromptSet(), CALL) is None
