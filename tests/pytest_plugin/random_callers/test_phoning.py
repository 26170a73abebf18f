"""Many calls: each planted fault is found, and told by a call that a person can read."""

from __future__ import annotations

import pytest

from ivrflow.lang.conversations import parse_conversations
from ivrflow.model.errors import Misuse
from ivrflow.pytest_plugin.random_callers import BrokenRule, Habits, Rules, phone_at_random
from ivrflow.runtime.flow_folder import FlowFolder
from ivrflow.runtime.simulation.conversation_run import run_conversation

from ...engine.conftest import Bank
from .lines import MENU, line
from .test_hearing import PIN

REST = 'play two {\n  prompt = say("More.")\n  done -> bye\n}\n'
QUIET = line(MENU + REST + "wait one {\n  length = 40s\n  done -> bye\n}\n")
RAW = line(
    MENU + REST + 'play one {\n  prompt = say("You have \\\\{balance\\\\}.")\n  done -> bye\n}\n'.replace("\\\\", "\\")
)
TRAP = line(
    MENU + REST + 'menu one {\n  prompt = say("To leave, press 1.")\n  attempts = 1\n  key "1" -> bye\n'
    "  noinput -> one\n  nomatch -> bye\n}\n",
    "  max_duration = 10m",
)
SPOKEN_PIN = line(PIN.replace("PIECE", "digits(code)"), "  var code: text private")
CUT_OFF = line(MENU + REST + 'query one {\n  call = bank.balance(number = "1")\n  found -> bye\n  empty -> bye\n}\n')


@pytest.mark.parametrize(
    ("folder", "what", "shown"),
    [
        (
            QUIET,
            "nothing is heard for 39.85 s",
            ['hear "For news, press 1. For more, press 2."', "press 1", "wait 39850ms", "expect no silence 10s"],
        ),
        (
            RAW,
            '"{" is spoken as it stands',
            ["press 1", 'hear "You have {balance}."', 'expect not hear "You have {balance}."'],
        ),
        (TRAP, "a caller who does nothing more is kept for 9.9", ["press 1", "expect ended by flow"]),
        (SPOKEN_PIN, "`pin` of bank.check is spoken", ["press 8642", 'expect not hear "eight six four two"']),
        (CUT_OFF, "cut off by an error", ["press 1", "expect ended by flow"]),
    ],
    ids=["quiet", "raw", "trap", "pin", "cut off"],
)
def test_a_planted_fault_is_found(folder: FlowFolder, what: str, shown: list[str]) -> None:
    with pytest.raises(BrokenRule) as caught:
        phone_at_random(folder, "main", calls=500)
    message = str(caught.value)
    assert what in message
    lines = [each.strip() for each in message.splitlines()]
    places = [lines.index(each) for each in shown]
    assert places == sorted(places)
    # Short enough to be read at a glance: Hypothesis took away what does not matter.
    assert len(lines) <= 14
    # The test that it becomes fails, and at the expectation only.
    text = message.partition("\n\n")[2].rpartition("\n\n")[0]
    parsed = parse_conversations(text)
    assert parsed.issues == ()
    run = run_conversation(parsed.conversations[0], folder.programs, "main")
    assert run.failed_at == len(run.conversation.steps) - 1


def test_a_good_flow_passes(bank: Bank) -> None:
    phone_at_random(bank.folder, "telebank", calls=60)


def test_rules_and_habits_are_ones_own() -> None:
    phone_at_random(QUIET, "main", Rules(max_silence_ms=50_000), calls=50)
    phone_at_random(QUIET, "main", habits=Habits(most_deeds=0), calls=5)
    with pytest.raises(BrokenRule, match="in ask"):
        phone_at_random(QUIET, "main", Rules(max_silence_ms=2_000), calls=50)


def test_a_flow_that_there_is_not_is_told() -> None:
    with pytest.raises(Misuse, match="there are: main"):
        phone_at_random(QUIET, "mian")
