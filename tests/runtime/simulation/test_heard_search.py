"""A text is found where it ends, in a call that goes on and in which prompts are cut off."""

from __future__ import annotations

from dataclasses import dataclass

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.channels.simulator.heard import HeardPiece
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.runtime.simulation.heard_search import HeardSearch
from ivrflow.say import normalise

SECOND_MS = 1000


@dataclass(slots=True)
class CountedPiece(HeardPiece):
    """Counts how often somebody reads it."""

    reads: int = 0

    @property
    def heard(self) -> str:
        self.reads += 1
        return self.text


def pieces(*texts: str) -> list[HeardPiece]:
    """One second each, one after the other."""
    return [
        HeardPiece(1, Piece(PieceKind.SAY, text, "en-US"), text, n * SECOND_MS, (n + 1) * SECOND_MS, SECOND_MS)
        for n, text in enumerate(texts)
    ]


@pytest.mark.parametrize(
    ("wanted", "first", "found"),
    [
        ("your balance", 0, 0),
        ("Balance is FIVE yuan", 0, 2),
        ("five", 2, None),
        ("is", 1, None),
        ("yuan. Goodbye!", 0, 3),
        ("n", 0, 0),
        ("", 1, 1),
    ],
)
def test_found_in_the_piece_in_which_it_ends(wanted: str, first: int, found: int | None) -> None:
    heard = pieces("Your balance is", "five", "yuan", "Goodbye")
    assert HeardSearch(wanted, first).find(heard, now_ms=0) == found


def test_a_prompt_that_is_cut_off_is_read_again() -> None:
    heard = pieces("One moment", "please wait for an agent")
    search = HeardSearch("wait here", 0)
    assert search.find(heard, now_ms=500) is None
    heard[0].end_ms, heard[0].cut = 500, True
    heard[1].start_ms, heard[1].end_ms, heard[1].cut = 500, 500, True
    assert search.find(heard, now_ms=500) is None
    heard.append(HeardPiece(2, heard[1].piece, "Wait here", 500, 1500, SECOND_MS))
    assert search.find(heard, now_ms=500) == 2


def test_a_piece_is_read_once_however_often_is_asked() -> None:
    heard: list[HeardPiece] = []
    search = HeardSearch("goodbye", 0)
    for number in range(200):
        heard.append(CountedPiece(number, Piece(PieceKind.SAY, "x", "en-US"), "one more", number, number + 1, 1))
        assert search.find(heard, now_ms=number) is None
    reads = sum(piece.reads for piece in heard if isinstance(piece, CountedPiece))
    # The latest piece may still be cut off: it is read a second time when it is over.
    assert reads < 2 * len(heard)


SPOKEN = st.lists(st.text("ab 一二,'.é", max_size=5), max_size=8)


@given(SPOKEN, st.text("ab 一二'é", min_size=1, max_size=6), st.lists(st.integers(0, 9), max_size=4))
def test_found_as_if_all_were_read_at_once(texts: list[str], wanted: str, times: list[int]) -> None:
    heard = pieces(*texts)
    ends = [n for n in range(len(heard)) if normalise(wanted) in normalise(" ".join(texts[: n + 1]))]
    search = HeardSearch(wanted, 0)
    found = [search.find(heard, at * SECOND_MS) for at in (*sorted(times), 0)]
    assert set(found) == {ends[0] if ends else None}
