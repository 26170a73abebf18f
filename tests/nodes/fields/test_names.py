"""A few names in brackets."""

from __future__ import annotations

import pytest

from ivrflow.nodes.fields.names import Names


@pytest.mark.parametrize(
    ("text", "names"),
    [("[loans]", ("loans",)), ("[ loans, mandarin-1 ]", ("loans", "mandarin-1"))],
)
def test_reads(text: str, names: tuple[str, ...]) -> None:
    assert Names().read(text) == names


@pytest.mark.parametrize("text", ["loans", "[]", "[a,]", "[a b]", "[a, a]", "[a, b, c]", "[", '["a"]'])
def test_refuses(text: str) -> None:
    with pytest.raises(ValueError, match=r"expected (names in square brackets|at most 2 different names)"):
        Names(most=2).read(text)


def test_nothing_written_is_no_names() -> None:
    assert Names().absent() == ()
