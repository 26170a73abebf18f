"""Events in, commands out: what is in flight, what comes too late, how a call ends, forks."""

from __future__ import annotations

import json
from copy import copy

import pytest

from ivrflow.engine.interpreter import Call
from ivrflow.model.commands import HangUp, Query
from ivrflow.model.events import Answered, Failed, Gathered, HungUp, Offered, Played, Queried, TimeUp
from ivrflow.model.inputs import InputOutcome, Pressed
from ivrflow.model.journal_records import to_record

from .conftest import Bank
from .driving import flow, offered, programs, talk_through

MENU = 'menu a {\n  prompt = say("a")\n  key "1" -> ask\n  noinput -> bye\n  nomatch -> bye\n}\n'
READ = (
    'query ask {\n  call = bank.balance(number = "1")\n  meanwhile = say("wait")\n'
    "  found -> bye\n  empty -> bye\n  failed -> bye\n}\n"
)
WRITE = 'update ask {\n  call = bank.note(reason = "x")\n  done -> bye\n  failed -> bye\n}\n'
BYE = "hang_up bye {\n}\n"
ASKED = """
    < answer
    > answered
    < gather "a" choices=1 terminators=none
"""


def test_the_first_node_that_needs_it_answers() -> None:
    nodes = (
        'play ring {\n  prompt = say("ring")\n  early = true\n  done -> open\n}\n'
        "hours open {\n  calendar = office\n  open -> greet\n  closed -> no\n  failed -> no\n}\n"
        'play greet {\n  prompt = say("hello")\n  done -> take\n}\nanswer take {\n  done -> bye\n}\n'
        "reject no {\n}\n" + BYE
    )
    made = programs(flow("  start = ring\n  on error -> bye", nodes))
    start = '< play "ring" early=true\n> played\n< consult calendar office\n'
    opened = '> calendar {"mon": ["09:00-17:00"]}\n< answer\n> answered\n< play "hello"\n> played\n< hang up'
    talk_through(made, start + opened)
    talk_through(made, start + "> no calendar\n< reject busy")


def test_a_rejected_call_that_was_answered_is_hung_up() -> None:
    made = programs(flow("  start = take", "answer take {\n  done -> no\n}\nreject no {\n}\n"))
    talk = talk_through(made, "< answer\n> answered\n< hang up\n> hung up by flow")
    assert talk.path == ["take done", "no"]
    assert talk.call.walk.ended_by == "flow"


def test_the_prompt_meanwhile_ends_with_the_answer() -> None:
    made = programs(flow("  start = a", MENU + READ + BYE))
    talk = talk_through(made, ASKED)
    talk.go_on('> keys 1\n< query bank.balance number="1" timeout_ms=3000\n< play "wait" barge_in=false')
    talk.go_on("> none\n< cancel 4\n< hang up")


def test_when_the_prompt_meanwhile_is_over_nothing_is_cancelled() -> None:
    made = programs(flow("  start = a", MENU + READ + BYE))
    talk = talk_through(made, ASKED)
    talk.go_on('> keys 1\n< query bank.balance number="1" timeout_ms=3000\n< play "wait" barge_in=false')
    talk.go_on("> played\n> none\n< hang up")


def test_replies_to_what_nobody_asks_any_more_are_dropped() -> None:
    made = programs(flow("  start = a", MENU + WRITE + BYE))
    talk = talk_through(made, ASKED)
    for late in (Answered(1), Played(9), Queried(7, "found"), Failed(99), Gathered(1, InputOutcome.KEYS, "1")):
        assert talk.take(late) == []
    assert talk.call.walk.current.id == "a"


def test_keys_that_come_too_late_are_journalled_without_the_keys() -> None:
    """Nobody knows which input they were meant for: it may have been a PIN."""
    made = programs(flow("  start = a", MENU + WRITE + BYE))
    talk = talk_through(made, ASKED)
    talk.take(TimeUp("drain"))
    talk.take(Gathered(2, InputOutcome.KEYS, "4711", pressed=(Pressed("4", 1), Pressed("7", 2))))
    assert "4711" not in json.dumps([to_record(step) for step in talk.steps])
    assert talk.steps[-1].secret


def test_reads_are_cancelled_at_hang_up() -> None:
    made = programs(flow("  start = a", MENU + READ + BYE))
    talk = talk_through(made, ASKED)
    talk.go_on('> keys 1\n< query bank.balance number="1" timeout_ms=3000\n< play "wait" barge_in=false')
    talk.go_on("> hung up by caller\n< cancel 3")
    assert talk.call.finished
    assert talk.take(Queried(3, "found")) == []


@pytest.mark.parametrize("outcome", [Queried(3, "done"), Queried(3, "failed", reason="unknown")])
def test_writes_go_on_after_hang_up_and_their_outcome_is_journalled(outcome: Queried) -> None:
    made = programs(flow("  start = a", MENU + WRITE + BYE))
    talk = talk_through(made, ASKED + '\n> keys 1\n< query bank.note reason="x" write timeout_ms=3000')
    talk.go_on("> hung up by caller")
    assert not talk.call.finished
    assert talk.take(outcome) == []
    assert talk.call.finished
    assert to_record(talk.steps[-1])["event"]["reason"] == outcome.reason


@pytest.mark.parametrize("reason", ["overtime", "drain"])
def test_time_up_ends_the_call_from_outside(reason: str) -> None:
    made = programs(flow("  start = a", MENU + WRITE + BYE))
    talk = talk_through(made, ASKED + f"\n> time up {reason}\n< cancel 2\n< hang up")
    talk.go_on("> hung up by flow")
    assert talk.call.walk.ended_by == reason
    assert talk.path == ["a"]
    assert talk.call.finished


