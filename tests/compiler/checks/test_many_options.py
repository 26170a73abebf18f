"""IVR411"""

from __future__ import annotations

import pytest

from ..small import codes, menu, small


@pytest.mark.parametrize(("keys", "found"), [("12345", []), ("123456", ["IVR411"]), ("12345*0#", [])])
def test_five_choices_beside_agent_back_and_end(keys: str, found: list[str]) -> None:
    node = menu("a", *(f'key "{key}" -> bye' for key in keys))
    assert codes(small("  start = a", node)) == found


def test_keys_of_the_header_are_not_counted() -> None:
    node = menu("a", *(f'key "{key}" -> bye' for key in "12345"))
    assert codes(small('  start = a\n  key "8" -> bye\n  key "9" -> repeat', node)) == []


def test_a_scale_is_one_choice() -> None:
    lines = [f'key "{key}" -> bye' for key in "123456789"]
    scale = menu("a", *lines, prompt='say("How content are you, from 1 to 9?")')
    assert codes(small("  start = a", scale)) == []
