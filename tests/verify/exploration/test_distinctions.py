"""Which variables matter, and what they meet."""

from __future__ import annotations

from decimal import Decimal

from ivrflow.verify.exploration.distinctions import Matter, distinctions_of

from ..conftest import BYE, compiled, header

TEXT = (
    header(
        "var entered: text private",
        "var code: text private",
        "var tries: number = 0",
        "var told: text private",
        "var unused: number = 0",
        "var each: number = 0",
    )
    + """
collect main {
  prompt = say("A number.")
  into entered = digits
  done -> copy
  noinput -> bye
  nomatch -> bye
}
set copy {
  values = (code = entered, tries = tries + 1, told = entered, unused = tries)
  done -> check
}
branch check {
  when code = "4711" or code = "0815" -> share
  when tries > 3 -> bye
  otherwise -> tell
}
set share {
  values = (each = 100 / tries)
  done -> tell
}
play tell {
  prompt = spell(told otherwise "none")
  done -> bye
}
"""
    + BYE
)
DISTINCTIONS = distinctions_of(compiled(TEXT).values())


def test_what_conditions_read_matters_and_what_flows_into_it() -> None:
    assert DISTINCTIONS.matters("test", "code") is Matter.VALUE
    assert DISTINCTIONS.matters("test", "entered") is Matter.VALUE
    assert DISTINCTIONS.matters("test", "tries") is Matter.VALUE


def test_what_is_only_told_matters_by_being_there() -> None:
    assert DISTINCTIONS.matters("test", "told") is Matter.PRESENCE


def test_what_decides_nothing_does_not_matter() -> None:
    assert DISTINCTIONS.matters("test", "unused") is Matter.NOTHING
    assert DISTINCTIONS.matters("test", "each") is Matter.NOTHING
    assert DISTINCTIONS.matters("elsewhere", "code") is Matter.NOTHING


def test_what_was_entered_meets_the_constants_that_its_copies_are_compared_with() -> None:
    assert set(DISTINCTIONS.group("test", "entered").constants) >= {"4711", "0815"}


def test_numbers_meet_numbers_and_division_is_noticed() -> None:
    group = DISTINCTIONS.group("test", "tries")
    assert {Decimal(1), Decimal(3), Decimal(100)} <= set(group.constants)
    assert "/" in group.functions


def test_facts_that_no_condition_reads_make_no_difference() -> None:
    assert DISTINCTIONS.fact("call.ani") is None
    withheld = header() + 'branch main {\n  when call.ani = "999" -> bye\n  otherwise -> bye\n}\n' + BYE
    group = distinctions_of(compiled(withheld).values()).fact("call.ani")
    assert group is not None
    assert group.constants == ["999"]


def test_values_are_followed_through_subflows() -> None:
    inner = (
        header("argument given: text private", "result found: boolean = false", name="inner")
        + 'branch main {\n  when given = "7" -> yes\n  otherwise -> end\n}\n'
        + "set yes {\n  values = (found = true)\n  done -> end\n}\nreturn end {\n}\n"
    )
    outer = (
        header("var entered: text private", "var ok: boolean = false")
        + 'collect main {\n  prompt = say("?")\n  into entered = digits\n'
        + "  done -> sub\n  noinput -> bye\n  nomatch -> bye\n}\n"
        + "subflow sub {\n  flow = inner(given = entered)\n  into ok = found\n  done -> check\n}\n"
        + "branch check {\n  when ok -> bye\n  otherwise -> bye\n}\n"
        + BYE
    )
    distinctions = distinctions_of(compiled(outer, inner).values())
    assert "7" in distinctions.group("test", "entered").constants
    assert distinctions.matters("inner", "found") is Matter.VALUE
