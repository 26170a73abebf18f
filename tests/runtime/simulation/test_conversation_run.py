"""Conversations, run: each kind of step holds, or says what happened instead."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ivrflow.compiler.program import Program
from ivrflow.lang.conversations import parse_conversations
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.simulation.conversation_run import ConversationRun, run_conversation

from ...engine.driving import WORLD

FOUND = "bank.balance after 1s returns balance = CNY 5"


def run(made: Mapping[str, Program], *steps: str) -> ConversationRun:
    parsed = parse_conversations('call "x"\n' + "".join(f"  {step}\n" for step in steps), "x.calls")
    assert parsed.issues == ()
    return run_conversation(parsed.conversations[0], made, "main")


@pytest.mark.parametrize(
    "steps",
    [
        (FOUND, 'hear "account number"', "press 123", 'hear "one moment"', 'hear "five yuan"', "expect ended by flow"),
        (FOUND, 'press 123 during "Please"', 'hear "Your balance is five yuan"'),
        (FOUND, "press 12", "wait 3s", 'hear "five yuan"'),
        ("silence", "silence", "silence", "expect ended by flow"),
        ("bank.balance empty", "press 123", 'expect handed to queue "cards" with account = "123"'),
        ("bank.balance empty", "queue cards is busy", "press 123", 'hear "sorry"'),
        ("bank.balance fails timeout", "press 123", 'hear "sorry"', 'expect not hear "balance"'),
        ("bank.balance after 9s returns balance = CNY 5", "press 123", 'hear "sorry"'),
        ("press 123", 'hear "sorry"'),
        ("hang up", "expect ended by caller", "expect node note"),
        (FOUND, "press 123", 'hear "five"', 'expect variable account = "123", balance = CNY 5'),
        ("hang up", "expect node noted"),
        (FOUND, "press 123", "expect node tell"),
        (FOUND, 'hear "account number"', "expect silence 4s", "press 123"),
        (FOUND, 'hear "account number"', "press 123", 'hear "five"', "expect no silence 1s"),
        ('hear "account number"', "wait 3s", "press 123", "expect no silence 3s"),
    ],
)
def test_holds(made: Mapping[str, Program], steps: tuple[str, ...]) -> None:
    result = run(made, *steps)
    assert result.passed, result.problem
    assert result.call.journal.cdr is not None, "every conversation comes to its end"


MILESTONES = """flow main "Milestones" {
  languages = [en-US]
  zone = Asia/Shanghai
  start = told
  var account: text private = "622202"
}

milestone told {
  name = told
  data = (tries = 2)
  customer_class = "gold"
  customer = account
  done -> again
}

milestone again {
  name = told
  done -> ask
}

menu ask {
  prompt = say("Press 1.")
  key "1" -> bye
  noinput -> bye
  nomatch -> bye
}

hang_up bye {
}
"""


@pytest.mark.parametrize(
    ("expected", "problem"),
    [
        ("milestone told", ""),
        ('milestone told with tries = 2, customer_class = "gold", customer = "622202"', ""),
        ('milestone told with customer_class = ""', ""),
        ("milestone told with tries = 3", "tries of the milestone told is None"),
        ("milestone paid", "the milestone paid was not noted; noted: told, told"),
    ],
)
def test_milestones_are_looked_for_among_those_noted_so_far(expected: str, problem: str) -> None:
    program = FlowSet(WORLD).read({"main": FlowText("main.ivr", MILESTONES)})["main"].program
    assert program is not None
    result = run({"main": program}, f"expect {expected}")
    assert (result.passed, result.problem) == (not problem, problem)


@pytest.mark.parametrize(
    ("steps", "failed_at", "problem"),
    [
        (('hear "something else"',), 0, "the flow waits for a key and says nothing more"),
        ((FOUND, "press 123", 'hear "ten yuan"'), 2, "the call is over (ended by flow)"),
        (("hang up", "press 1"), 1, "the call was over already"),
        (("expect ended by flow",), 0, "the call goes on: the flow waits for a key"),
        (("hang up", "expect ended by flow"), 1, "the call was ended by caller"),
        (("expect node tell",), 0, "the call never was in the node tell"),
        (('expect handed to queue "cards"',), 0, "the caller was not handed"),
        (("bank.balance empty", "press 123", 'expect handed to queue "loans"'), 2, 'the caller was handed to "cards"'),
        (
            ("bank.balance empty", "press 123", 'expect handed to queue "cards" with account = "1"'),
            2,
            "account is '123'",
        ),
        (("expect rejected busy",), 0, "the call was not rejected"),
        ((FOUND, 'expect not hear "five"', "press 123", 'hear "yuan"'), 1, '"five" was heard'),
        (("press 123", 'expect variable account = "1"'), 1, "account is '123'"),
        (('expect variable nobody = "1"',), 0, "the flow main has no variable nobody"),
        (("expect silence 2s",), 0, '"Please enter your account number." is heard after 0 s'),
        (('hear "number"', "expect silence 6s"), 1, '"Please enter your account number." is heard after 5 s'),
        (("hang up", "expect silence 2s"), 1, "the call was ended by caller meanwhile"),
        (('hear "number"', "wait 4s", "press 123", "expect no silence 3s"), 3, "nothing is heard for 4 s, from 2."),
        (('say "balance"',), 0, "the flow does not listen to speech here"),
    ],
)
def test_does_not_hold(made: Mapping[str, Program], steps: tuple[str, ...], failed_at: int, problem: str) -> None:
    result = run(made, *steps)
    assert (result.failed_at, result.problem[: len(problem)]) == (failed_at, problem)


def test_what_was_heard_instead_is_told(made: Mapping[str, Program]) -> None:
    result = run(made, FOUND, "press 123", 'hear "ten yuan"')
    # The question was cut off before a word of it was heard.
    assert result.instead == ("One moment.", "Your balance is five yuan")


def test_barging_in_leaves_the_rest_unheard(made: Mapping[str, Program]) -> None:
    result = run(made, FOUND, 'press 123 during "Please"', 'hear "five"', 'expect not hear "account number"')
    assert result.passed, result.problem


def test_a_conversation_may_be_about_a_time(made: Mapping[str, Program]) -> None:
    parsed = parse_conversations('call "x" from 138 to 95588 at 2026-03-02 10:15\n  hang up\n', "x.calls")
    result = run_conversation(parsed.conversations[0], made, "main")
    offered = result.call.journal.offered
    assert offered is not None
    assert (offered.ani, offered.dnis) == ("138", "95588")
    assert offered.started.isoformat() == "2026-03-02T02:15:00+00:00", "the flow's zone was meant"


def test_a_number_that_is_withheld_is_empty(made: Mapping[str, Program]) -> None:
    parsed = parse_conversations('call "x" from withheld\n  hang up\n', "x.calls")
    offered = run_conversation(parsed.conversations[0], made, "main").call.journal.offered
    assert offered is not None
    assert offered.ani == ""
