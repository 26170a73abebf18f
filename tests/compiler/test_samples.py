from __future__ import annotations

from decimal import Decimal

import pytest

from ivrflow.compiler.samples import as_one_might_hear
from ivrflow.expr import compile_prompt, parse_prompt
from ivrflow.model.types import MONEY, NUMBER, TEXT
from ivrflow.say import spoken_text

SCOPE = {"n": NUMBER, "name": TEXT, "due": MONEY}


@pytest.mark.parametrize(
    ("prompt", "heard"),
    [
        ('say("Hello.")', "Hello."),
        ('say("You have {n} messages, {name}.")', "You have one messages, 123"),
        ('say("Due:") money(due)', "Due: one yuan"),
        ("number(number(name) otherwise 0)", "one hundred twenty-three"),
    ],
)
def test_values_are_filled_in_by_type(prompt: str, heard: str) -> None:
    sample = as_one_might_hear(compile_prompt(parse_prompt(prompt), SCOPE, "en-US"), SCOPE)
    assert sample is not None
    assert spoken_text(sample) == heard


def test_a_formula_that_refuses_the_sample_has_none() -> None:
    compiled = compile_prompt(parse_prompt("ordinal(n - 1)"), SCOPE, "en-US")
    assert as_one_might_hear(compiled, SCOPE) is None
    assert compiled.render({"n": Decimal(3)}, {})
