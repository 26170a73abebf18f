"""Named things that two sides added, removed, changed and reordered."""

from __future__ import annotations

from hypothesis import given
from hypothesis import strategies as st

from designer.merging.keyed import merge_keyed

things = st.lists(st.tuples(st.sampled_from("abcdef"), st.integers(0, 3)), unique_by=lambda pair: pair[0]).map(dict)


def _clash(key: str, base: int | None, mine: int | None, theirs: int | None) -> int:
    raise AssertionError(f"{key}: {base} {mine} {theirs}")


def _pairs(of: dict[str, int]) -> list[tuple[str, int]]:
    return list(of.items())


@given(things, things)
def test_when_one_side_did_nothing_the_other_is_taken_order_and_all(base: dict[str, int], side: dict[str, int]) -> None:
    assert _pairs(merge_keyed(base, side, base, _clash)) == _pairs(side)
    assert _pairs(merge_keyed(base, base, side, _clash)) == _pairs(side)
    assert _pairs(merge_keyed(base, side, side, _clash)) == _pairs(side)


@given(things, things, things)
def test_nothing_is_lost_but_what_a_side_removed(
    base: dict[str, int], mine: dict[str, int], theirs: dict[str, int]
) -> None:
    merged = merge_keyed(base, mine, theirs, lambda key, before, ours, other: 99)
    for key in (mine.keys() | theirs.keys()) - merged.keys():
        assert key in base
        assert base[key] in (mine.get(key), theirs.get(key)), "only an unchanged thing can be removed"
    assert merged.keys() <= mine.keys() | theirs.keys()


def test_additions_of_both_stand_where_each_put_them() -> None:
    base = {"a": 1, "b": 1}
    merged = merge_keyed(base, {"a": 1, "m": 1, "b": 1}, {"t": 1, "a": 1, "b": 1}, _clash)
    assert list(merged) == ["t", "a", "m", "b"]


def test_who_reorders_is_followed() -> None:
    base = {"a": 1, "b": 1, "c": 1}
    assert list(merge_keyed(base, {"c": 1, "a": 1, "b": 1}, {**base, "d": 1}, _clash)) == ["c", "d", "a", "b"]
