"""What neither a conversation nor a list of cases can say: whatever callers do."""

from __future__ import annotations

from collections.abc import Callable

from hypothesis import given

from ivrflow.pytest_plugin.random_callers import RandomCall, Rules, random_calls


def test_nobody_waits_and_nobody_is_trapped(phone_at_random: Callable[..., None]) -> None:
    phone_at_random("greeting", Rules(max_silence_ms=8_000), calls=50)


@given(random_calls("flows", "greeting"))
def test_nobody_is_told_yes_who_did_not_press_7(call: RandomCall) -> None:
    assert "yes" not in call.heard_text() or "right" in call.path
    assert call.path.count("ask") <= 3
