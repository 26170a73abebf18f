"""Markup is a safe part of SSML, and all else is told."""

from __future__ import annotations

import pytest

from ivrflow.expr import check_prompt, parse_prompt
from ivrflow.expr.prompts.markup import markup_problems


@pytest.mark.parametrize(
    "text",
    [
        "plain",
        "a &lt; b &amp; c &#233; &#x4e2d;",
        '<p><s>One.</s> <break time="300ms"/> <s>Two.</s></p>',
        "<prosody rate='slow' pitch='high'>slowly</prosody>",
        '<say-as interpret-as="characters">abc</say-as> <sub alias="Doctor">Dr</sub>',
    ],
)
def test_safe_markup_is_well(text: str) -> None:
    assert list(markup_problems(text)) == []


@pytest.mark.parametrize(
    ("text", "problem"),
    [
        ('<audio src="file:///etc/passwd"/>', "ssml does not know <audio>"),
        ("<voice name='x'>hello</voice>", "ssml does not know <voice>"),
        ('<break src="x"/>', '<break> has no attribute "src"'),
        ("<break time=300ms/>", "<break time=300ms> is not written as markup is"),
        ("<s>open", "<s> is not closed"),
        ("</s>", "</s> closes nothing here"),
        ("<p><s>a</p></s>", "</p> closes nothing here"),
        ("1 < 2", "a < that begins no element is written &lt;"),
        ("<!DOCTYPE x>", "a < that begins no element is written &lt;"),
        ("R&D", "an & is written &amp;"),
        ("&xxe;", "an & is written &amp;"),
    ],
)
def test_what_is_refused(text: str, problem: str) -> None:
    assert next(markup_problems(text)).startswith(problem)


def test_an_author_is_told_at_the_piece() -> None:
    checked = check_prompt(parse_prompt('say("Hello.") ssml("<audio src=\'x\'/>")'), {})
    assert [(error.start, error.message.partition(";")[0]) for error in checked.errors] == [
        (14, "ssml does not know <audio>")
    ]


def test_values_in_markup_are_any_letters() -> None:
    assert check_prompt(parse_prompt("ssml(\"<break time='{1 + 1}s'/> {call.dnis} & more\")"), {}).errors[
        0
    ].message == ("an & is written &amp;")
