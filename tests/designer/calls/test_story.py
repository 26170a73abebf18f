"""A call's journal as a conversation: whole, in order, with its nodes, and without what its caller entered."""

from __future__ import annotations

from itertools import pairwise

import pytest

from designer.calls.lines import Told
from designer.calls.story import Story, story_of
from ivrflow.compiler.program import Program
from ivrflow.lang.conversations import parse_conversations
from ivrflow.model.journal import Step
from ivrflow.runtime.simulation.conversation_run import run_conversation
from ivrflow.say import NO_RECORDINGS

BALANCE = """\
call "Balance" from 13800001111 to 95588 at 2026-03-02 10:15
  bank.balance after 1s returns balance = CNY 1024.50
  bank.note_call done
  press 1 during "For English"
  hear "For your balance, press 1"
  press 1
  hear "account number"
  press 622202
  hear "PIN"
  press 4711
  hear "Your balance is"
  hear "press 1"
  hang up
"""


@pytest.fixture(scope="module")
def steps(programs: dict[str, Program]) -> tuple[Step, ...]:
    (conversation,) = parse_conversations(BALANCE, "").conversations
    run = run_conversation(conversation, programs, "telebank")
    return tuple(run.call.journal.steps)


@pytest.fixture(scope="module")
def story(steps: tuple[Step, ...], programs: dict[str, Program]) -> Story:
    return story_of(steps, programs["telebank"].recordings)


def test_the_way_is_told_node_by_node(story: Story) -> None:
    assert [(stop.node, stop.exit) for stop in story.stops] == [
        ("welcome", "done"),
        ("choose_language", "key 1"),
        ("english", "done"),
        ("main", "key 1"),
        ("ask_account", "done"),
        ("ask_pin", "done"),
        ("count_try", "done"),
        ("lookup", "found"),
        ("tell_balance", "done"),
        ("balance_told", "done"),
        ("again", ""),
        ("note_call", "done"),
        ("noted", "return"),
    ]
    assert all(stop.left_ms == after.entered_ms for stop, after in pairwise(story.stops))


def test_what_happened_is_told_in_order_and_at_its_node(story: Story) -> None:
    told = [(line.what, story.stops[line.stop].node) for line in story.lines]
    assert told[:6] == [
        ("answered", "welcome"),
        ("said", "welcome"),
        ("said", "choose_language"),
        ("pressed", "choose_language"),
        ("said", "main"),
        ("pressed", "main"),
    ]
    assert told[-3:] == [("said", "again"), ("hung_up", "again"), ("looked_up", "note_call")]
    assert [line.at_ms for line in story.lines] == sorted(line.at_ms for line in story.lines)
    assert story.lines[2].cut, "the key came while the menu spoke"
    assert not story.lines[4].cut


def test_a_look_up_is_told_with_how_long_it_took(story: Story) -> None:
    (line,) = (each for each in story.lines if each.subject == "bank.balance")
    assert (line.outcome, line.took_ms) == ("found", 1_000)
    assert line.values == (Told("number", None), Told("pin", None), Told("balance", None))


def test_nothing_that_was_entered_or_found_is_told(story: Story) -> None:
    told = str(story)
    for private in ("622202", "4711", "1024", "one thousand", "13800001111"):
        assert private not in told
    assert [(line.subject, line.hidden) for line in story.lines if line.what == "pressed"] == [
        ("1", 0),
        ("1", 0),
        ("", 6),
        ("", 4),
    ]


@pytest.mark.parametrize("taken", range(1, 16))
def test_a_call_that_goes_on_is_told_as_far_as_it_is(steps: tuple[Step, ...], story: Story, taken: int) -> None:
    part = story_of(steps[:taken], NO_RECORDINGS)
    nodes = [stop.node for stop in part.stops]
    assert nodes == [stop.node for stop in story.stops][: len(nodes)]
    assert all(0 <= line.stop < max(1, len(nodes)) for line in part.lines)


def test_of_nothing_there_is_nothing_to_tell() -> None:
    assert story_of((), NO_RECORDINGS) == Story((), ())
