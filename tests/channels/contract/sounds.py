"""What can be heard in a flow, piece by piece, as sound: what a real line's audio is compared with."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass

from ivrflow import say
from ivrflow.model.prompts import Prompt

from ...e2e.prompts import Prompts
from ...peers.wav import Pcm

__all__ = ["Sounds", "Stretch"]

ONSET_SAMPLES = 5600
"""From 700 ms of a prompt it is known which one it is."""


@dataclass(frozen=True, slots=True)
class Stretch:
    """One or several pieces of a prompt that follow each other."""

    text: str
    """Normalised."""
    sound: Pcm

    @property
    def onset(self) -> Pcm:
        return self.sound[:ONSET_SAMPLES]


class Sounds:
    """All prompts that may be heard, cut into their pieces."""

    def __init__(self, prompts: Iterable[Prompt], made: Prompts) -> None:
        self._cut: list[list[tuple[str, int, int, Pcm]]] = [
            _pieces(prompt, made) for prompt in dict.fromkeys(prompts) if prompt
        ]

    @property
    def pieces(self) -> list[Stretch]:
        """Each piece by itself; texts come as often as there are prompts with them."""
        return [Stretch(text, sound[begin:end]) for pieces in self._cut for text, begin, end, sound in pieces if text]

    def saying(self, wanted: str) -> list[Stretch]:
        """The shortest stretches in which this text is said, one for each prompt that says it."""
        wanted = say.normalise(wanted)
        found = []
        for pieces in self._cut:
            for last in range(len(pieces)):
                first = next((n for n in range(last, -1, -1) if wanted in _text(pieces[n : last + 1])), None)
                if first is not None:
                    sound = pieces[last][3][pieces[first][1] : pieces[last][2]]
                    found.append(Stretch(_text(pieces[first : last + 1]), sound))
                    break
        return found


def _text(pieces: list[tuple[str, int, int, Pcm]]) -> str:
    return say.normalise(" ".join(text for text, *_ in pieces))


def _pieces(prompt: Prompt, made: Prompts) -> list[tuple[str, int, int, Pcm]]:
    """(text, begin, end, sound of the whole prompt). Pieces that are spoken in one breath are cut where the ones before
    them end when they are spoken alone: near enough to be recognised."""
    whole = made.prompt(prompt)
    cut = []
    begin = 0
    for number, piece in enumerate(prompt, 1):
        end = len(whole) if number == len(prompt) else min(len(made.prompt(prompt[:number])), len(whole))
        cut.append((say.normalise(say.spoken_text((piece,))), begin, end, whole))
        begin = end
    return cut
