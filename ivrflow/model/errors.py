"""The exceptions that may cross a boundary between packages."""

from __future__ import annotations

__all__ = ["BadDocument", "IvrflowError", "Misuse", "Unavailable", "WrongEvent"]


class IvrflowError(Exception):
    """Anything that is not our bug. The message says what is wrong and what to do about it.

    Subclasses exist only where somebody catches them.
    """

    exit_code = 3
    """What the command line returns for it: 1 findings, 2 misuse, 3 environment."""


class Misuse(IvrflowError):
    """The request cannot be meant: an unknown flow, a stale revision, contradictory options."""

    exit_code = 2


class Unavailable(IvrflowError):
    """Something around us is missing or refuses: a port in use, a database that does not open."""

    exit_code = 3


class BadDocument(IvrflowError):
    """A file cannot be read as what it should be."""

    exit_code = 1

    def __init__(self, path: str, line: int, what: str) -> None:
        super().__init__(f"{path}:{line}: {what}")
        self.path, self.line, self.what = path, line, what


class WrongEvent(IvrflowError):
    """An edge answered a question that was not asked, or in the wrong shape. A defect of that edge."""
