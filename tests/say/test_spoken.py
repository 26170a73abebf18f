from __future__ import annotations

from datetime import timedelta
from decimal import Decimal

from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.values import Money
from ivrflow.say import spoken_text

BALANCE = Money(Decimal("2.50"), "CNY")


def test_pieces_are_joined_as_their_scripts_want_it() -> None:
    english = (Piece(PieceKind.SAY, "Your balance is ", "en-US"), Piece(PieceKind.MONEY, BALANCE, "en-US"))
    chinese = (Piece(PieceKind.SAY, "您的余额是", "zh-CN"), Piece(PieceKind.MONEY, BALANCE, "zh-CN"))
    assert spoken_text(english) == "Your balance is two yuan and fifty fen"
    assert spoken_text(chinese) == "您的余额是两元五角"
    assert spoken_text(english[:1] + chinese) == "Your balance is 您的余额是两元五角"


def test_silence_is_left_out() -> None:
    prompt = (
        Piece(PieceKind.SAY, "One.", "en-US"),
        Piece(PieceKind.PAUSE, timedelta(seconds=1), "en-US"),
        Piece(PieceKind.SAY, "Two.", "en-US"),
    )
    assert spoken_text(prompt) == "One. Two."
    assert spoken_text(()) == ""


def test_a_recording_is_told_by_its_transcript() -> None:
    prompt = (Piece(PieceKind.AUDIO, "welcome", "en-US"),)
    transcripts = {("welcome", "en-US"): "Welcome to Northern Bank."}
    assert spoken_text(prompt) == "[welcome]"
    assert spoken_text(prompt, lambda *key: transcripts.get(key)) == "Welcome to Northern Bank."
    assert spoken_text(prompt, lambda *key: None) == "[welcome]"


def test_markup_is_taken_off() -> None:
    markup = "<speak>Fish &amp; chips,<break time='1s'/>please</speak>"
    assert spoken_text((Piece(PieceKind.SSML, markup, "en-US"),)) == "Fish & chips, please"


def test_what_cannot_be_worded_is_shown_as_it_is() -> None:
    assert spoken_text((Piece(PieceKind.NUMBER, Decimal("2.5"), "de-DE"),)) == "2.5"
