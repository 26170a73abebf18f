"""Real calls, told as conversations: played on the version that they ran on, they go the same way again."""

from __future__ import annotations

from datetime import UTC, datetime

import pytest

from ivrflow.compiler.program import Program
from ivrflow.compiler.release import release_of
from ivrflow.compiler.world import World
from ivrflow.lang.conversations import parse_conversations, print_conversations
from ivrflow.model.conversation import GoSilent, HangsUp, Press, StepOfTalk, Wait
from ivrflow.model.releases import FlowText as PublishedText
from ivrflow.model.releases import NewRelease
from ivrflow.nodes.catalogue import load_catalogue
from ivrflow.runtime.flow_set import FlowSet, FlowText
from ivrflow.runtime.simulation.conversation_run import run_conversation
from ivrflow.runtime.simulation.past_call import conversation_of
from ivrflow.store.calls import PastCall
from ivrflow.store.store import Store

from ..past_calls import place_calls

DESK = """\
flow desk "Desk" {
  languages = [en-US]
  zone      = Asia/Shanghai
  start     = main
  var order: text private
  var pin: text secret
  on error  -> bye
}

menu main {
  prompt = say("For an order, press 1. For our hours, press 2. For your account, press 3.")
  key "1" { en-US: "order" } -> number
  key "2" { en-US: "hours" } -> told
  key "3" { en-US: "account" } -> code
  noinput -> bye
  nomatch -> bye
}

collect number {
  prompt = say("The number of your order?")
  max = 6
  inter_digit = 3s
  into order = digits
  done -> known
  noinput -> bye
  nomatch -> bye
}

collect code {
  prompt = say("Your secret number?")
  max = 4
  privacy = secret
  into pin = digits
  done -> told
  noinput -> bye
  nomatch -> bye
}

branch known {
  when order = "1234" -> agents
  otherwise -> bye
}

queue agents {
  queue = orders
}

play told {
  prompt = say("We are open from nine to five.")
  done -> bye
}

hang_up bye {
  prompt = say("Goodbye.")
}
"""
WORLD = World(load_catalogue())
TWO_O_CLOCK = datetime(2026, 3, 2, 6, 0, tzinfo=UTC)
CALLERS: dict[str, tuple[StepOfTalk, ...]] = {
    "slowly": (Press("1"), Wait(2500), Press("12"), Wait(2500), Press("34"), Wait(4000)),
    "hears all": (Wait(6000), Press("2")),
    "silent": (GoSilent(), GoSilent(), GoSilent()),
    "gone": (Wait(500), HangsUp()),
    "secret": (Press("3"), Wait(2500), Press("9876")),
}


@pytest.fixture
def program() -> Program:
    read = FlowSet(WORLD).read({"desk": FlowText("desk", DESK)})["desk"]
    assert read.program is not None, [issue.message for issue in read.issues]
    return read.program


@pytest.fixture
def called(store: Store, program: Program) -> Store:
    release = release_of({"desk": program}, {})
    store.releases.publish(NewRelease(release.manifest, (PublishedText("desk", program.hash, DESK),)), "ann")
    place_calls(store, WORLD, "desk", TWO_O_CLOCK, CALLERS.items())
    return store


def past_call(store: Store, call_id: str) -> PastCall:
    cdr = store.calls.get(call_id)
    assert cdr is not None
    return PastCall(cdr, store.calls.journal(call_id))


@pytest.mark.parametrize("call_id", CALLERS)
def test_it_goes_the_same_way_again(called: Store, program: Program, call_id: str) -> None:
    call = past_call(called, call_id)
    written = print_conversations([conversation_of(call, program, call_id)])
    (conversation,) = parse_conversations(written).conversations
    run = run_conversation(conversation, {"desk": program}, "desk")
    assert run.passed, (written, run.problem)
    path = tuple(f"{visit.flow}.{visit.node}" for step in run.call.journal.steps for visit in step.visits)
    assert (path, run.call.ended_by) == (call.cdr.path, call.cdr.ended_by), written


def test_it_is_placed_at_the_moment_and_from_the_number_of_then(called: Store, program: Program) -> None:
    conversation = conversation_of(past_call(called, "slowly"), program, "x")
    assert (conversation.ani, conversation.dnis) == ("13800001111", "100")
    assert str(conversation.at) == "2026-03-02 14:00:00", "in the zone of the flow"


def test_keys_of_secrets_are_made_up(called: Store, program: Program) -> None:
    written = print_conversations([conversation_of(past_call(called, "secret"), program, "x")])
    assert "9876" not in written
    assert "press 1234" in written
