"""Prompts and pauses that a call never met, on another version: heard by who stayed, undecided for who left."""

from __future__ import annotations

from ivrflow.compiler.program import Program
from ivrflow.engine.replay import replay
from ivrflow.model.journal import Step

from .driving import flow, programs, talk_through
from .small_flows import BYE, compared, menu, play

GREETED = play("hello") + menu("ask", 'key "1" -> told\n  key "2" -> bye') + play("told")


def greeted(*changes: tuple[str, str]) -> dict[str, Program]:
    text = flow("  start = hello", GREETED.replace("done -> bye", "done -> ask", 1) + BYE)
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return programs(text)


NEWS = (
    ("start = hello", "start = news"),
    ("play hello {", 'play news {\n  prompt = say("News.")\n  done -> hello\n}\nplay hello {'),
)
"""A prompt before everything else."""


def call_of(*events: str) -> list[Step]:
    talk = """
        < answer
        > answered
        < play "hello"
        > played
        < gather "Choose." choices=1,2 terminators=none
    """
    return talk_through(greeted(), "\n".join([talk, *events])).steps


def test_a_prompt_that_nobody_met_is_heard_by_those_who_stayed() -> None:
    steps = call_of("> keys 2", "< hang up", "> hung up by flow")
    again = replay(greeted(*NEWS), greeted(), steps)
    assert (again.undecided, again.new_prompts) == ("", ("main.news",))
    assert (again.ended_before, again.ended_after) == ("flow", "flow")
    assert again.divergence is not None
    assert again.divergence.after == ("main", "news", "done")


def test_a_pause_is_waited_for_without_a_word() -> None:
    paused = greeted(
        ("start = hello", "start = pause"),
        ("play hello {", "wait pause {\n  length = 2s\n  done -> hello\n}\nplay hello {"),
    )
    again = replay(paused, greeted(), call_of("> keys 2", "< hang up", "> hung up by flow"))
    assert (again.undecided, again.new_prompts, again.ended_after) == ("", (), "flow")


def test_whether_somebody_who_left_would_have_heard_it_is_not_known() -> None:
    """He hung up in a prompt; on the draft another one stands in its place."""
    steps = call_of("> keys 1", '< play "hello"', "> hung up by caller")
    renamed = greeted(("play told", "play else_told"), ("-> told", "-> else_told"))
    again = replay(renamed, greeted(), steps)
    assert again.undecided == "main.else_told: a prompt was not asked in this call"
    assert again.ended_after == ""
    before_it = replay(greeted(*NEWS), greeted(), steps)
    assert (before_it.undecided, before_it.new_prompts) == ("", ("main.news",)), "later he pressed a key"
    assert before_it.ended_after == "caller"


def test_an_answer_to_a_hang_up_handler_is_no_sign_of_a_caller() -> None:
    noted = 'update note {\n  call = bank.note(reason = "gone")\n  done -> bye\n  failed -> bye\n}\n'
    before = programs(flow("  start = hello\n  on hangup -> note", play("hello") + noted + BYE))
    renamed = programs(flow("  start = hi\n  on hangup -> note", play("hi") + noted + BYE))
    talk = talk_through(
        before,
        """
        < answer
        > answered
        < play "hello"
        > hung up by caller
        < query bank.note reason="gone" write timeout_ms=3000
        > done
    """,
    )
    assert compared(talk, before, renamed).undecided == "main.hi: a prompt was not asked in this call"


def test_an_outcome_names_the_queue() -> None:
    def leading_to(queue: str) -> dict[str, Program]:
        agents = "".join(f"queue {name} {{\n  queue = {name}\n}}\n" for name in ("cards", "loans"))
        nodes = menu("ask", f'key "1" -> {queue}\n  key "2" -> bye') + agents
        return programs(flow("  start = ask\n  on error -> bye", nodes + BYE))

    before, after = leading_to("cards"), leading_to("loans")
    talk = talk_through(
        before,
        """
        < answer
        > answered
        < gather "Choose." choices=1,2 terminators=none
        > keys 1
        < flush
        < hand off cards
        > referred done
        > hung up by flow
    """,
    )
    assert compared(talk, before, before).outcome_after == "handoff to cards"
    again = compared(talk, before, after)
    assert again.outcome_before == "handoff to cards"
    assert again.undecided == "main.loans: the queue loans was not asked in this call"
