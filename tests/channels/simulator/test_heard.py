"""Of a piece that was cut off, only what was said until then was heard."""

from __future__ import annotations

import pytest

from ivrflow.channels.simulator.heard import HeardPiece
from ivrflow.model.prompts import Piece, PieceKind

PIECE = Piece(PieceKind.SAY, "Press one.", "en-US")


@pytest.mark.parametrize(
    ("end_ms", "cut", "heard"),
    [
        (2000, False, "Press one."),
        (2000, True, "Press one."),
        (1500, True, "Press"),
        (1000, True, ""),
    ],
)
def test_as_much_of_the_text_as_fits_into_the_time(end_ms: int, cut: bool, heard: str) -> None:
    assert HeardPiece(1, PIECE, "Press one.", 1000, end_ms, full_ms=1000, cut=cut).heard == heard


def test_a_recording_of_unknown_length_counts_as_heard() -> None:
    assert HeardPiece(1, PIECE, "Music", 1000, 1010, full_ms=0, cut=True).heard == "Music"
