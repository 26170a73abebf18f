"""What can be heard in a flow, piece by piece, as sound: what a real line's audio is compared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ivrflow import say
from ivrflow.model.prompts import Prompt
from ivrflow.model.types import Privacy
from ivrflow.say import KnownRecordings

from ...e2e.ear import SPOKEN_ANEW, THRESHOLD
from ...e2e.prompts import Prompts
from ...peers.wav import RATE_HZ, Pcm

__all__ = ["Sounds", "Stretch"]

ONSET_SAMPLES = RATE_HZ * 7 // 10
"""From so much of a piece it is known which one it is."""
ENOUGH_SAMPLES = RATE_HZ * 12 // 10
"""What is spoken anew is recognised for certain from here on; shorter pieces are sought with their neighbours."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """A piece of a prompt, or several that follow each other, within as much of the prompt as makes it recognisable."""

    text: str
    """Normalised; of the piece itself."""
    sound: Pcm
    begin: int
    end: int
    """Samples of `sound` between which the text is said."""
    threshold: float
    """Share of the sound that must be recognised."""

    @property
    def onset(self) -> Stretch:
        """Up to where one can tell that the text has begun."""
        end = min(self.begin + ONSET_SAMPLES, len(self.sound))
        return Stretch(self.text, self.sound[:end], self.begin, end, self.threshold)


class Sounds:
    """All prompts that may be heard, cut into their pieces."""

    def __init__(self, prompts: Iterable[Prompt], made: Prompts, known: KnownRecordings) -> None:
        self._cut = [_Cut(prompt, made, known) for prompt in dict.fromkeys(prompts) if prompt]

    @property
    def pieces(self) -> list[Stretch]:
        """Each piece by itself; texts come as often as there are prompts with them."""
        return [cut.stretch(number, number) for cut in self._cut for number, text in enumerate(cut.texts) if text]

    def saying(self, wanted: str) -> list[Stretch]:
        """The shortest stretches in which this text is said, one for each prompt that says it."""
        wanted = say.normalise(wanted)
        return [stretch for cut in self._cut for stretch in cut.first_saying(wanted)]


class _Cut:
    """One prompt. Pieces that are spoken in one breath are cut where the ones before them end when they are spoken
    alone: near enough to be recognised."""

    def __init__(self, prompt: Prompt, made: Prompts, known: KnownRecordings) -> None:
        self._whole = made.prompt(prompt)
        self.texts = [say.normalise(known.text_of((piece,))) for piece in prompt]
        ends = [min(len(made.prompt(prompt[:number])), len(self._whole)) for number in range(1, len(prompt))]
        self._edges = [0, *ends, len(self._whole)]
        self._anew = any(piece.privacy >= Privacy.PRIVATE for piece in prompt)

    def first_saying(self, wanted: str) -> list[Stretch]:
        for last in range(len(self.texts)):
            for first in range(last, -1, -1):
                if wanted in say.normalise(" ".join(self.texts[first : last + 1])):
                    return [self.stretch(first, last)]
        return []

    def stretch(self, first: int, last: int) -> Stretch:
        low, high = first, last + 1
        while self._anew and self._edges[high] - self._edges[low] < ENOUGH_SAMPLES and (low, high) != self._all:
            low, high = (low, high + 1) if high < len(self.texts) else (low - 1, high)
        start = self._edges[low]
        return Stretch(
            say.normalise(" ".join(self.texts[first : last + 1])),
            self._whole[start : self._edges[high]],
            self._edges[first] - start,
            self._edges[last + 1] - start,
            SPOKEN_ANEW if self._anew else THRESHOLD,
        )

    @property
    def _all(self) -> tuple[int, int]:
        return 0, len(self.texts)
