from __future__ import annotations

from collections.abc import Iterator
from datetime import date, timedelta
from decimal import Decimal

import pytest
from hypothesis import given, settings

from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.model.values import Money
from ivrflow.say import estimate_ms, spoken_text
from ivrflow.speech.pipeline import process
from ivrflow.speech.worker_process import Utterance, WorkerProcess

from .test_catalogue import pieces

VOICES = {"en-US": ("gmw/en-us", 160), "zh-CN": ("sit/cmn", 190), "es-ES": ("roa/es", 160), "fr-FR": ("roa/fr", 160)}
PROMPTS = [
    Piece(PieceKind.SAY, "Welcome to Northern Bank.", "en-US"),
    Piece(PieceKind.SAY, "For your balance, press 1. To report a lost card, press 2.", "en-US"),
    Piece(PieceKind.SAY, "I am sorry, but we are closed today. Please call again tomorrow morning.", "en-US"),
    Piece(PieceKind.MONEY, Money(Decimal("1024.50"), "CNY"), "en-US"),
    Piece(PieceKind.DATE, date(2026, 3, 2), "en-US"),
    Piece(PieceKind.SAY, "欢迎致电北方银行。", "zh-CN"),
    Piece(PieceKind.SAY, "查询余额请按1，挂失请按2。", "zh-CN"),
    Piece(PieceKind.SAY, "对不起，今天不营业，请您明天上午再打电话。", "zh-CN"),
    Piece(PieceKind.MONEY, Money(Decimal("1024.50"), "CNY"), "zh-CN"),
    Piece(PieceKind.DATE, date(2026, 3, 2), "zh-CN"),
    Piece(PieceKind.DURATION, timedelta(minutes=2, seconds=5), "en-US"),
    Piece(PieceKind.PHONE, "13800112233", "zh-CN"),
    Piece(
        PieceKind.SAY, "Para consultar su saldo, pulse 1. Para denunciar la pérdida de una tarjeta, pulse 2.", "es-ES"
    ),
    Piece(PieceKind.MONEY, Money(Decimal("1024.50"), "EUR"), "es-ES"),
    Piece(PieceKind.SAY, "Pour consulter votre solde, tapez 1. Pour déclarer la perte d'une carte, tapez 2.", "fr-FR"),
    Piece(PieceKind.MONEY, Money(Decimal("1024.50"), "EUR"), "fr-FR"),
]


@pytest.fixture(scope="module")
def robot() -> Iterator[WorkerProcess]:
    worker = WorkerProcess()
    yield worker
    worker.close()


@pytest.mark.parametrize("piece", PROMPTS, ids=lambda piece: spoken_text((piece,)))
def test_the_estimate_is_near_what_the_robot_voice_takes(piece: Piece, robot: WorkerProcess) -> None:
    voice, rate_wpm = VOICES[piece.language]
    spoken = robot.synthesize(Utterance(spoken_text((piece,)), voice, rate_wpm))
    heard = process(spoken)  # Without the silence around it, whose length depends on what the robot said before.
    assert estimate_ms((piece,)) == pytest.approx(heard.duration_ms, rel=0.3)


def test_pauses_are_exact_and_recordings_have_a_fixed_length() -> None:
    prompt = (
        Piece(PieceKind.PAUSE, timedelta(milliseconds=300), "en-US"),
        Piece(PieceKind.AUDIO, "welcome", "en-US"),
        Piece(PieceKind.PAUSE, timedelta(milliseconds=-5), "en-US"),
    )
    assert estimate_ms(prompt) == 2300


def test_markup_takes_no_time() -> None:
    plain = Piece(PieceKind.SAY, "Hello.", "en-US")
    assert estimate_ms((Piece(PieceKind.SSML, "<p>Hello.</p>", "en-US"),)) == estimate_ms((plain,)) > 0


def test_silence_takes_no_time() -> None:
    assert estimate_ms(()) == 0


@settings(deadline=None)
@given(pieces, pieces)
def test_a_prompt_takes_as_long_as_its_pieces(first: Piece, second: Piece) -> None:
    assert estimate_ms((first, second)) == estimate_ms((first,)) + estimate_ms((second,))


def test_a_recording_whose_length_or_words_are_known_takes_as_long() -> None:
    prompt = (Piece(PieceKind.AUDIO, "welcome", "en-US"),)
    said = estimate_ms((Piece(PieceKind.SAY, "Welcome to Northern Bank.", "en-US"),))
    assert (
        estimate_ms(prompt, lambda name, language: 4_321 if (name, language) == ("welcome", "en-US") else None) == 4321
    )
    assert estimate_ms(prompt, lambda *_: None, lambda *_: "Welcome to Northern Bank.") == said
    assert estimate_ms(prompt, lambda *_: None, lambda *_: None) == estimate_ms(prompt)
