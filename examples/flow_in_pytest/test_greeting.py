"""What a conversation cannot say: the same for many numbers."""

from __future__ import annotations

import pytest

from ivrflow.pytest_plugin.caller import Caller


@pytest.mark.parametrize("wrong", "123456890")
def test_every_wrong_number_is_wrong(call: Caller, wrong: str) -> None:
    call.dials("greeting")
    call.press(wrong, during="Your guess")
    call.hears("No, that is not it")
    assert call.variables["tries"] == 1


def test_silence_ends_the_call(call: Caller) -> None:
    call.dials("greeting")
    call.hears("Your guess")
    call.wait("60s")
    assert call.ended
    assert call.ended_by == "flow"
