"""How a function of the language is declared: once, for the checker, the compiler, the reference and its test."""

from __future__ import annotations

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeAlias

from ivrflow.model.types import Base
from ivrflow.model.values import Value

__all__ = ["Accepts", "ElementOf", "Function", "Gives", "Parameter", "SameAs"]


@dataclass(frozen=True, slots=True)
class SameAs:
    """The type of the argument at this index."""

    index: int


@dataclass(frozen=True, slots=True)
class ElementOf:
    """The type of the elements of the list at this index."""

    index: int


Accepts: TypeAlias = tuple[Base, ...] | SameAs | ElementOf
Gives: TypeAlias = Base | SameAs | ElementOf


@dataclass(frozen=True, slots=True)
class Parameter:
    """What a function takes at one place."""

    name: str
    accepts: Accepts
    element: Base | None = None
    """For lists: what the elements must be; None for any."""
    optional: bool = False
    """May be left out; then `run` has a default of its own. Only at the end."""
    repeated: bool = False
    """Any number more of the same kind may follow. Only the last."""


@dataclass(frozen=True, slots=True)
class Function:
    """A pure function. `run` gets as many values as were written, each of a class that its parameter accepts and
    never nothing; it may raise EvaluationFault, and ArithmeticError when the result is out of range."""

    name: str
    parameters: tuple[Parameter, ...]
    gives: Gives
    run: Callable[..., Value]
    help: str
    example: str
    outcome: str
    """The value of the example, as an expression."""
    may_give_nothing: bool = False
    checks: bool = False
    """A checked conversion of its first argument: that argument's being untrusted ends here."""
    opens: bool = False
    """Makes a private first argument open (a secret stays secret)."""

    @property
    def least(self) -> int:
        """How many arguments it needs."""
        return sum(not parameter.optional for parameter in self.parameters)

    @property
    def most(self) -> int | None:
        """How many arguments it takes; None when there is no limit."""
        return None if self.parameters and self.parameters[-1].repeated else len(self.parameters)

    def parameter(self, index: int) -> Parameter:
        """The parameter that the argument at this index is for."""
        return self.parameters[min(index, len(self.parameters) - 1)]

    @property
    def signature(self) -> str:
        """`round(value, [digits])`, for messages and the reference."""
        return f"{self.name}({', '.join(map(_parameter_words, self.parameters))})"


def _parameter_words(parameter: Parameter) -> str:
    name = f"{parameter.name}, …" if parameter.repeated else parameter.name
    return f"[{name}]" if parameter.optional else name
