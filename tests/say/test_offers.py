"""Which keys announcements offer: the phrases of menus, and phrases that only look like them."""

from __future__ import annotations

from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from ivrflow.model.prompts import Piece, PieceKind
from ivrflow.say import offers_in, offers_of
from ivrflow.say.offer_idioms import IDIOMS

OPTION_FIRST = [
    ("en-US", "For your balance, press 1. To report a lost card, press 2. To speak to an agent, press 0.", "1 2 0"),
    ("en-US", "For cards press one, and for loans press two.", "1 2"),
    ("en-GB", "If that is right, press 1; if not, press 2.", "1 2"),
    ("en-US", "To go back, press the star key. To end, press pound.", "* #"),
    ("en-US", "Please press 1 or 2.", "1 2"),
    ("en-US", "press 1, 2 or 3", "1 2 3"),
    ("en-US", "We have three offers. For the first, press 1.", "1"),
    ("en-US", 'For sales, dial "1".', "1"),
    ("zh-CN", "查询余额请按1，挂失请按2。人工服务请按0。", "1 2 0"),
    ("zh-CN", "确认挂失请按１，重新输入请按２。", "1 2"),
    ("zh-CN", "返回主菜单请按星号键，重听请按9号键，结束请按井号键。", "* 9 #"),
    ("zh-CN", "普通话请按一，英语请按二。", "1 2"),
    ("zh-CN", "请按1或2。", "1 2"),
    ("es-ES", "Para consultar su saldo, pulse 1. Para hablar con un agente, marque el cero.", "1 0"),
    ("es-MX", "Si desea salir, presione la tecla asterisco; para seguir, oprima 3.", "* 3"),
    ("fr-FR", "Pour votre solde, tapez 1. Pour une carte perdue, appuyez sur la touche 2.", "1 2"),
    ("es-CO", "Para ventas marque uno, para servicio marque dos.", "1 2"),
    ("fr-FR", "Pour les ventes, tapez un, pour le service, faites le deux.", "1 2"),
    ("fr-CA", "Pour revenir, faites le étoile. Pour finir, composez le zéro.", "* 0"),
]
KEY_FIRST = [
    ("en-US", "Press 1 for your balance. Press 2 to report a lost card.", "1 2"),
    ("en-US", "Press 1 for balance, 2 for lost card, or press 3 to end.", "1 2 3"),
    ("en-US", "Please just press 1 if that is right and 2 if not.", "1 2"),
    ("zh-CN", "按1查询余额，按2挂失。", "1 2"),
    ("zh-CN", "请按1重新输入，或按2号键返回。", "1 2"),
    ("es-ES", "Pulse 1 para su saldo o 2 para tarjetas.", "1 2"),
    ("fr-FR", "Veuillez appuyer sur 1 pour votre solde, ou tapez 2 pour une carte.", "1 2"),
]
NO_OFFERS = [
    ("en-US", "If this is an emergency, hang up and dial 911."),
    ("en-US", "Call 1 800 555 1234, or dial 1-800-555-1234."),
    ("en-US", "Our 24 branches are open from 9:00 to 17:00."),
    ("en-US", "Balance, 1. Lost card, 2."),
    ("en-US", "We press on. The press office is on floor 3."),
    ("en-US", "Your impress 4 printer is ready."),
    ("zh-CN", "请按一下免提。"),
    ("zh-CN", "请按时付款，按照3号文件办理。"),
    ("zh-CN", "请选一个网点。"),
    ("en-US", "Please choose one of the following services, or select two topics."),
    ("zh-CN", "利息按3年计算，请选择1号网点。"),
    ("es-ES", "Elija uno de los servicios."),
    ("fr-FR", "Tapez un code, ou choisissez un service."),
    ("es-ES", "Marque su número de cuenta."),
    ("fr-FR", "Tapez votre code."),
    ("de-DE", "Für den Kontostand drücken Sie 1."),
]


def keys(text: str, language: str) -> str:
    return " ".join(offer.key for offer in offers_in(text, language).offered)


@pytest.mark.parametrize(("language", "text", "offered"), OPTION_FIRST, ids=[text for _, text, _ in OPTION_FIRST])
def test_keys_behind_their_option(language: str, text: str, offered: str) -> None:
    assert keys(text, language) == offered
    assert not any(offer.key_first for offer in offers_in(text, language).offered)


@pytest.mark.parametrize(("language", "text", "offered"), KEY_FIRST, ids=[text for _, text, _ in KEY_FIRST])
def test_keys_before_their_option(language: str, text: str, offered: str) -> None:
    assert keys(text, language) == offered
    assert all(offer.key_first for offer in offers_in(text, language).offered)


@pytest.mark.parametrize(("language", "text"), NO_OFFERS, ids=[text for _, text in NO_OFFERS])
def test_what_is_no_offer(language: str, text: str) -> None:
    assert keys(text, language) == ""


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-US", "You can press 0 at any time to speak to an agent."),
        ("zh-CN", "您可以随时按0转人工服务。"),
        ("es-ES", "Pulse 0 en cualquier momento para hablar con un agente."),
        ("fr-FR", "Tapez 0 à tout moment pour parler à un conseiller."),
    ],
)
def test_keys_that_work_everywhere(language: str, text: str) -> None:
    (offer,) = offers_in(text, language).offered
    assert (offer.key, offer.any_time) == ("0", True)


@pytest.mark.parametrize(
    ("language", "text", "low", "high"),
    [
        ("en-US", "From 1 to 5, how content are you?", 1, 5),
        ("en-US", "Press a key between 1 and 9.", 1, 9),
        ("zh-CN", "请用1到5评分，5为最好。", 1, 5),
        ("es-ES", "De 1 a 5, ¿cómo valora la llamada?", 1, 5),
        ("fr-FR", "Notez de 1 à 4.", 1, 4),
    ],
)
def test_a_scale_names_all_that_is_on_it(language: str, text: str, low: int, high: int) -> None:
    assert offers_in(text, language).scale == {str(key) for key in range(low, high + 1)}


def test_short_forms_name_keys_too() -> None:
    offers = offers_in("Balance, 1. Lost card, two. Agent, zero.", "en-US")
    assert offers.named == ("1", "2", "0")
    assert offers_in("Kontostand 1, Karte 2.", "de-DE").mentioned == {"1", "2"}


def test_each_piece_is_read_in_its_language() -> None:
    prompt = (
        Piece(PieceKind.SAY, "For English, press 1.", "en-US"),
        Piece(PieceKind.PAUSE, timedelta(seconds=1), "en-US"),
        Piece(PieceKind.SAY, "中文请按2。", "zh-CN"),
    )
    offers = offers_of(prompt)
    assert offers is not None
    assert [offer.key for offer in offers.offered] == ["1", "2"]


def test_a_recording_says_what_its_transcript_says_or_nobody_knows() -> None:
    prompt = (Piece(PieceKind.AUDIO, "menu", "en-US"),)
    assert offers_of(prompt) is None
    assert offers_of(prompt, lambda name, language: None) is None
    offers = offers_of(prompt, lambda name, language: {("menu", "en-US"): "For sales, press 1."}[name, language])
    assert offers is not None
    assert offers.mentioned == {"1"}


@given(st.sampled_from(sorted(IDIOMS)), st.text())
def test_any_text_can_be_read(language: str, text: str) -> None:
    offers = offers_in(text, language)
    assert all(offer.key in {*"*#"} or offer.key.isdecimal() for offer in offers.offered)
