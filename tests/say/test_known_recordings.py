"""What recordings say, and how long they take."""

from __future__ import annotations

from datetime import timedelta

from ivrflow import say
from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.say import NO_RECORDINGS, KnownRecordings

WELCOME = Piece(PieceKind.AUDIO, "welcome", "en-US")
RECORDED = KnownRecordings({("welcome", "en-US"): 3210}, {("welcome", "en-US"): "Welcome to Northern Bank."})


def test_a_recording_is_told_by_its_transcript_and_lasts_as_long_as_it_does() -> None:
    assert RECORDED.text_of((WELCOME,)) == "Welcome to Northern Bank."
    assert RECORDED.ms_of((WELCOME,)) == 3210


def test_what_is_around_it_is_estimated() -> None:
    pause = Piece(PieceKind.PAUSE, timedelta(milliseconds=300), "en-US")
    text = Piece(PieceKind.SAY, "Press 1.", "en-US")
    assert RECORDED.text_of((WELCOME, pause, text)) == "Welcome to Northern Bank. Press 1."
    assert RECORDED.ms_of((WELCOME, pause, text)) == 3210 + 300 + say.estimate_ms((text,))


def test_a_recording_that_nobody_knows_is_told_by_its_name() -> None:
    assert RECORDED.text_of((Piece(PieceKind.AUDIO, "welcome", "zh-CN"),)) == "[welcome]"
    assert NO_RECORDINGS.ms_of((WELCOME,)) == 2000
