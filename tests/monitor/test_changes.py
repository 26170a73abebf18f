"""A whole and what changed afterwards come to the same."""

from __future__ import annotations

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.errors import Unavailable
from ivrflow.monitor.changes import Changes, EngineState, read_changes, write_changes

IDS = st.sampled_from(["a", "b", "c"])
MEMBERS = st.dictionaries(st.sampled_from(["at", "since"]), st.integers(), min_size=1)
COUNTS = st.dictionaries(IDS, st.dictionaries(IDS, st.integers(1), min_size=1), min_size=1)
CHANGES = st.builds(
    Changes,
    status=st.fixed_dictionaries({}, optional={"calls": st.integers()}),
    calls=st.dictionaries(IDS, MEMBERS),
    gone=st.lists(IDS),
    exits=st.dictionaries(IDS, COUNTS),
    new_day=st.lists(IDS),
)


@given(st.lists(CHANGES), st.integers(0, 5))
def test_whoever_comes_later_knows_the_same(told: list[Changes], when: int) -> None:
    first, later = EngineState(), EngineState()
    for number, changes in enumerate(told):
        if number == when:
            later.take(read_changes(write_changes(first.whole())))
        first.take(changes)
        if number >= when:
            later.take(read_changes(write_changes(changes)))
    if when < len(told):
        assert later == first


def test_what_no_engine_tells_is_refused() -> None:
    for text in ("", "[]", "7", '{"calls":', b"\xff"):
        with pytest.raises(Unavailable):
            read_changes(text)
