from __future__ import annotations

import pytest

from ivrflow.expr import parse_prompt, print_prompt


@pytest.mark.parametrize(
    ("written", "canonical"),
    [
        ('say( "a" )  pause(1000ms)', 'say("a") pause(1s)'),
        ("duration( 120s,zh-CN )datetime(call.now)", "duration(2m, zh-CN) datetime(call.now)"),
        ('phone( "95588" )', 'phone("95588")'),
        ('say("a {  b+1 }")', 'say("a {b + 1}")'),
        (r'say("{if a then \"x\" else b}", zh-CN)', r'say("{if a then \"x\" else b}", zh-CN)'),
        (r'ssml("\{ {a}")', r'ssml("\{ {a}")'),
        ("", ""),
    ],
)
def test_the_canonical_text_means_the_same(written: str, canonical: str) -> None:
    assert print_prompt(parse_prompt(written)) == canonical
    assert parse_prompt(canonical) == parse_prompt(written)
