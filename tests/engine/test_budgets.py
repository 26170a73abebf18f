"""The limits that keep a call from running away, each run into."""

from __future__ import annotations

from ivrflow.engine import budgets
from ivrflow.engine.budgets import MAX_VISITS, MAX_VISITS_UNASKED
from ivrflow.engine.interpreter import Call

from ..nodes.talk import read_event
from .driving import flow, offered, programs, talk_through
from .small_flows import BYE, ask_once, say_name


def test_a_loop_is_found_long_before_the_call_is_spent() -> None:
    assert budgets.MAX_VISITS_UNASKED * (budgets.MAX_ERRORS + 1) < budgets.MAX_VISITS
    assert budgets.MAX_DEPTH < budgets.MAX_TRAIL < budgets.MAX_VISITS_UNASKED


def test_an_error_handler_that_fails_itself_ends_the_call() -> None:
    broken = 'query {0} {{\n  call = bank.balance(number = "1")\n  found -> bye\n  empty -> bye\n}}\n'
    made = programs(flow("  start = a\n  on error -> b", broken.format("a") + broken.format("b") + BYE))
    ask = '< query bank.balance number="1" timeout_ms=3000\n> lost timeout\n'
    talk = talk_through(made, ask + ask + "< reject unavailable")
    assert talk.path == ["a failed", "b failed"]


def test_errors_in_a_row_are_limited_and_start_anew_when_the_caller_is_asked() -> None:
    nodes = (
        'query ask {\n  call = bank.balance(number = "1")\n  found -> bye\n  empty -> bye\n}\n'
        + say_name("sorry", "{}")
        + ask_once("again", 'key "1" -> ask')
        + BYE
    )
    failing = '< query bank.balance number="1" timeout_ms=3000\n> lost timeout\n'
    for_ever = programs(flow("  start = ask\n  on error -> sorry", nodes.replace("{}", "again")))
    talk = talk_through(for_ever, failing + '< answer\n> answered\n< play "sorry"')
    for _ in range(10):
        talk.go_on('> played\n< gather "again" choices=1 terminators=none')
        talk.go_on('> keys 1\n< query bank.balance number="1" timeout_ms=3000')
        talk.go_on('> lost timeout\n< flush\n< play "sorry"')
    unasked = programs(
        flow("  start = ask\n  on error -> sorry", nodes.replace("-> {}", "-> ask").replace("{}", "ask"))
    )
    talk = talk_through(unasked, failing + '< answer\n> answered\n< play "sorry"')
    for _ in range(2):
        talk.go_on('> played\n< query bank.balance number="1" timeout_ms=3000\n> lost timeout\n< flush\n< play "sorry"')
    talk.go_on('> played\n< query bank.balance number="1" timeout_ms=3000\n> lost timeout\n< hang up')
    assert talk.call.walk.ended_by == "error"


# The compiler finds a circle of logic nodes (IVR104). Whether another flow asks the caller something is for that flow.
SPINNING = "subflow spin {\n  flow = idle()\n  done -> spin\n}\n"
IDLE = flow("  start = home", "return home {\n}\n", "idle")


def test_nodes_without_asking_are_limited_then_on_error_then_the_end() -> None:
    nodes = ask_once("ask_first", 'key "1" -> spin') + SPINNING + say_name("sorry", "bye") + BYE
    made = programs(flow("  start = ask_first\n  on error -> sorry", nodes), IDLE)
    talk = talk_through(made, '< answer\n> answered\n< gather "ask_first" choices=1 terminators=none')
    talk.go_on('> keys 1\n< flush\n< play "sorry"')
    assert len(talk.steps[-1].visits) == MAX_VISITS_UNASKED + 1
    talk.go_on("> played\n< hang up\n> hung up by flow")
    assert talk.call.finished


def test_without_a_handler_the_runaway_ends() -> None:
    talk = talk_through(programs(flow("  start = spin", SPINNING), IDLE), "< reject unavailable")
    assert talk.call.walk.ended_by == "error"


def test_nodes_per_call_are_limited_too() -> None:
    made = programs(
        flow(
            "  start = a\n  on error -> sorry",
            ask_once("a", 'key "1" -> b') + ask_once("b", 'key "1" -> a') + say_name("sorry", "a") + BYE,
        )
    )
    call = Call(made)
    step = call.handle(offered(), 0)
    at_ms = 0
    while not call.walk.ended_by and at_ms < 3 * MAX_VISITS:
        command = next(iter(call.in_flight.values()))
        word = {"Answer": "answered", "Gather": "keys 1", "Play": "played"}[type(command).__name__]
        at_ms += 1
        step = call.handle(read_event(word, call), at_ms)
    assert call.walk.ended_by == "error"
    assert MAX_VISITS < call.walk.visits_total <= MAX_VISITS + MAX_VISITS_UNASKED + 2
    assert [type(issued.command).__name__ for issued in step.commands] == ["HangUp"]


def test_subflows_in_subflows_are_limited() -> None:
    made = programs(
        flow(
            "  start = again\n  on error -> sorry",
            "subflow again {\n  flow = main()\n  done -> bye\n}\n" + say_name("sorry", "bye") + BYE,
        )
    )
    talk = talk_through(made, '< answer\n> answered\n< play "sorry"')
    assert talk.path.count("again call main") == 20


def test_handlers_have_a_budget_of_their_own() -> None:
    made = programs(
        flow(
            "  start = a\n  on hangup -> spin",
            ask_once("a", 'key "1" -> bye') + SPINNING + BYE,
        ),
        IDLE,
    )
    talk = talk_through(made, '< answer\n> answered\n< gather "a" choices=1 terminators=none\n> hung up by caller')
    assert talk.call.finished
    assert MAX_VISITS_UNASKED < len(talk.steps[-1].visits) <= MAX_VISITS_UNASKED + 3
