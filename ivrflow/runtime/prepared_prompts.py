"""The prompts of a program that can be turned into sound before anybody phones, and samples of those that cannot."""

from __future__ import annotations

from collections.abc import Iterator

from ivrflow.compiler.program import Program
from ivrflow.compiler.samples import as_one_might_hear
from ivrflow.model.prompts import Prompt

__all__ = ["prompts_to_prepare", "sample_prompts", "static_prompts"]


def static_prompts(program: Program) -> Iterator[tuple[str, Prompt]]:
    """(node id, prompt): all that is the same for every caller, in the stretches in which it is heard. Where a stretch
    holds a value, the prompts around it."""
    for node in program.nodes:
        for utterance in node.utterances():
            for language in program.languages:
                whole = utterance.said_in(language)
                for compiled in (whole,) if whole.static is not None else utterance.parts_in(language):
                    if compiled.static:
                        yield node.id, compiled.static


def prompts_to_prepare(program: Program) -> Iterator[Prompt]:
    """All that can be rendered beforehand."""
    return (prompt for _, prompt in static_prompts(program))


def sample_prompts(program: Program) -> Iterator[tuple[str, Prompt]]:
    """(node id, prompt): those that differ from caller to caller, as one caller might hear them."""
    for node in program.nodes:
        for utterance in node.utterances():
            for language in program.languages:
                compiled = utterance.said_in(language)
                sample = as_one_might_hear(compiled, program.types) if compiled.static is None else None
                if sample is not None:
                    yield node.id, sample
