"""What a caller hears of a node, declared beside the script that says it: for checks, and for rendering beforehand."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Protocol, TypeAlias, runtime_checkable

from ivrflow.expr import CompiledPrompt
from ivrflow.model.prompts import Piece, Prompt
from ivrflow.model.values import Value

__all__ = ["AN_ENTRY", "Answers", "Part", "Speaks", "Utterance"]

Part: TypeAlias = Callable[[str], CompiledPrompt | None]
"""Language → what is said in it; None when there is nothing in that language."""


@dataclass(frozen=True, slots=True)
class Answers:
    """What a caller can do about what he hears."""

    keys: tuple[str, ...] = ()
    """The keys that are choices; none where digits are entered, or anything may be said."""
    flow_keys: bool = False
    """The keys of the flow's header are choices too."""
    by_voice: bool = False
    """Choices can be named instead: the prompt need not say their keys."""


AN_ENTRY = Answers()


@dataclass(frozen=True, slots=True)
class Utterance:
    """One stretch that a node says in one go."""

    field: str
    """The field that holds the last part, by the language's word for it."""
    parts: tuple[Part, ...]
    """In the order heard."""
    attempt: int = 1
    """From which attempt on the last part is said."""
    answers: Answers | None = None
    """None: the caller can do nothing but listen."""
    open_ended: bool = False
    """It is no matter how long it takes: music, or what is heard until an answer is there."""

    def said_in(self, language: str) -> CompiledPrompt:
        """The parts as one prompt."""
        parts = self.parts_in(language)
        if len(parts) == 1:
            return parts[0]
        expressions = tuple(tree for part in parts for tree in part.expressions)

        def render(variables: Mapping[str, Value], facts: Mapping[str, Value]) -> Prompt:
            pieces: list[Piece] = []
            for part in parts:
                pieces += part.render(variables, facts)
            return tuple(pieces)

        fixed = [part.static for part in parts if part.static is not None]
        static = tuple(piece for each in fixed for piece in each) if len(fixed) == len(parts) else None
        return CompiledPrompt(static, render, expressions, frozenset().union(*(part.recordings for part in parts)))

    def parts_in(self, language: str) -> tuple[CompiledPrompt, ...]:
        """The parts that have something to say in a language."""
        return tuple(prompt for part in self.parts if (prompt := part(language)) is not None)


@runtime_checkable
class Speaks(Protocol):
    """The value of a field that is heard."""

    def utterances(self, field: str) -> Iterator[Utterance]:
        """What is heard of it when it is said by itself. `field` is its name in the language."""
