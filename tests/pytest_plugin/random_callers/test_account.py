"""A call as a conversation."""

from __future__ import annotations

from hypothesis import HealthCheck, given, settings

from ivrflow.lang.conversations import parse_conversations, print_conversations
from ivrflow.model.conversation import Expect, GoSilent, Hear, Press, Wait
from ivrflow.pytest_plugin.random_callers.fault import Fault
from ivrflow.pytest_plugin.random_callers.random_call import RandomCall, random_calls
from ivrflow.runtime.simulation.conversation_run import run_conversation

from ...engine.conftest import Bank
from .lines import MENU, line, placed

FOLDER = line(
    MENU + 'play one {\n  prompt = say("News.")\n  done -> ask\n}\nwait two {\n  length = 40s\n  done -> one\n}\n'
)
ASKED = Hear("For news, press 1. For more, press 2.")


def test_what_was_heard_and_done_in_order() -> None:
    told = placed(FOLDER).do(Press("1"), Press("2")).over().account.conversation()
    assert told.steps == (
        ASKED, Press("1"), Hear("News."), ASKED, Press("2"), Hear("News."), ASKED,
        Wait(5_560), Hear("Goodbye."), Expect("ended", "flow"),
    )  # fmt: skip


def test_with_a_fault_up_to_where_it_shows() -> None:
    call = placed(FOLDER).do(Press("2"), Press("1")).over()
    fault = Fault("Dead air", "nothing is heard", call.seen.deeds[0].begin_ms + 40_000)
    told = call.account.conversation(fault)
    assert told.steps == (ASKED, Press("2"), Wait(39_850))
    assert (told.title, told.comments) == ("Dead air", ("Found by a random caller: nothing is heard.",))


def test_where_telling_what_was_heard_would_change_the_call_it_is_left_out() -> None:
    call = placed(FOLDER)
    call.call.wait(60_000)
    call.conduct.carry_out(GoSilent(), listened=True)
    told = call.over().account.conversation()
    assert not any(isinstance(step, Hear) for step in told.steps)
    run = run_conversation(told, FOLDER.programs, "main")
    assert run.passed


class TestOfTheBank:
    """What is written leads to the very same call, whatever happens in it."""

    def test_leads_to_the_same(self, bank: Bank) -> None:
        @settings(max_examples=60, deadline=None, suppress_health_check=list(HealthCheck))
        @given(random_calls(bank.folder, "telebank"))
        def holds(call: RandomCall) -> None:
            text = print_conversations([call.conversation()])
            parsed = parse_conversations(text)
            assert parsed.issues == (), text
            run = run_conversation(parsed.conversations[0], bank.programs, "telebank", bank.live)
            assert run.passed, f"{text}\n{run.problem}"
            steps = run.call.journal.steps
            assert [(step.at_ms, step.event) for step in steps] == [(step.at_ms, step.event) for step in call.steps]

        holds()
