"""What is known of recordings before any of them is played: what each says, and how long it takes."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass, field

from ivrflow.model.prompts import Prompt
from ivrflow.say.duration import estimate_ms
from ivrflow.say.spoken import spoken_text

__all__ = ["NO_RECORDINGS", "KnownRecordings"]


@dataclass(frozen=True, slots=True)
class KnownRecordings:
    """Recordings by (recording, language). One that is not known is told as `[name]`, and taken to last 2 s."""

    lengths_ms: Mapping[tuple[str, str], int] = field(default_factory=dict)
    transcripts: Mapping[tuple[str, str], str] = field(default_factory=dict)

    def text_of(self, prompt: Prompt) -> str:
        """What a caller hears, as text."""
        return spoken_text(prompt, self._transcript)

    def ms_of(self, prompt: Prompt) -> int:
        """How long a prompt takes: recordings as long as they are, all else as estimated; whole milliseconds."""
        return estimate_ms(prompt, self._length_ms, self._transcript)

    def _transcript(self, recording: str, language: str) -> str | None:
        return self.transcripts.get((recording, language))

    def _length_ms(self, recording: str, language: str) -> int | None:
        return self.lengths_ms.get((recording, language))


NO_RECORDINGS = KnownRecordings()
"""For whoever knows of none."""
