"""Positions of nodes, beside the flow."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.lang.layout import FARTHEST, parse_layout, print_layout
from ivrflow.model.errors import BadDocument
from ivrflow.model.flow import Layout, NodeGroup

_coordinates = st.integers(-FARTHEST, FARTHEST)
_positions = st.dictionaries(st.text(max_size=8), st.tuples(_coordinates, _coordinates), max_size=6)


@given(_positions)
def test_printing_and_reading_gives_the_same_layout(positions: dict[str, tuple[int, int]]) -> None:
    layout = Layout(tuple(sorted((node, x, y) for node, (x, y) in positions.items())))
    text = print_layout(layout)
    assert parse_layout(text, "x") == layout
    assert parse_layout(text.encode(), "x") == layout
    assert text.count("\n") == (len(positions) + 2 if positions else 1)


_names = st.text(max_size=8)
_groups = st.builds(
    NodeGroup,
    _names,
    _names,
    st.lists(_names, max_size=3, unique=True).map(lambda ids: tuple(sorted(ids))),
    st.booleans(),
)


@given(_positions, st.lists(_groups, max_size=3, unique_by=lambda group: group.id), st.data())
def test_sizes_and_groups_are_kept(
    positions: dict[str, tuple[int, int]], groups: list[NodeGroup], data: st.DataObject
) -> None:
    resized = data.draw(st.lists(st.sampled_from(sorted(positions)), unique=True)) if positions else []
    layout = Layout(
        tuple(sorted((node, x, y) for node, (x, y) in positions.items())),
        tuple(sorted((node, 240, 120) for node in resized)),
        tuple(sorted((group for group in groups if group.id not in positions), key=lambda group: group.id)),
    )
    assert parse_layout(print_layout(layout), "x") == layout


def test_one_node_per_line_sorted() -> None:
    assert print_layout(Layout((("b", 1, 2), ("a", -3, 4)))) == '{\n  "a": [-3, 4],\n  "b": [1, 2]\n}\n'
    assert print_layout(Layout()) == "{}\n"


@pytest.mark.parametrize(
    ("content", "message"),
    [
        ("", "x.layout.json:1: not JSON"),
        ('{\n<<<<<<< ours\n  "a": [1, 2]\n}', "x.layout.json:2: not JSON: .*a merge left its marks"),
        ("[]", "x.layout.json:1: expected an object"),
        ('"a"', "x.layout.json:1: expected an object"),
        ('{\n  "a": [1, 2],\n  "a": [1, 2]\n}', 'x.layout.json:3: "a" stands here twice'),
        ('{\n\n  "a": [1]\n}', 'x.layout.json:3: "a": expected two whole numbers'),
        ('{"a": [1, true]}', 'x.layout.json:1: "a": expected two whole numbers'),
        ('{"a": [1, 2.5]}', "expected two whole numbers"),
        ('{"a": [1, 1000001]}', "expected two whole numbers"),
        ('{"a": {"x": 1, "y": 2}}', "expected a group such as"),
        ('{"a": [1, 2, 3]}', "expected two whole numbers"),
        ('{"a": {"title": "A", "nodes": [1]}}', "expected a group such as"),
        ('{"a": {"title": "A", "nodes": [], "colour": "red"}}', "expected a group such as"),
        ("[" * 100_000, "too many brackets"),
        (b"{\n\xff}", "x.layout.json:2: not UTF-8"),
        ("{}" + " " * 1_000_000, "larger than 1,000,000 bytes"),
    ],
)
def test_what_is_no_layout_is_refused_with_its_line(content: str | bytes, message: str) -> None:
    with pytest.raises(BadDocument, match=message):
        parse_layout(content, "x.layout.json")
