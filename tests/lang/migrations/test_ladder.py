"""The way from older formats to the newest."""

from __future__ import annotations

import pytest

from ivrflow.lang.migrations import LADDER, Ladder, UnknownFormat, format_of
from ivrflow.model.flow import FORMAT
from ivrflow.model.source import Span

THREE = Ladder(
    newest=3, steps={1: lambda text: text.replace("goto", "->"), 2: lambda text: text.replace("ask", "menu")}
)


@pytest.mark.parametrize(
    ("text", "number", "span"),
    [
        ("flow f {", 1, Span(1, 1, 1, 1)),
        ("format 2\nflow f {", 2, Span(1, 1, 1, 9)),
        ("// format 3\n\n  format  12 // x\nflow f {", 12, Span(3, 3, 3, 13)),
        ("flow f {\nformat 2", 1, Span(1, 1, 1, 1)),
        ("format two", 1, Span(1, 1, 1, 1)),
    ],
)
def test_a_text_says_its_format(text: str, number: int, span: Span) -> None:
    assert format_of(text) == (number, span)


def test_a_text_climbs_step_by_step_and_says_so() -> None:
    old = "// c\nflow f {\n}\nask a {\n  x goto b\n}\n"
    assert THREE.climb(old, 1) == "// c\nformat 3\nflow f {\n}\nmenu a {\n  x -> b\n}\n"
    assert THREE.climb("// c\nformat 2 // d\nflow f {\n}\nask a {\n}\n", 2) == (
        "// c\nformat 3 // d\nflow f {\n}\nmenu a {\n}\n"
    )


def test_the_newest_stays_as_it_is() -> None:
    assert THREE.climb("format 3\nask a {\n}", 3) == "format 3\nask a {\n}"
    assert LADDER.climb("flow f {\n}", FORMAT) == "flow f {\n}"


def test_the_ladder_reaches_from_the_first_format_to_the_newest() -> None:
    assert LADDER.newest == FORMAT
    assert sorted(LADDER.steps) == list(range(1, FORMAT))


@pytest.mark.parametrize(
    ("number", "message"),
    [(4, "written in format 4; .* reads formats up to 3"), (0, "nothing is known about format 0")],
)
def test_other_formats_are_refused(number: int, message: str) -> None:
    with pytest.raises(UnknownFormat, match=message):
        THREE.climb("", number)
