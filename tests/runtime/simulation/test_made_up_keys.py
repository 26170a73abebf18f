"""What is kept of a call does not tell the secrets that were entered, and goes the same way again."""

from __future__ import annotations

import pytest

from ivrflow.compiler.compile import compile_flow
from ivrflow.compiler.program import Program
from ivrflow.compiler.world import World
from ivrflow.lang import parse_flow
from ivrflow.model.conversation import Conversation, Press, Say, StepOfTalk, StubAnswer
from ivrflow.model.statements import Statement
from ivrflow.model.types import Base, Privacy, Type
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.simulation.conversation_run import run_conversation
from ivrflow.runtime.simulation.made_up_keys import asks_for_secrets, without_secrets
from ivrflow.runtime.simulation.simulated_call import SimulatedCall, SimulatedCaller

FLOW = """
flow bank "Bank" {
  languages = [en-US]
  zone = Asia/Shanghai
  start = ask_account
  var account: text private
  on error -> bye
}

collect ask_account {
  prompt = say("Account number.")
  min = 6
  max = 6
  into account = digits
  done -> ask_pin
  noinput -> bye
  nomatch -> bye
}

pin ask_pin {
  prompt = say("PIN.")
  check = bank.check_pin(number = account)
  right -> again
  wrong -> bye
  noinput -> bye
}

menu again {
  prompt = say("Once more, press 1.")
  key "1" -> ask_account
  noinput -> bye
  nomatch -> bye
}

hang_up bye {
  prompt = say("Goodbye.")
}
"""
CHECK = Statement(
    "bank",
    "check_pin",
    (("number", Type(Base.TEXT, Privacy.PRIVATE)), ("pin", Type(Base.TEXT, Privacy.SECRET))),
    (),
)

RIGHT = StubAnswer("bank.check_pin", "found")


@pytest.fixture(scope="module")
def bank() -> dict[str, Program]:
    flow = parse_flow(FLOW).flow
    assert flow is not None
    program = compile_flow(flow, World(load_catalogue(), {"bank.check_pin": CHECK})).program
    assert program is not None
    return {"bank": program}


def told(bank: dict[str, Program], *entries: str) -> list[StepOfTalk]:
    """What is kept of a call in which these keys are pressed, each as soon as the flow waits."""
    call = SimulatedCall(bank, SimulatedCaller("bank"))
    call.start()
    talk: list[tuple[int, StepOfTalk]] = []
    for keys in entries:
        call.listen_until_asked()
        talk.append((call.clock.now_ms(), Press(keys)))
        call.press(keys)
    call.hang_up()
    assert asks_for_secrets(call.journal.steps)
    return list(without_secrets(talk, call.journal.steps))


@pytest.mark.parametrize(
    ("entries", "kept"),
    [
        (("622202", "4711"), ["622202", "1234"]),
        # Typed ahead: the PIN was forgotten and is asked for again, and must not be read all the same.
        (("6222024711", "4711"), ["6222021234", "1234"]),
        # Erased, and ended by hand: keys that are no digits tell nothing.
        (("622202", "99*4711#"), ["622202", "12*3456#"]),
        # Half a PIN, and then hung up.
        (("622202", "47"), ["622202", "12"]),
    ],
)
def test_a_pin_is_replaced_and_nothing_else(
    bank: dict[str, Program], entries: tuple[str, ...], kept: list[str]
) -> None:
    assert told(bank, *entries) == [Press(keys) for keys in kept]


def test_the_kept_call_goes_the_same_way(bank: dict[str, Program]) -> None:
    ways = []
    for steps in ([Press("622202"), Press("4711")], told(bank, "622202", "4711")):
        run = run_conversation(Conversation("Kept", (RIGHT, *steps, Press("1"))), bank, "bank")
        assert run.passed
        ways.append([visit for step in run.call.journal.steps for visit in step.visits])
    assert ways[0] == ways[1]
    assert [visit.exit for visit in ways[0]][:2] == ["done", "right"]


def test_a_call_without_secrets_is_told_as_it_was() -> None:
    talk: list[tuple[int, StepOfTalk]] = [(0, Press("4711")), (900, Say("my balance"))]
    assert list(without_secrets(talk, [])) == [step for _, step in talk]
