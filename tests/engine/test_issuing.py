"""Commands leave numbered; what needs an answered call is held back until it is answered."""

from __future__ import annotations

from ivrflow.engine.issuing import Issuing
from ivrflow.model.commands import Gather, Query

from .driving import flow, programs, talk_through
from .small_flows import BYE, menu


def test_nothing_is_in_flight_at_first() -> None:
    assert Issuing().in_flight == {}


def test_what_waits_for_the_answer_is_in_flight_only_after_it() -> None:
    talk = talk_through(programs(flow("  start = a", menu("a", 'key "1" -> bye') + BYE)), "< answer")
    assert not any(isinstance(command, Gather) for command in talk.call.in_flight.values())
    talk.go_on('> answered\n< gather "Choose." choices=1 terminators=none')
    assert [type(command) for command in talk.call.in_flight.values()] == [Gather]


def test_a_look_up_needs_no_answered_call_and_its_music_does() -> None:
    node = (
        'query a {\n  call = bank.balance(number = "1")\n  meanwhile = say("Wait.")\n'
        "  found -> bye\n  empty -> bye\n  failed -> bye\n}\n"
    )
    talk = talk_through(programs(flow("  start = a", node + BYE)), '< query bank.balance number="1" timeout_ms=3000')
    assert [type(command) for command in talk.call.in_flight.values()] == [Query]
    talk.go_on("> none\n< reject unavailable")
