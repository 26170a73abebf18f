"""How long prompts take: as measured where there is sound of them, else as estimated, and then it is said."""

from __future__ import annotations

import re
from collections.abc import Callable
from dataclasses import dataclass, field, replace

from ivrflow import say
from ivrflow.model.prompts import PieceKind, Prompt

__all__ = ["Durations", "Measured"]

Measured = Callable[[Prompt], int | None]
"""Milliseconds of a prompt; None where nobody measured it."""

_CLAUSE = re.compile(r"[^,.!?;:，。！？；：、]*[,.!?;:，。！？；：、]*")


@dataclass(slots=True)
class Durations:
    """Milliseconds of prompts, each worked out once. A prompt of which only some pieces are measured is an estimate."""

    measured: Measured | None = None
    recordings: say.KnownRecordings = say.NO_RECORDINGS
    """What is estimated for a prompt that is not measured: its recordings are known, its texts are not."""
    _estimates: set[Prompt] = field(default_factory=set)
    _known: dict[Prompt, int] = field(default_factory=dict)
    _offered: dict[tuple[Prompt, str], int] = field(default_factory=dict)

    def of(self, prompt: Prompt) -> int:
        found = self._known.get(prompt)
        if found is None:
            found = self._known[prompt] = self._find(prompt)
        return found

    @property
    def estimated(self) -> bool:
        """Some duration that was asked for is an estimate."""
        return bool(self._estimates)

    def is_estimate(self, prompt: Prompt) -> bool:
        """Whether there is no sound of it."""
        self.of(prompt)
        return prompt in self._estimates

    def until_offered(self, prompt: Prompt, keys: str) -> int:
        """Until the keys were named in a menu's prompt: to the end of the clause that names them first. The whole
        prompt where it does not name them as digits. How far that is into a measured prompt is estimated."""
        found = self._offered.get((prompt, keys))
        if found is None:
            found = self._offered[prompt, keys] = self._until_offered(prompt, keys)
        return found

    def _until_offered(self, prompt: Prompt, keys: str) -> int:
        named = re.compile(rf"(?<!\d){re.escape(keys)}(?!\d)")
        before: Prompt = ()
        for piece in prompt:
            if piece.kind is PieceKind.SAY and isinstance(piece.value, str) and named.search(piece.value):
                so_far = ""
                for clause in _CLAUSE.findall(piece.value):
                    so_far += clause
                    if named.search(clause):
                        break
                return self._share(prompt, (*before, replace(piece, value=so_far)))
            before = (*before, piece)
        return self.of(prompt)

    def _share(self, prompt: Prompt, part: Prompt) -> int:
        whole = self.recordings.ms_of(prompt)
        return self.of(prompt) * self.recordings.ms_of(part) // whole if whole else 0

    def _find(self, prompt: Prompt) -> int:
        if not prompt:
            return 0
        measured = self._measure(prompt)
        if measured is not None:
            return measured
        self._estimates.add(prompt)
        total_ms = 0
        for piece in prompt:
            piece_ms = self._measure((piece,)) if len(prompt) > 1 else None
            total_ms += self.recordings.ms_of((piece,)) if piece_ms is None else piece_ms
        return total_ms

    def _measure(self, prompt: Prompt) -> int | None:
        return None if self.measured is None else self.measured(prompt)
