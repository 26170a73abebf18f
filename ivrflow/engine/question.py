"""What a command asks the world: what decides its answer, and how it is called in a report."""

from __future__ import annotations

from ivrflow.model.commands import Command, Consult, Enqueue, HandOff, LeaveMessage, Query, Transfer

__all__ = ["meaning_of", "question_in_words"]


def meaning_of(command: Command) -> object:
    """What decides the answer. How long is waited for it, and what an agent is told, does not."""
    match command:
        case Query():
            open_arguments = {name: value for name, value in command.arguments if name not in command.secret}
            return command.statement, frozenset(name for name, _ in command.arguments), open_arguments
        case Consult():
            return command.subject, command.name
        case HandOff() | Enqueue():
            return command.queue
        case Transfer():
            return command.target, command.attended
        case LeaveMessage():
            return command.box
    return None


def question_in_words(command: Command) -> str:
    """Without anything that came from a caller: reports are read by many, and count equal questions."""
    match command:
        case Query():
            return command.statement
        case Consult():
            return f"the {command.subject} {command.name}"
        case HandOff() | Enqueue():
            return f"the queue {command.queue}"
        case Transfer():
            return "the transfer"
    return {"Gather": "an input", "Play": "a prompt"}.get(type(command).__name__, type(command).__name__)
