"""A journal on another version: what changes, what is answered all the same, what nobody can know."""

from __future__ import annotations

import json

import pytest

from ivrflow.compiler.program import Program
from ivrflow.engine.replay import replay
from ivrflow.model.journal import Step
from ivrflow.model.journal_records import from_record, to_record
from ivrflow.runtime.flow_set import FlowSet, FlowText

from .conftest import Bank
from .driving import flow, programs, talk_through
from .small_flows import BYE, compared, menu, play


def test_the_same_version_gives_the_same(bank: Bank) -> None:
    for title, journal in bank.journals.items():
        again = replay(bank.programs, bank.programs, journal)
        assert again.divergence is None, title
        assert again.undecided == "", title
        assert again.changed_wording == (), title
        assert again.visits == tuple(visit for step in journal for visit in step.visits), title
        assert again.ended_before == again.ended_after, title


def changed(bank: Bank, *changes: tuple[str, str]) -> dict[str, Program]:
    """The demo bank with another text."""
    text = bank.text
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    program = FlowSet(bank.world).read({"telebank": FlowText("telebank.ivr", text)})["telebank"]
    assert program.program is not None, [issue.message for issue in program.issues]
    return {"telebank": program.program}


def test_changed_wording_is_reported_and_goes_on(bank: Bank) -> None:
    after = changed(bank, ('en-US: say("Please enter your six digit account number.")', 'en-US: say("Your account?")'))
    again = replay(after, bank.programs, bank.journals["Balance in English"])
    assert again.changed_wording == ("telebank.ask_account",)
    assert again.divergence is None
    assert again.undecided == ""
    assert again.ended_after == "caller"


def test_a_private_value_that_is_said_differently_is_wording_too(bank: Bank) -> None:
    after = changed(bank, ("money(balance)", 'say("{balance}")'))
    again = replay(after, bank.programs, bank.journals["Balance in English"])
    assert again.divergence is None


@pytest.mark.parametrize("journal_of", ["Balance in English", "A wrong PIN, then the right one", "A lost card"])
def test_a_look_up_whose_statement_changed_is_undecided(bank: Bank, journal_of: str) -> None:
    after = changed(
        bank,
        ("bank.balance(number = account, pin = pin)", 'bank.balance(number = account & "0", pin = pin)'),
        ("bank.block_cards(number = account)", 'bank.block_cards(number = account & "0")'),
    )
    again = replay(after, bank.programs, bank.journals[journal_of])
    assert "was asked with other values in this call" in again.undecided
    assert again.ended_after == ""
    assert again.divergence is None, "what was known was the same"


def test_more_time_for_the_host_and_other_data_for_the_agent_change_no_answer(bank: Bank) -> None:
    after = changed(
        bank,
        ("  into balance = balance\n", "  timeout = 9s\n  into balance = balance\n"),
        ('attach = (account = account otherwise "",', "attach = ("),
    )
    for title in ("Balance in English", "Three wrong PINs lead to an agent", "All agents are busy"):
        again = replay(after, bank.programs, bank.journals[title])
        assert (again.divergence, again.undecided) == (None, ""), title


def test_a_secret_input_with_other_settings_is_undecided_from_a_stored_journal(bank: Bank) -> None:
    after = changed(bank, ("  min = 4\n  max = 4\n", "  min = 4\n  max = 6\n"))
    stored = [from_record(json.loads(json.dumps(to_record(step)))) for step in bank.journals["Balance in English"]]
    again = replay(after, bank.programs, stored)
    assert again.undecided == "telebank.ask_pin: a secret input is asked otherwise, and no journal keeps its keys"


def test_a_removed_node_diverges_where_it_was() -> None:
    before = programs(flow("  start = a", menu("a", 'key "1" -> told') + play("told") + BYE))
    talk = talk_through(
        before,
        """
        < answer
        > answered
        < gather "Choose." choices=1 terminators=none
        > keys 1
        < play "hello"
        > played
        < hang up
        > hung up by flow
        """,
    )
    after = programs(flow("  start = a", menu("a", 'key "1" -> bye') + BYE))
    again = compared(talk, before, after)
    assert again.undecided == ""
    assert again.divergence is not None
    assert again.divergence.number == 1
    assert again.divergence.before == ("main", "told", "done")
    assert again.divergence.after == ("main", "bye", "")


