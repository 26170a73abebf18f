"""What a caller found, as it is told."""

from __future__ import annotations

from ivrflow.model.conversation import Conversation, Expect, Press
from ivrflow.pytest_plugin.random_callers.fault import BrokenRule, Fault

FAULT = Fault("Dead air", "nothing is heard for 40 s", 0, Expect("ended", "flow"))


def test_the_message_shows_what_the_call_and_the_way() -> None:
    told = BrokenRule("telebank", FAULT, Conversation("Dead air", (Press("1"),)), ["ask", "think"])
    assert str(told) == (
        'telebank: nothing is heard for 40 s\n\ncall "Dead air"\n  press 1\n\nThe call went ask -> think.'
    )


def test_of_a_long_way_the_end_is_shown() -> None:
    told = BrokenRule("telebank", FAULT, Conversation("x", ()), [f"n{number}" for number in range(100)])
    assert str(told).endswith(f"The call went … -> {' -> '.join(f'n{number}' for number in range(88, 100))}.")
