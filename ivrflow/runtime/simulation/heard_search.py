"""Looking for a text in what is heard, while the call goes on."""

from __future__ import annotations

from collections.abc import Sequence

from ivrflow import say
from ivrflow.channels.simulator.heard import HeardPiece

__all__ = ["HeardSearch"]


class HeardSearch:
    """One text, looked for from one piece on; pieces are joined as they are heard, so it may begin in one of them and
    end in another.

    A call can be long, and whoever waits for a text asks after every event. So a piece that can no longer be cut off
    is read once, and of what was before only so much is kept as the text could have begun in.
    """

    def __init__(self, text: str, first: int) -> None:
        self._wanted = say.normalise(text)
        self._next = first
        """The piece to read next; those before it have been read for good."""
        self._before = ""
        """The end of what they say, normalised; shorter than what is looked for."""

    def find(self, heard: Sequence[HeardPiece], now_ms: int) -> int | None:
        """The piece in which the text ends; None when it is not there yet. `heard` only grows from one time to the
        next, and only pieces that end after `now_ms` change."""
        before = self._before
        for number in range(self._next, len(heard)):
            piece = heard[number]
            joined = say.normalise(f"{before} {piece.heard}")
            if self._wanted in joined:
                return number
            before = joined[max(0, len(joined) - len(self._wanted) + 1) :]
            if piece.end_ms <= now_ms:
                self._next, self._before = number + 1, before
        return None