def test_a_removed_flow_is_said() -> None:
    before = programs(flow("  start = a", play("a") + BYE))
    talk = talk_through(before, '< answer\n> answered\n< play "hello"\n> hung up by caller')
    again = compared(talk, before, {})
    assert again.undecided == "there is no flow main any more"


def test_another_calendar_is_another_question() -> None:
    def office(name: str) -> dict[str, Program]:
        nodes = f"hours a {{\n  calendar = {name}\n  open -> bye\n  closed -> bye\n  failed -> bye\n}}\n"
        return programs(flow("  start = a", nodes + BYE))

    talk = talk_through(
        office("office"), "< consult calendar office\n> no calendar\n< reject unavailable\n> hung up by flow"
    )
    assert compared(talk, office("office"), office("office")).undecided == ""
    again = compared(talk, office("office"), office("shop"))
    assert again.undecided == "main.a: the calendar shop was asked with other values in this call"


def test_the_prompt_meanwhile_is_no_question() -> None:
    node = 'query a {{\n  call = bank.balance(number = "1")\n{}  found -> bye\n  empty -> bye\n  failed -> bye\n}}\n'
    first = "answer first {\n  done -> a\n}\n"
    before = programs(flow("  start = first", first + node.format('  meanwhile = say("Wait.")\n') + BYE))
    after = programs(flow("  start = first", first + node.format("") + BYE))
    talk = talk_through(
        before,
        """
        < answer
        > answered
        < query bank.balance number="1" timeout_ms=3000
        < play "Wait." barge_in=false
        > none
        < cancel 3
        < hang up
        > hung up by flow
        """,
    )
    for one, other in ((before, after), (before, before)):
        again = compared(talk, one, other)
        assert (again.divergence, again.undecided) == (None, "")


def test_a_journal_that_was_cut_short_is_compared_as_far_as_it_goes(bank: Bank) -> None:
    journal: tuple[Step, ...] = bank.journals["Balance in English"]
    for length in range(1, len(journal)):
        again = replay(bank.programs, bank.programs, journal[:length])
        assert again.divergence is None
        assert again.undecided or again.ended_after


SPOKEN = """
menu ask {
  prompt = say("Sales or service?")
  speech = true
  key "1" { en-US: "sales" } -> how_many
  key "2" { en-US: "service" } -> bye
  noinput -> bye
  nomatch -> bye
}
listen how_many {
  prompt = say("How?")
  phrases = (card = "by card", cash = "cash")
  heard -> bye
  noinput -> bye
  nomatch -> bye
}
"""


def spoken(*changes: tuple[str, str]) -> dict[str, Program]:
    text = SPOKEN
    for old, new in changes:
        assert old in text
        text = text.replace(old, new)
    return programs(flow("  start = ask", text + BYE))


@pytest.fixture
def said() -> list[Step]:
    talk = """
        < answer
        > answered
        < gather "Sales or service?" choices=1,2 terminators=none max_speech_ms=8000 says=sales:1,service:2
        > said 1 = sales
        < gather "How?" max_speech_ms=10000 says=by card:card,cash:cash
        > said cash = cash
        < hang up
        > hung up by flow
    """
    return talk_through(spoken(), talk).steps


def test_a_choice_that_was_named_is_followed_wherever_it_went(said: list[Step]) -> None:
    after = spoken(('key "1" {', 'key "3" {'))
    again = replay(after, spoken(), said)
    assert (again.divergence, again.undecided) == (None, "")
    assert [visit.exit for visit in again.visits][:2] == ["key 3", "heard"]


def test_words_mean_what_they_mean_now(said: list[Step]) -> None:
    again = replay(spoken(('cash = "cash"', 'cash = "in cash"')), spoken(), said)
    assert again.undecided == "main.how_many: an input was not asked in this call", "not understood, so asked again"
    again = replay(spoken(('cash = "cash"', 'cash = ["cash", "in cash"]')), spoken(), said)
    assert (again.divergence, again.undecided) == (None, "")


def test_who_does_not_listen_any_more_cannot_be_answered(said: list[Step]) -> None:
    again = replay(spoken(("speech = true", "speech = false")), spoken(), said)
    assert again.undecided == "main.ask: nobody knows what the words of the caller would have meant here"
