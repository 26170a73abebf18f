"""What is heard of a node, language by language, as far as it can be known before anybody phones."""

from __future__ import annotations

from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from ivrflow.compiler.binder import Surroundings
from ivrflow.compiler.samples import as_one_might_hear
from ivrflow.expr import CompiledPrompt
from ivrflow.model.prompts import Prompt
from ivrflow.nodes.node import Node
from ivrflow.nodes.utterance import Answers, Utterance
from ivrflow.say import Offers, estimate_ms, offers_of

__all__ = ["Heard", "heard_of"]


@dataclass(frozen=True, slots=True)
class Heard:
    """One stretch that a node says, in one language."""

    field: str
    attempt: int
    answers: Answers | None
    open_ended: bool
    language: str
    prompt: Prompt | None
    """As one caller might hear it; None when no sample goes with its formulas."""
    length_ms: int
    """0 when there is no sample."""
    offers: Offers | None
    """The keys that it names, where keys are the answers; None when the question is not the same for every caller, or
    is a recording and nobody wrote down what it says."""
    recordings: frozenset[tuple[str, str]]
    """(recording, language) of what it plays by name."""


def heard_of(node: Node, around: Surroundings) -> Iterator[Heard]:
    """All that can be heard of a node in the languages of its flow."""
    for utterance in node.utterances():
        for language in around.languages:
            yield _heard(utterance, language, around)


def _heard(utterance: Utterance, language: str, around: Surroundings) -> Heard:
    world, whole = around.world, utterance.said_in(language)
    prompt = as_one_might_hear(whole, around.scope)

    def recording_ms(name: str, language: str) -> int | None:
        return world.recording_ms.get((name, language))

    def transcript(name: str, language: str) -> str | None:
        return world.transcripts.get((name, language))

    chosen_by_key = utterance.answers is not None and bool(utterance.answers.keys)
    return Heard(
        utterance.field,
        utterance.attempt,
        utterance.answers,
        utterance.open_ended,
        language,
        prompt,
        estimate_ms(prompt, recording_ms, transcript) if prompt is not None else 0,
        _offers(utterance.parts_in(language), world.transcripts) if chosen_by_key else None,
        whole.recordings,
    )


def _offers(parts: tuple[CompiledPrompt, ...], transcripts: Mapping[tuple[str, str], str]) -> Offers | None:
    """Those of the parts that are the same for every caller. A value that is told before the question names no keys."""
    if not parts or parts[-1].static is None:
        return None
    offers = Offers()
    for part in parts:
        if part.static is not None:
            found = offers_of(part.static, lambda *recording: transcripts.get(recording))
            if found is None:
                return None
            offers += found
    return offers
