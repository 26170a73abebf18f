"""What the kinds that ask have in common: attempts, and what is said between them."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping

from ivrflow.expr import CompiledPrompt
from ivrflow.model.prompts import Prompt
from ivrflow.nodes.fields.prompts import PromptSet
from ivrflow.nodes.node import CallView
from ivrflow.nodes.utterance import Answers, Part, Utterance

__all__ = ["asked", "next_prompt"]


def next_prompt(prompt: PromptSet, failure: PromptSet, attempt: int, call: CallView) -> Prompt:
    """What is said at the nth attempt: first what went wrong (if the author wrote a text for it), then the question."""
    if attempt > 1 and failure:
        return failure.for_attempt(attempt - 1, call, attempt) + prompt.for_attempt(attempt, call)
    return prompt.for_attempt(attempt, call)


def asked(
    question: PromptSet,
    failures: tuple[PromptSet, ...],
    attempts: int,
    answers: Answers,
    before: Callable[[int], tuple[Part, ...]] = lambda attempt: (),
) -> Iterator[Utterance]:
    """All that `next_prompt` can give for the field `prompt` and these complaints: the question at each attempt, alone
    and behind each complaint about the attempt before. `before` is what stands between complaint and question."""
    told: set[tuple[int, ...]] = set()
    for attempt in range(1, attempts + 1):
        for complaint in _complaints(failures, attempt - 1):
            texts = tuple(id(text) for text in (*complaint, question.at(attempt)))
            if texts not in told:
                told.add(texts)
                parts = (*(text.get for text in complaint), *before(attempt), *question.parts(attempt))
                yield Utterance("prompt", parts, attempt, answers)


def _complaints(failures: tuple[PromptSet, ...], attempt: int) -> Iterator[tuple[Mapping[str, CompiledPrompt], ...]]:
    """What can be said about the nth attempt; nothing about one that was not made."""
    yield ()
    if attempt:
        yield from ((failure.at(attempt),) for failure in failures if failure)
