"""An input, asked with other settings: collected anew from the keys and their times, as far as anybody can know."""

from __future__ import annotations

from ivrflow.compiler.program import Program
from ivrflow.model.events import Gathered
from ivrflow.model.inputs import InputOutcome, Pressed

from .driving import Talk, flow, programs, talk_through
from .small_flows import BYE, collect, compared, play

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
