"""What the kinds that ask have in common: attempts, and what is said between them."""

from __future__ import annotations

from ivrflow.model.prompts import Prompt
from ivrflow.nodes.fields.prompts import PromptSet
from ivrflow.nodes.node import CallView

__all__ = ["next_prompt"]


def next_prompt(prompt: PromptSet, failure: PromptSet, attempt: int, call: CallView) -> Prompt:
    """What is said at the nth attempt: first what went wrong (if the author wrote a text for it), then the question."""
    if attempt > 1 and failure:
        return failure.for_attempt(attempt - 1, call, attempt) + prompt.for_attempt(attempt, call)
    return prompt.for_attempt(attempt, call)
