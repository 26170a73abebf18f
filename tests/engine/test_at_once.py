"""Look-ups that are made together, changes that nobody waits for, time that passes, marks."""

from __future__ import annotations

import pytest

from ivrflow.model.events import Failed, HungUp, Queried

from .driving import flow, programs, talk_through

BOTH = (
    'play a {\n  prompt = say("a")\n  done -> both\n}\n'
    'queries both {\n  call = bank.balance(number = "1")\n  call2 = bank.balance(number = "2")\n'
    '  meanwhile = say("wait")\n  into one = balance\n  into two = balance_2\n'
    "  found -> bye\n  some -> bye\n  empty -> bye\n  failed -> bye\n}\n"
)
BYE = "hang_up bye {\n}\n"
HEADER = "  start = a\n  var one: money private\n  var two: money private"
ASKED = """
    < answer
    > answered
    < play "a"
    > played
    < query bank.balance number="1" timeout_ms=3000
    < query bank.balance number="2" timeout_ms=3000
    < play "wait" barge_in=false
"""


@pytest.mark.parametrize("order", [(3, 4), (4, 3)])
def test_all_answers_are_waited_for_in_any_order(order: tuple[int, int]) -> None:
    talk = talk_through(programs(flow(HEADER, BOTH + BYE)), ASKED)
    assert talk.take(Queried(order[0], "empty")) == []
    assert talk.take(Queried(order[0], "empty")) == [], "an answer that came already is dropped"
    assert talk.take(Queried(order[1], "empty")) == ["cancel 5", "hang up"]
    assert talk.path == ["a done", "both empty"]


def test_an_edge_that_fails_is_one_answer_of_several() -> None:
    talk = talk_through(programs(flow(HEADER, BOTH + BYE)), ASKED)
    assert talk.take(Failed(3)) == []
    talk.take(Queried(4, "empty"))
    assert talk.path[-1] == "both failed"


def test_all_are_cancelled_at_hang_up() -> None:
    talk = talk_through(programs(flow(HEADER, BOTH + BYE)), ASKED)
    assert talk.take(HungUp("caller")) == ["cancel 3", "cancel 4"]
    assert talk.call.finished


def test_a_fork_between_two_answers_goes_its_own_way() -> None:
    talk = talk_through(programs(flow(HEADER, BOTH + BYE)), ASKED)
    talk.take(Queried(3, "empty"))
    twin = talk.call.fork()
    step = twin.handle(Queried(4, "failed", reason="timeout"), 9_000)
    assert [visit.exit for visit in step.visits] == ["failed"]
    talk.take(Queried(4, "empty"))
    assert talk.path[-1] == "both empty"


NOTIFY = (
    'notify a {\n  call = bank.note(reason = "x")\n  done -> b\n}\nplay b {\n  prompt = say("b")\n  done -> bye\n}\n'
)


def test_nobody_waits_for_a_message_and_the_call_ends_when_it_is_known() -> None:
    talk = talk_through(
        programs(flow("  start = a", NOTIFY + BYE)),
        '< query bank.note reason="x" write detached timeout_ms=3000\n< answer\n> answered\n< play "b"',
    )
    talk.take(HungUp("caller"))
    assert not talk.call.finished
    talk.take(Queried(1, "failed", reason="unavailable"))
    assert talk.call.finished
    assert talk.path == ["a done", "b"]


def test_after_hang_up_there_is_nothing_to_wait_for_and_marks_are_made() -> None:
    nodes = (
        'play a {\n  prompt = say("a")\n  done -> bye\n}\nwait later {\n  length = 5s\n  done -> mark\n}\n'
        "milestone mark {\n  name = left\n  done -> over\n}\nreturn over {\n}\n"
    )
    talk = talk_through(
        programs(flow("  start = a\n  on hangup -> later", nodes + BYE)), '< answer\n> answered\n< play "a"'
    )
    assert talk.take(HungUp("caller")) == ["mark left"]
    assert talk.path == ["a", "later done", "mark done", "over return"]
    assert talk.call.finished
