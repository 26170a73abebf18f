"""The two ways in which an expression can go wrong: as it was written, and while it runs."""

from __future__ import annotations

from ivrflow.model.errors import IvrflowError

__all__ = ["EvaluationFault", "ExpressionError"]


class ExpressionError(IvrflowError):
    """A mistake in what the author wrote.

    `start` and `end` are offsets in characters into the text that was parsed, the end behind the last character;
    at the end of the text both are its length. `suggestion` is a sentence of its own, or None.
    """

    exit_code = 1

    def __init__(self, message: str, start: int, end: int, suggestion: str | None = None) -> None:
        super().__init__(message)
        self.message, self.start, self.end, self.suggestion = message, start, end, suggestion

    def __str__(self) -> str:
        return f"{self.message}. {self.suggestion}" if self.suggestion else self.message


class EvaluationFault(IvrflowError):
    """An expression has no value this time: division by zero, a value that is missing, currencies that differ…

    The message names the cause, and quotes the author's words but never a value: it may be logged.
    """

    def __init__(self, message: str) -> None:
        super().__init__(message)
        self.message = message
