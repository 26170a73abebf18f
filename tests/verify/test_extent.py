"""How much was looked at is said, and what was not."""

from __future__ import annotations

from ivrflow.verify.exploration.explore import Cut, Exploration
from ivrflow.verify.extent import extent_of, tell_cut


def test_telebank_is_seen_whole(telebank: Exploration) -> None:
    extent = extent_of(telebank)
    assert extent.complete
    assert extent.coverage[0].percent == 100
    assert extent.coverage[0].nodes_uncovered == ()
    assert extent.ways > extent.states > len(telebank.programs["telebank"].nodes)
    assert extent.starts == 1


def test_nothing_cut_is_nothing_to_tell() -> None:
    assert not Cut()
    assert list(tell_cut(Cut())) == []


def test_each_bound_that_was_hit_has_its_sentence() -> None:
    cut = Cut(3, 2, tuple(f"test.n{number}" for number in range(7)), 4, ("Record",))
    assert cut
    places = "test.n0, test.n1, test.n2, test.n3, test.n4"
    assert list(tell_cut(cut)) == [
        "3 states were found and not followed: allow more states",
        f"2 times a combination of values was taken for another: allow more variants ({places} …)",
        "4 moments and numbers to call from were left out: allow more starts",
        "only their failure was tried: Record",
    ]


def test_what_time_did_not_allow_is_told() -> None:
    assert list(tell_cut(Cut(3, stopped=True))) == ["3 states were found and not followed: allow more time"]
