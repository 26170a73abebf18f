"""Speech, recordings, lines and messages as an author tests them: in the words of conversations."""

from __future__ import annotations

from collections.abc import Mapping

import pytest

from ivrflow.compiler.program import Program
from ivrflow.lang.conversations import parse_conversations
from ivrflow.runtime.simulation.conversation_run import ConversationRun, run_conversation

from ...engine.driving import flow, programs

TALK = flow(
    "  start = main\n  var number: number private\n  on error -> sorry",
    """
menu main {
  prompt = say("Say balance, message or agent.")
  speech = true
  key "1" { en-US: "balance / how much" } -> how_many
  key "2" { en-US: "message" } -> leave
  key "3" { en-US: "agent" } -> line
  key "4" { en-US: "boss" } -> boss
  noinput -> bye
  nomatch -> bye
}
listen how_many {
  prompt = say("How many?")
  expects = number
  into number = meaning
  heard -> tell
  noinput -> bye
  nomatch -> bye
}
play tell {
  prompt = say("You said") number(number)
  done -> bye
}
voicemail leave {
  prompt = say("Speak after the tone.")
  box = sales
  review = say("Press 2 to record again.")
  kept -> bye
  noinput -> bye
}
queue line {
  queue = cards
  music = say("la la la")
  announcement = say("You are number {call.queue_position}.")
  announce_every = 30s
  max_wait = 2m
  callback_key = "1"
  callback -> back_later
  timeout -> leave
}
callback back_later {
  queue = cards
  stored -> bye
  noinput -> bye
}
transfer boss {
  to = "+442071234567"
  attended = true
  announcement = say("A caller for you.")
}
play sorry {
  prompt = say("We are sorry.")
  done -> bye
}
hang_up bye {
  prompt = say("Goodbye.")
}
""",
)


@pytest.fixture(scope="module")
def talking() -> Mapping[str, Program]:
    return programs(TALK)


def run(talking: Mapping[str, Program], *steps: str) -> ConversationRun:
    text = 'call "x" from 13800001111\n' + "".join(f"  {step}\n" for step in steps)
    parsed = parse_conversations(text)
    assert not parsed.issues, parsed.issues
    return run_conversation(parsed.conversations[0], talking, "main")


@pytest.mark.parametrize(
    "steps",
    [
        ('say "How much?" during "Say balance"', 'say "twenty three"', "expect variable number = 23", 'hear "Goodbye"'),
        ('hear "agent"', "press 1", "press 42#", 'hear "forty-two"', "expect ended by flow"),
        ('hear "agent"', 'say "bananas"', 'hear "Say balance"', "press 1", "silence", "silence", "silence"),
        (
            'hear "agent"',
            'say "message"',
            'hear "tone"',
            "speak 8s",
            "silence",
            'hear "Press 2"',
            "silence",
            'expect message in "sales"',
        ),
        ('hear "agent"', "press 2", 'hear "tone"', "speak 3s", "press #", "press 2", 'hear "Speak after"', "hang up"),
        ('hear "agent"', "press 2", 'hear "tone"', "speak 3s", "hang up", 'expect message in "sales"'),
        (
            "box sales is failed",
            'hear "agent"',
            "press 2",
            'hear "tone"',
            "speak 3s",
            "press #",
            "silence",
            'hear "sorry"',
        ),
        ('hear "agent"', "press 3", 'hear "number one"', 'expect handed to queue "cards"', "expect ended by handoff"),
        (
            "queue cards position 3 wait 2m",
            "queue cards position 1 wait 30s",
            "queue cards after 5s is done",
            'hear "agent"',
            "press 3",
            'hear "number three"',
            'hear "la la la"',
            'hear "number one"',
            'expect handed to queue "cards"',
        ),
        (
            "queue cards position 3 wait 2m",
            'hear "agent"',
            "press 3",
            'hear "number three"',
            'hear "la la"',
            "press 1",
            'expect callback to "13800001111"',
            "expect ended by flow",
        ),
        ("queue cards position 3 wait 2m", 'hear "agent"', "press 3", 'hear "Speak after"', "expect node line"),
        ("queue cards is busy", 'hear "agent"', "press 3", 'hear "sorry"'),
        ('hear "agent"', "press 4", 'expect transferred to "+442071234567"', 'expect announced "for you"'),
    ],
)
def test_holds(talking: Mapping[str, Program], steps: tuple[str, ...]) -> None:
    result = run(talking, *steps)
    assert result.passed, (steps[result.failed_at or 0], result.problem, result.instead)


@pytest.mark.parametrize(
    ("steps", "problem"),
    [
        (('hear "agent"', "press 3", 'say "hello"'), "the flow does not listen to speech here"),
        (('hear "agent"', "hang up", "speak 3s"), "the call was over already"),
        (('expect message in "sales"',), "messages were left in: none"),
        (('expect callback to "112"',), "call-backs were asked for to: none"),
        (('expect announced "x"',), "nobody was told anything"),
        (
            ('hear "agent"', "press 4", 'expect announced "nobody"'),
            'whoever took the call was told "A caller for you."',
        ),
    ],
)
def test_does_not_hold(talking: Mapping[str, Program], steps: tuple[str, ...], problem: str) -> None:
    result = run(talking, *steps)
    assert (result.failed_at, result.problem) == (len(steps) - 1, problem)
