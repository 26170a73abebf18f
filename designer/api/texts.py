"""What flows say in each language, as they are drawn."""

from __future__ import annotations

from collections.abc import Mapping
from typing import Literal

from designer.api.context import site
from designer.api.routing import Answer, allowed, routes
from designer.prompts.texts import spoken_prompts

__all__ = ["api"]

api = routes("texts", "What flows say in each language, as they are drawn.")


class SpokenTextShape(Answer):
    """A prompt in one language."""

    language: str
    words: str
    """What is heard, recordings by what they say; values as they are written: `Your balance is {balance}.`"""
    voice: Literal["robot", "recorded", "mixed", "missing", "unread"]
    """`missing`: the flow speaks this language, and here it has nothing to say; `unread`: it cannot be read."""


class SpokenPromptShape(Answer):
    """A prompt of a node."""

    flow: str
    node: str
    title: str
    """Of the node; empty when it has none."""
    field: str
    """`prompt`, `prompt[2]`, `noinput_prompt`…"""
    texts: tuple[SpokenTextShape, ...]
    """In the languages of the flow."""


class TextList(Answer):
    """All flows, in the order drawn."""

    prompts: tuple[SpokenPromptShape, ...]


@api.get("/texts", responses={200: TextList})
@allowed("prompts.hear")
def list_texts() -> TextList:
    """Every prompt of every draft, and in which language it lacks words."""
    voices = site().installation.voices()
    recordings = {language: voices.recordings(language) for language in voices.languages}
    transcripts: Mapping[str, Mapping[str, str]] = {each: voices.of(each).transcripts for each in voices.languages}

    def recorded(name: str, language: str) -> tuple[bool, str]:
        return name in recordings.get(language, {}), transcripts.get(language, {}).get(name, "")

    prompts = spoken_prompts(site().store.drafts.list(), recorded)
    return TextList(prompts=tuple(map(SpokenPromptShape.model_validate, prompts)))
