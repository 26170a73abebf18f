"""IVR203; test_compile.py has more of it, with conversions and results."""

from __future__ import annotations

from ..small import codes, collect, menu, small

HEADER = "  start = {}\n  var typed: text private"
TELL = 'play tell {\n  prompt = say("You entered") digits(typed)\n  done -> bye\n}\n'


def test_a_value_is_needed_on_every_way() -> None:
    assert codes(small(HEADER.format("ask"), collect("Number?", "tell") + TELL)) == []
    two_ways = collect("Number?", "tell").replace("noinput -> bye", "noinput -> tell") + TELL
    assert codes(small(HEADER.format("ask"), two_ways)) == ["IVR203"]
    around = menu("choose", 'key "1" -> ask', 'key "2" -> tell') + collect("Number?", "tell") + TELL
    assert codes(small(HEADER.format("choose"), around)) == ["IVR203"]


def test_a_first_value_an_argument_and_a_question_are_enough() -> None:
    assert codes(small('  start = tell\n  var typed: text private = "0"', TELL)) == []
    assert codes(small("  start = tell\n  argument typed: text private", TELL)) == []
    asked = "branch asked {\n  when typed != nothing -> tell\n  otherwise -> bye\n}\n" + TELL
    assert codes(small(HEADER.format("asked"), asked)) == []


def test_what_was_asked_may_be_lost_again() -> None:
    nodes = collect("Number?", "forget") + "set forget {\n  values = (typed = nothing)\n  done -> tell\n}\n" + TELL
    assert codes(small(HEADER.format("ask"), nodes)) == ["IVR203"]
