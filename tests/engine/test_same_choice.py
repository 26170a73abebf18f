"""A menu of another version is answered by what the caller chose: by its label, by where it led, by the key."""

from __future__ import annotations

import pytest

from ivrflow.compiler.program import Program

from .driving import flow, programs, talk_through
from .small_flows import BYE, compared, menu, play

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
    # The flow hung up, not the caller: he would have stayed for this prompt too.
    assert again.undecided == ""
    assert again.divergence is not None
    assert (again.divergence.before, again.divergence.after) == (("main", "sales", "done"), ("main", "service", "done"))
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