def test_time_up_while_it_rings_refuses_and_while_it_is_being_answered_hangs_up() -> None:
    nodes = "hours open {\n  calendar = office\n  open -> a\n  closed -> a\n  failed -> a\n}\n" + MENU + WRITE + BYE
    made = programs(flow("  start = open", nodes))
    talk_through(made, "< consult calendar office\n> time up drain\n< cancel 1\n< reject unavailable")
    talk_through(made, "< consult calendar office\n> no calendar\n< answer\n> time up drain\n< cancel 2\n< hang up")


def test_time_up_does_not_hang_up_twice() -> None:
    made = programs(flow("  start = a", MENU + WRITE + BYE))
    talk = talk_through(
        made, ASKED + '\n> keys 1\n< query bank.note reason="x" write timeout_ms=3000\n> done\n< hang up'
    )
    assert talk.take(TimeUp("overtime")) == []


def test_handlers_that_take_too_long_are_cut_short() -> None:
    nodes = (
        MENU + 'query ask {\n  call = bank.balance(number = "1")\n  found -> bye\n  empty -> bye\n  failed -> bye\n}\n'
    )
    made = programs(flow("  start = a\n  on hangup -> ask", nodes + BYE))
    talk = talk_through(made, ASKED + '\n> hung up by caller\n< query bank.balance number="1" timeout_ms=3000')
    assert not talk.call.finished
    talk.go_on("> time up handlers\n< cancel 3")
    assert talk.call.finished
    assert talk.call.walk.ended_by == "caller"
    assert talk.path == ["a", "ask"]


def test_gone_before_the_outcome_of_a_hand_off_was_told_is_a_hand_off() -> None:
    made = programs(flow("  start = q\n  on error -> bye", "queue q {\n  queue = cards\n}\n" + BYE))
    talk = talk_through(
        made, "< flush\n< answer\n> answered\n< hand off cards\n> referred unknown\n> hung up by caller"
    )
    assert talk.call.walk.ended_by == "handoff"
    assert talk.call.finished
    assert talk.path == ["q"]


def test_only_the_first_hang_up_counts() -> None:
    made = programs(flow("  start = a", MENU + WRITE + BYE))
    talk = talk_through(made, ASKED + "\n> hung up by caller")
    assert talk.take(HungUp("lost")) == []
    assert talk.call.walk.ended_by == "caller"


def test_an_error_handler_flushes_what_was_typed_ahead() -> None:
    nodes = MENU + READ.replace("  failed -> bye\n", "").replace('  meanwhile = say("wait")\n', "") + BYE
    made = programs(
        flow("  start = a\n  on error -> sorry", nodes + 'play sorry {\n  prompt = say("sorry")\n  done -> bye\n}\n')
    )
    talk = talk_through(made, ASKED + '\n> keys 1\n< query bank.balance number="1" timeout_ms=3000')
    talk.go_on('> lost timeout\n< flush\n< play "sorry"')


def test_the_journal_tells_where_a_call_stood() -> None:
    made = programs(flow("  start = a", MENU + WRITE + BYE))
    talk = talk_through(
        made, ASKED + '\n> keys 1\n< query bank.note reason="x" write timeout_ms=3000\n> done\n< hang up'
    )
    assert [step.position for step in talk.steps] == [
        ("main", "a", 0), ("main", "a", 0), ("main", "a", 0), ("main", "ask", 1),
    ]  # fmt: skip


def test_a_fork_after_every_step_goes_the_same_way(bank: Bank) -> None:
    for title, journal in bank.journals.items():
        for place in range(1, len(journal)):
            call = Call(bank.programs)
            for step in journal[:place]:
                call.handle(step.event, step.at_ms)
            twin = call.fork()
            for step in journal[place:]:
                assert twin.handle(step.event, step.at_ms) == step, f"{title}, the fork after step {place}"
            # What the twin did has not touched the call it was made of.
            for step in journal[place:]:
                assert call.handle(step.event, step.at_ms) == step, f"{title}, the original after step {place}"


def test_a_copy_alone_is_no_fork(bank: Bank) -> None:
    """What `fork` does is needed: otherwise the test above could not fail."""
    journal = bank.journals["Types ahead"]
    call = Call(bank.programs)
    for step in journal[:3]:
        call.handle(step.event, step.at_ms)
    shallow = copy(call)
    shallow.handle(journal[3].event, journal[3].at_ms)
    assert call.handle(journal[3].event, journal[3].at_ms) != journal[3]


def test_a_flow_that_is_missing_at_run_time_is_a_failure_of_the_node() -> None:
    inner = flow("  start = home", "return home {\n}\n", "inner")
    outer = flow("  start = sub\n  on error -> bye", "subflow sub {\n  flow = inner()\n  done -> bye\n}\n" + BYE)
    made = programs(outer, inner)
    del made["inner"]
    talk = talk_through(made, "< reject unavailable")
    assert talk.path == ["sub failed"]


def test_commands_are_numbered_from_one() -> None:
    made = programs(flow("  start = a", MENU + WRITE + BYE))
    talk = talk_through(
        made, ASKED + '\n> keys 1\n< query bank.note reason="x" write timeout_ms=3000\n> done\n< hang up'
    )
    numbers = [issued.number for step in talk.steps for issued in step.commands]
    assert numbers == [1, 2, 3, 4]
    assert isinstance(talk.call.in_flight[4], HangUp)
    assert not any(isinstance(command, Query) for command in talk.call.in_flight.values())


def test_the_offer_is_kept() -> None:
    call = Call(programs(flow("  start = a", MENU + WRITE + BYE)))
    step = call.handle(offered(), 0)
    assert isinstance(step.event, Offered)
    assert call.offered == offered()
