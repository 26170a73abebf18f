"""A journal as questions and answers."""

from __future__ import annotations

from ivrflow.engine.recorded import RecordedCall
from ivrflow.model.commands import Answer, Gather, Query
from ivrflow.model.events import Gathered, HungUp

from .conftest import Bank


def test_answers_are_handed_out_once_each_in_the_order_asked(bank: Bank) -> None:
    journal = bank.journals["A wrong PIN, then the right one"]
    recorded = RecordedCall(journal)
    question = next(
        issued.command
        for step in journal
        for issued in step.commands
        if isinstance(issued.command, Gather) and issued.command.settings.secret
    )
    first = recorded.next_exchange("telebank", "ask_pin", question)
    second = recorded.next_exchange("telebank", "ask_pin", question)
    assert first is not None
    assert second is not None
    assert isinstance(first.reply, Gathered)
    assert isinstance(second.reply, Gathered)
    assert (first.reply.keys, second.reply.keys) == ("1111", "4711")
    assert recorded.next_exchange("telebank", "ask_pin", question) is None
    assert recorded.at_ms == second.at_ms > first.at_ms


def test_another_node_may_answer_the_call(bank: Bank) -> None:
    recorded = RecordedCall(bank.journals["Open"])
    assert recorded.next_exchange("telebank", "some_other", Answer()) is not None
    assert recorded.next_exchange("telebank", "some_other", Answer()) is None


def test_what_was_not_answered_and_who_ended_it_is_known(bank: Bank) -> None:
    journal = bank.journals["Hangs up while the host is asked"]
    recorded = RecordedCall(journal)
    query = next(issued.command for step in journal for issued in step.commands if isinstance(issued.command, Query))
    exchange = recorded.next_exchange("telebank", "lookup", query)
    assert exchange is not None
    assert exchange.reply is None
    assert recorded.hung_up == HungUp("caller")
    assert recorded.ended_by == "caller"


def test_who_hung_up_himself_is_known_to_have_stayed_until_his_last_sign(bank: Bank) -> None:
    recorded = RecordedCall(bank.journals["Balance in English"])
    assert recorded.ended_by == "caller"
    assert recorded.caller_stayed_on, "all of the call is still to come"
    recorded.at_ms = max(step.at_ms for step in bank.journals["Balance in English"])
    assert not recorded.caller_stayed_on


def test_whom_the_flow_hung_up_on_was_there_to_the_end(bank: Bank) -> None:
    recorded = RecordedCall(bank.journals["The host is down"])
    assert recorded.ended_by == "flow"
    recorded.at_ms = 10**9
    assert recorded.caller_stayed_on
