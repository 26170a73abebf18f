"""IVR413"""

from __future__ import annotations

import pytest

from ..small import codes, menu, small

THREE = ('key "1" -> bye', 'key "2" -> bye', 'key "3" -> bye')
HEADER = '  start = a\n  key "0" -> bye\n  key "*" -> back'


@pytest.mark.parametrize(
    "text",
    [
        "For a, press 1. For c, press 3. For b, press 2.",
        "For a, press 2. For b, press 1. For c, press 3.",
        "For a, press 1. For an agent, press 0. For b, press 2. For c, press 3.",
        "A, 1. C, 3. B, 2.",
    ],
)
def test_another_order(text: str) -> None:
    assert codes(small(HEADER, menu("a", *THREE, prompt=f'say("{text}")'))) == ["IVR413"]


@pytest.mark.parametrize(
    "text",
    [
        "For a, press 1. For b, press 2. For c, press 3. For an agent, press 0. To go back, press star.",
        "In an emergency, press 0. For a, press 1. For b, press 2. For c, press 3.",
        "At any time you can press 0. For a, press 1. For b, press 2. For c, press 3.",
        "If it was good, press 3. Fair, 2. Poor, 1.",
        "Good, press 3. Fair, press 2. Poor, press 1.",
        "Our 24 branches and 7 partners. A, 1. B, 2. C, 3.",
        "From 1 to 3, please.",
    ],
)
def test_good_orders(text: str) -> None:
    assert codes(small(HEADER, menu("a", *THREE, prompt=f'say("{text}")'))) == []


def test_two_keys_downwards_are_no_scale() -> None:
    prompt = 'say("For a, press 2. For b, press 1.")'
    assert codes(small(HEADER, menu("a", *THREE[:2], prompt=prompt))) == ["IVR413"]


def test_the_same_order_in_two_languages_is_told_once() -> None:
    prompt = '{ en-US: say("A, 1. C, 3. B, 2.") zh-CN: say("甲请按1，丙请按3，乙请按2。") }'
    (issue,) = small(HEADER, menu("a", *THREE, prompt=prompt), languages="en-US, zh-CN").issues
    assert issue.message == "the keys are named in the order 1, 3, 2 in en-US and zh-CN"
