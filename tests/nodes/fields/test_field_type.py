"""Where a formula stands in the file, and what named formulas compute."""

from __future__ import annotations

from decimal import Decimal

from ivrflow.expr import parse_call
from ivrflow.model.source import Source, Span
from ivrflow.nodes.fields.field_type import Arguments, place_in
from ivrflow.nodes.fields.formulas import bind_formula, bind_tree

from .binding import binder, source

LINE = Span(7, 11, 7, 21)


def test_a_stretch_of_one_line_is_pointed_at_exactly() -> None:
    assert place_in(Source("0123456789", LINE), 4, 6) == Span(7, 15, 7, 17)
    assert place_in(Source("0123456789", LINE), 4, 4) == Span(7, 15, 7, 16), "something must be underlined"


def test_of_several_lines_the_whole_is_meant() -> None:
    several = Span(7, 11, 9, 2)
    assert place_in(Source("0123456789", several), 4, 6) == several
    assert place_in(Source("0123456789", LINE), 4, 11) == LINE


def test_an_argument_knows_its_own_text_and_place_within_the_call() -> None:
    written = source("pay(amount = tries + 1, note = name)")
    amount, note = (bind_tree(each.value, written, binder()) for each in parse_call(written.text).arguments)
    assert (amount.text, note.text) == ("tries + 1", "name")
    assert note.span == Span(7, 11 + written.text.index("name"), 7, 11 + written.text.index("name") + 4)


def test_arguments_are_computed_in_the_order_written() -> None:
    around = binder()
    arguments = Arguments(
        (("b", bind_formula(source("tries * 2"), around)), ("a", bind_formula(source("name"), around)))
    )
    computed = arguments.compute({"tries": Decimal(3), "name": "Han"}, {})
    assert list(computed.items()) == [("b", Decimal(6)), ("a", "Han")]
