from __future__ import annotations

import pytest

from ivrflow.expr import Tree, parse_expression
from ivrflow.expr.tree import children, is_constant, relocate

TEXT = "if not a then [1, -b] else max(c, 2) & d"


def test_trees_are_equal_when_they_mean_the_same() -> None:
    assert parse_expression("a+(b)") == parse_expression(" a + b ")


def test_relocation_moves_every_part_and_changes_none() -> None:
    tree = parse_expression(TEXT)
    moved = relocate(tree, lambda offset: offset + 100)

    def compare(old: Tree, new: Tree) -> None:
        assert (new.start, new.end) == (old.start + 100, old.end + 100)
        for a, b in zip(children(old), children(new), strict=True):
            compare(a, b)

    assert moved == tree
    compare(tree, moved)


@pytest.mark.parametrize(
    ("text", "constant"), [("1 + 2", True), ('upper("a")', True), ("[1, a]", False), ("call.now", False)]
)
def test_what_has_no_name_is_constant(text: str, constant: bool) -> None:
    assert is_constant(parse_expression(text)) is constant
