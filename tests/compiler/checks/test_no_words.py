"""IVR307"""

from __future__ import annotations

import pytest

from ..small import PLAY, codes, small

SAY = "say hello {\n  value = n\n  done -> bye\n}\n"
HEADER = "  start = hello\n  var n: number = 1"


@pytest.mark.parametrize(
    "node",
    [SAY, PLAY.replace('say("Hello.")', "number(n)"), PLAY.replace("Hello.", "You have {n}.")],
    ids=["say", "piece", "braces"],
)
def test_values_need_words(node: str) -> None:
    assert codes(small(HEADER, node, languages="en-US")) == []
    compiled = small(HEADER, node, languages="de-DE, it-IT")
    assert codes(compiled) == ["IVR307"]
    assert compiled.issues[0].message == "`number` cannot be said in de-DE and it-IT: there are no words for it"


def test_the_value_of_a_confirmation_too() -> None:
    node = (
        'confirm hello {\n  value = n\n  prompt = say("1, 2")\n  confirmed -> bye\n  again -> hello\n'
        "  noinput -> bye\n  nomatch -> bye\n}\n"
    )
    assert codes(small(HEADER, node, languages="de-DE")) == ["IVR307"]


def test_texts_recordings_and_pauses_need_none() -> None:
    node = PLAY.replace('say("Hello.")', 'say("Hallo.") pause(1s) audio("gong") ssml("Hallo")')
    assert codes(small("  start = hello", node, languages="de-DE")) == []


def test_another_language_can_help_out() -> None:
    node = PLAY.replace('say("Hello.")', "{ de-DE: number(n, en-US) en-US: number(n) }")
    assert codes(small(HEADER, node, languages="de-DE, en-US")) == []
