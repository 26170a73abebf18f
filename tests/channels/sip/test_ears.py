"""What media says is told in the home thread, in order."""

from __future__ import annotations

from collections.abc import Callable

from ivrflow.channels.sip.ears import Ears
from ivrflow.model.lines import Timer


class LazyHome:
    """Runs what it was given when the test says so."""

    def __init__(self) -> None:
        self.waiting: list[Callable[[], None]] = []

    def call_soon(self, function: Callable[[], None]) -> None:
        self.waiting.append(function)

    def call_later(self, delay_ms: int, function: Callable[[], None]) -> Timer:
        raise NotImplementedError

    def now_ms(self) -> int:
        return 0


class Owner:
    def __init__(self) -> None:
        self.told: list[object] = []

    def heard_key(self, key: str, at_ms: int) -> None:
        self.told.append((key, at_ms))

    def played(self, number: int) -> None:
        self.told.append(number)

    def fell_silent(self, seconds: float) -> None:
        self.told.append(seconds)


def test_nothing_is_told_in_the_media_thread() -> None:
    home, owner = LazyHome(), Owner()
    ears = Ears(home, owner)
    ears.on_key("5", 120)
    ears.on_played(7)
    ears.on_silent(30.0)
    assert owner.told == []
    for function in home.waiting:
        function()
    assert owner.told == [("5", 120), 7, 30.0]
