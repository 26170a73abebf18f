"""What a voice artist has to record."""

from __future__ import annotations

from collections.abc import Mapping
from types import MappingProxyType

from ivrflow.say.languages import speaker_for

__all__ = ["prompt_ids"]


def prompt_ids(language: str) -> Mapping[str, str]:
    """Every id that `wording` can give in this language, with what the recording says. Raises UnsupportedLanguage."""
    return MappingProxyType(dict(speaker_for(language).words))
