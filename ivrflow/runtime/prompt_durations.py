"""How long prompts take, where somebody knows: what timing is told by, instead of estimating."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from typing import Protocol

from ivrflow.model.errors import Unavailable
from ivrflow.model.prompts import Prompt

__all__ = ["KnowsSounds", "PromptDurations"]


class KnowsSounds(Protocol):
    """As much of a renderer as is needed here."""

    def duration_ms(self, prompt: Prompt) -> int | None:
        """From recordings and from what was rendered before; None while there is no sound of it."""

    def prompt_hash(self, prompt: Prompt) -> str:
        """What the published manifest calls it. Raises Unavailable when it cannot be heard."""


@dataclass(frozen=True, slots=True)
class PromptDurations:
    """Milliseconds of a prompt: of its recordings and rendered sounds as they are here, else as it was published; None
    for what has never been made into sound. Renders nothing."""

    sounds: KnowsSounds
    manifest: Mapping[str, str]
    """Of the release that is served: `prompt:` and a hash → milliseconds."""

    def __call__(self, prompt: Prompt) -> int | None:
        here = self.sounds.duration_ms(prompt)
        if here is not None:
            return here
        try:
            published = self.manifest.get(f"prompt:{self.sounds.prompt_hash(prompt)}")
        except Unavailable:
            return None
        return None if published is None else int(published)
