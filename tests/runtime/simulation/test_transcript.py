"""What happened, in the words of conversations."""

from __future__ import annotations

from ivrflow.channels.simulator.heard import HeardPiece
from ivrflow.model.conversation import Hear
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.runtime.simulation.transcript import heard_lines


def heard(number: int, text: str, *, until_ms: int = 1000, cut: bool = False) -> HeardPiece:
    return HeardPiece(number, Piece(PieceKind.SAY, text, "en-US"), text, 0, until_ms, 1000, cut)


def test_pieces_of_one_prompt_make_one_line() -> None:
    assert heard_lines([heard(1, "Your balance is"), heard(1, "five yuan"), heard(2, "Goodbye")]) == [
        Hear("Your balance is five yuan"),
        Hear("Goodbye"),
    ]


def test_what_was_cut_off_shows_how_far_it_was_heard() -> None:
    lines = heard_lines(
        [heard(1, "Press one, or two", until_ms=500, cut=True), heard(1, "or three", until_ms=0, cut=True)]
    )
    assert lines == [Hear("Press on …")]


def test_silence_is_no_line() -> None:
    assert heard_lines([heard(1, " ")]) == []
