"""A journal on another version: what changes, what is answered all the same, what nobody can know."""

from __future__ import annotations

import json
from collections.abc import Mapping

import pytest

from ivrflow.compiler.program import Program
from ivrflow.engine.replay import Replay, replay
from ivrflow.model.events import Gathered
from ivrflow.model.inputs import InputOutcome, Pressed
from ivrflow.model.journal import Step
from ivrflow.model.journal_records import from_record, to_record
from ivrflow.runtime.flow_set import FlowSet, FlowText

from .conftest import Bank
from .driving import Talk, flow, programs, talk_through

BYE = "hang_up bye {\n}\n"


def menu(name: str, *lines: str, prompt: str = "Choose.") -> str:
    inner = "\n".join(f"  {line}" for line in lines)
    return f'menu {name} {{\n  prompt = say("{prompt}")\n{inner}\n  noinput -> bye\n  nomatch -> bye\n}}\n'


def play(name: str, target: str = "bye", text: str = "hello") -> str:
    return f'play {name} {{\n  prompt = say("{text}")\n  done -> {target}\n}}\n'


def collect(*lines: str, target: str = "bye") -> str:
    inner = "\n".join(f"  {line}" for line in lines)
    return (
        f'collect a {{\n  prompt = say("Number?")\n{inner}\n  into n = digits\n'
        f"  done -> {target}\n  noinput -> bye\n  nomatch -> bye\n}}\n"
    )


def compared(talk: Talk, before: Mapping[str, Program], after: Mapping[str, Program]) -> Replay:
    return replay(after, before, talk.steps)


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


HEADER = "  start = a\n  var n: text private"
ASKED_6 = """
    < answer
    > answered
    < gather "Number?" max_length=6
"""


def keys(*pressed: tuple[str, int], terminator: str = "") -> Talk:
    """A caller who presses these keys at these times, asked for six."""
    made = before_6()
    talk = talk_through(made, ASKED_6)
    text = "".join(key for key, _ in pressed).removesuffix(terminator)
    talk.take(Gathered(2, InputOutcome.KEYS, text, terminator, tuple(Pressed(*each) for each in pressed)))
    if talk.call.in_flight:
        talk.go_on("> hung up by flow")
    return talk


def before_6() -> dict[str, Program]:
    return programs(flow(HEADER, collect("max = 6") + BYE))


SIX = tuple((key, 2000 + 300 * place) for place, key in enumerate("622202"))


def test_more_keys_than_were_pressed_are_undecided() -> None:
    after = programs(flow(HEADER, collect("max = 8") + BYE))
    again = compared(keys(*SIX), before_6(), after)
    assert again.undecided == "main.a: nobody knows what the caller would have pressed next"


def test_fewer_keys_end_the_input_earlier() -> None:
    after = programs(
        flow(
            HEADER,
            collect("max = 4", target="check")
            + 'branch check {\n  when n = "6222" -> bye\n  otherwise -> other\n}\n'
            + play("other")
            + BYE,
        )
    )
    again = compared(keys(*SIX), before_6(), after)
    assert again.undecided == ""
    assert again.divergence is not None
    assert again.divergence.after == ("main", "check", 'when n = "6222"')
    assert again.divergence.before == ("main", "bye", "")


def test_a_terminator_ends_the_longer_input_too() -> None:
    after = programs(flow(HEADER, collect("max = 8") + BYE))
    again = compared(keys(*SIX[:4], ("#", 4000), terminator="#"), before_6(), after)
    assert (again.divergence, again.undecided) == (None, "")


def test_an_erase_key_that_was_added_erases() -> None:
    pressed = (("1", 1500), ("*", 1700), ("2", 1900), ("3", 2100), ("#", 2300))
    after = programs(
        flow(
            HEADER,
            collect("max = 6", 'erase_key = "*"', target="check")
            + 'branch check {\n  when n = "23" -> bye\n  otherwise -> other\n}\n'
            + play("other")
            + BYE,
        )
    )
    again = compared(keys(*pressed, terminator="#"), before_6(), after)
    assert again.visits[1] == ("main", "check", 'when n = "23"')


