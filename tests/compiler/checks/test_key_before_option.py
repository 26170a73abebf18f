"""IVR412"""

from __future__ import annotations

import pytest

from ..small import codes, menu, small

TWO = ('key "1" -> bye', 'key "2" -> bye')


@pytest.mark.parametrize(
    ("language", "text"),
    [
        ("en-US", "Press 1 for sales. Press 2 for service."),
        ("zh-CN", "按1查询余额，按2挂失。"),
        ("es-ES", "Pulse 1 para ventas. Pulse 2 para servicio."),
        ("fr-FR", "Tapez 1 pour les ventes. Tapez 2 pour le service."),
    ],
)
def test_keys_before_their_options(language: str, text: str) -> None:
    compiled = small("  start = a", menu("a", *TWO, prompt=f'say("{text}")'), languages=language)
    assert codes(compiled) == ["IVR412"]
    assert compiled.issues[0].message == "the keys 1 and 2 are said before what they are for"


@pytest.mark.parametrize(
    "text",
    [
        "For sales, press 1. For service, press 2.",
        "Sales, 1. Service, 2.",
        "Please press 1 or 2.",
        "To hear it again, press 1. Press 2 to go on.",
        "For sales, press 1. For service, press 2. Press 0 to speak to somebody. Press 9 to hear this again.",
    ],
)
def test_good_menus_hear_nothing(text: str) -> None:
    header = '  start = a\n  key "0" -> bye\n  key "9" -> repeat'
    assert codes(small(header, menu("a", *TWO, prompt=f'say("{text}")'))) == []


def test_questions_by_voice_name_keys_by_the_way() -> None:
    node = (
        'listen a {\n  prompt = say("Was it settled? Say yes or no, or press 1 for yes and 2 for no.")\n'
        "  expects = yes_no\n  heard -> bye\n  noinput -> bye\n  nomatch -> bye\n}\n"
    )
    assert codes(small("  start = a", node)) == []


def test_one_language_that_is_wrong_is_named() -> None:
    prompt = '{ en-US: say("For a, press 1. For b, press 2.") zh-CN: say("按1甲，按2乙。") }'
    (issue,) = small("  start = a", menu("a", *TWO, prompt=prompt), languages="en-US, zh-CN").issues
    assert issue.message == "the keys 1 and 2 are said before what they are for in zh-CN"
    assert issue.span.column == 67
