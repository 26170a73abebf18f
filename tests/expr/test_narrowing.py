from __future__ import annotations

import pytest

from ivrflow.expr import known_when, parse_expression


@pytest.mark.parametrize(
    ("condition", "when_true", "when_false"),
    [
        ("x != nothing", "x", ""),
        ("x = nothing", "", "x"),
        ("nothing != x", "x", ""),
        ('x = "a"', "x", ""),
        ('x != "a"', "", "x"),
        ("not x = nothing", "x", ""),
        ("x != nothing and y != nothing", "xy", ""),
        ("x = nothing or y = nothing", "", "xy"),
        ("x != nothing or y != nothing", "", ""),
        ("x != nothing or x = 1", "x", ""),
        ("x = y", "", ""),
        ("call.ended_by != nothing", ("call.ended_by",), ""),
    ],
)
def test_a_condition_shows_what_is_there(condition: str, when_true: object, when_false: object) -> None:
    tree = parse_expression(condition)
    assert known_when(tree, True) == set(when_true)  # type: ignore[call-overload]  # names of one letter, or a tuple
    assert known_when(tree, False) == set(when_false)  # type: ignore[call-overload]  # as above