def test_a_shorter_inter_digit_timeout_ends_the_input_in_the_pause() -> None:
    pressed = (("1", 1500), ("2", 1700), ("3", 3900), ("#", 4100))
    after = programs(
        flow(
            HEADER,
            collect("max = 6", "inter_digit = 1s", target="check")
            + 'branch check {\n  when n = "12" -> bye\n  otherwise -> other\n}\n'
            + play("other")
            + BYE,
        )
    )
    again = compared(keys(*pressed, terminator="#"), before_6(), after)
    assert again.visits[1] == ("main", "check", 'when n = "12"')


def test_who_stopped_pressing_was_silent_as_long_as_was_waited() -> None:
    """Ended by the inter-digit timeout of 3 s: a wait of 2 s ends the same, one of 4 s may have got another key."""
    pressed = (("1", 1500), ("2", 1700))
    shorter = programs(flow(HEADER, collect("max = 6", "inter_digit = 2s") + BYE))
    longer = programs(flow(HEADER, collect("max = 6", "inter_digit = 4s") + BYE))
    assert compared(keys(*pressed), before_6(), shorter).undecided == ""
    assert compared(keys(*pressed), before_6(), shorter).divergence is None
    assert "nobody knows" in compared(keys(*pressed), before_6(), longer).undecided


CHOICES = (
    menu("a", 'key "1" { en-US: "sales" } -> sales', 'key "2" { en-US: "service" } -> service'),
    play("sales"),
    play("service"),
    BYE,
)
PRESSED_1 = """
    < answer
    > answered
    < gather "Choose." choices=1,2 terminators=none
    > keys 1
    < play "hello"
    > played
    < hang up
    > hung up by flow
"""


def swapped(*lines: str) -> dict[str, Program]:
    return programs(flow("  start = a", menu("a", *lines) + "".join(CHOICES[1:])))


@pytest.mark.parametrize(
    "lines",
    [
        pytest.param(('key "2" { en-US: "sales" } -> sales', 'key "1" { en-US: "service" } -> service'), id="by label"),
        pytest.param(('key "1" { en-US: "help" } -> service', 'key "2" { en-US: "buy" } -> sales'), id="by target"),
        pytest.param(('key "7" -> sales', 'key "8" -> service'), id="by target, other keys"),
        pytest.param(('key "1" -> sales', 'key "2" -> service', 'key "3" -> bye'), id="by key, one more"),
    ],
)
def test_a_menu_is_answered_by_choice_then_by_key(lines: tuple[str, ...]) -> None:
    before = programs(flow("  start = a", "".join(CHOICES)))
    again = compared(talk_through(before, PRESSED_1), before, swapped(*lines))
    assert again.divergence is None
    assert again.undecided == ""
    assert again.visits[1].node == "sales"


def test_a_label_that_leads_elsewhere_diverges_there() -> None:
    before = programs(flow("  start = a", "".join(CHOICES)))
    after = swapped('key "1" { en-US: "sales" } -> service', 'key "2" { en-US: "service" } -> sales')
    again = compared(talk_through(before, PRESSED_1), before, after)
    assert again.undecided == "main.service: a prompt was not asked in this call"
    assert again.visits[0] == ("main", "a", "key 1")


def test_a_choice_that_is_gone_is_a_wrong_key_and_then_nobody_knows() -> None:
    before = programs(flow("  start = a", "".join(CHOICES)))
    after = swapped('key "2" { en-US: "service" } -> service', 'key "5" -> bye')
    again = compared(talk_through(before, PRESSED_1), before, after)
    assert again.undecided == "main.a: an input was not asked in this call"


def test_a_key_of_the_header_is_found_by_where_it_leads() -> None:
    def with_key(key: str) -> dict[str, Program]:
        return programs(flow(f'  start = a\n  key "{key}" -> sales', "".join(CHOICES)))

    before = with_key("0")
    talk = talk_through(
        before,
        """
        < answer
        > answered
        < gather "Choose." choices=1,2,0 terminators=none
        > keys 0
        < play "hello"
        > hung up by caller
        """,
    )
    again = compared(talk, before, with_key("9"))
    assert (again.divergence, again.undecided) == (None, "")
    assert again.visits[0] == ("main", "a", "key 9")
    assert again.ended_after == "caller"


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
    before = before_6()
    again = compared(keys(*SIX), before, {})
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
