"""How long callers hear nothing."""

from __future__ import annotations

from collections.abc import Iterable, Iterator
from datetime import timedelta
from typing import NamedTuple

from ivrflow.channels.simulator.heard import HeardPiece
from ivrflow.model.conversation import Expect
from ivrflow.model.events import Answered
from ivrflow.model.journal import Step

__all__ = ["Stretch", "length_ms_of", "silences", "sounds_between"]


class Stretch(NamedTuple):
    """From when to when, in milliseconds since the call was placed."""

    begin_ms: int
    end_ms: int

    @property
    def length_ms(self) -> int:
        return self.end_ms - self.begin_ms


def length_ms_of(expected: Expect) -> int:
    """How long the silence is of which `expect silence` or `expect no silence` speaks."""
    length = dict(expected.data)["length"]
    assert isinstance(length, timedelta)
    return length // timedelta(milliseconds=1)


def sounds_between(heard: Iterable[HeardPiece], during: Stretch) -> list[HeardPiece]:
    """What is heard in that time, if only in part."""
    return [
        piece
        for piece in heard
        if piece.text.strip() and max(piece.start_ms, during.begin_ms) < min(piece.end_ms, during.end_ms)
    ]


def silences(steps: Iterable[Step], heard: Iterable[HeardPiece], deeds: Iterable[Stretch]) -> Iterator[Stretch]:
    """When a caller hears nothing and does nothing, from when the call was answered until it ends, in order.

    `steps` is the call's journal; `deeds` is when the caller pressed keys or spoke: while he does what he is asked to,
    nobody expects to hear anything.
    """
    at_ms = [(step.at_ms, step.event) for step in steps]
    quiet_since = next((begin_ms for begin_ms, event in at_ms if isinstance(event, Answered)), None)
    if quiet_since is None:
        return
    end_ms = at_ms[-1][0]
    sounds = [Stretch(piece.start_ms, piece.end_ms) for piece in heard if piece.text.strip()]
    for sound in (*sorted([*sounds, *deeds]), Stretch(end_ms, end_ms)):
        if sound.begin_ms > quiet_since:
            yield Stretch(quiet_since, sound.begin_ms)
        quiet_since = max(quiet_since, sound.end_ms)
