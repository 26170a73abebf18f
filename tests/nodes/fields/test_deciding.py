"""By what a node decides alone: values, shares and counters, and never a secret."""

from __future__ import annotations

from decimal import Decimal

import pytest

from ivrflow.model.values import Value
from ivrflow.nodes.fields.deciding import CounterField, Decider, Share, Shared, ValueCase

from .binding import binder, lines, problems, source


@pytest.mark.parametrize(
    ("text", "shown", "values"),
    [
        ('"gold"', "gold", ("gold",)),
        ("3", "3", (Decimal(3),)),
        ('["gold", "silver"]', '["gold", "silver"]', ("gold", "silver")),
        ("true", "true", (True,)),
    ],
)
def test_a_case_is_one_constant_or_several(text: str, shown: str, values: tuple[Value, ...]) -> None:
    around = binder()
    assert ValueCase().bind_argument(source(text), around) == (shown, values)
    assert problems(around) == []


@pytest.mark.parametrize("text", ["name", '"gold', "1 / 0"])
def test_a_case_that_is_no_constant_is_refused(text: str) -> None:
    around = binder()
    assert ValueCase().bind_argument(source(text), around)[1] == ()
    assert around.has_errors


@pytest.mark.parametrize(
    ("text", "share"),
    [('"1"', Shared(1, "")), ('"100"', Shared(100, "")), ('"50 old greeting"', Shared(50, "old greeting"))],
)
def test_a_share_is_per_cent_and_perhaps_a_name(text: str, share: Shared) -> None:
    around = binder()
    assert Share().bind_argument(source(text), around) == (text[1:-1], share)
    assert problems(around) == []


@pytest.mark.parametrize("text", ['"0"', '"101"', "30", '"-5"', '"12.5"', '"30%"'])
def test_other_shares_are_refused(text: str) -> None:
    around = binder()
    Share().bind_argument(source(text), around)
    assert problems(around) == [f'expected 1 to 100 per cent in quotes, such as "30" or "50 new", found {text}']


def test_the_way_of_a_call_may_tell_something_private_and_nothing_secret() -> None:
    around = binder()
    assert Decider().bind(lines("account"), around) is not None
    assert problems(around) == []
    Decider().bind(lines("pin"), around)
    assert problems(around) == ["`field` would hold a secret and is not declared secret"]


def test_a_counter_counts_one_up() -> None:
    around = binder()
    counter = CounterField().bind(lines("tries"), around)
    assert counter is not None
    assert (counter.name, counter.next.run({"tries": Decimal(2)}, {})) == ("tries", Decimal(3))
    assert problems(around) == []


@pytest.mark.parametrize(
    ("texts", "problem", "suggestion"),
    [
        (("trys",), "is the name of a variable, and there is none called trys", "Variables that count: tries."),
        (("name",), "`name` is text, and a counter is a number", None),
        (("tries", "tries"), "`field` is set twice", "Keep one of the lines."),
    ],
)
def test_what_cannot_count_is_refused(texts: tuple[str, ...], problem: str, suggestion: str | None) -> None:
    around = binder()
    CounterField().bind(lines(*texts), around)
    (issue,) = around.issues
    assert problem in issue.message
    assert issue.suggestion == suggestion
