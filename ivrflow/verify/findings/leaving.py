"""What leaves a call by its commands: all that somebody else hears, sees, stores or logs."""

from __future__ import annotations

from collections.abc import Iterable, Iterator

from ivrflow.model.commands import (
    Attached,
    AwaitAgent,
    Command,
    Consult,
    Enqueue,
    Gather,
    HandOff,
    LeaveMessage,
    Mark,
    Play,
    Query,
    Record,
    RequestCallback,
    Transfer,
)
from ivrflow.model.prompts import Prompt
from ivrflow.model.values import Value

__all__ = ["values_leaving"]


def values_leaving(command: Command) -> Iterator[tuple[str, Value]]:
    """(where to, as a sentence names it; what), without the arguments that a statement takes as secrets."""
    match command:
        case Play(prompt) | Gather(prompt) | Record(prompt) | AwaitAgent(prompt):
            yield from _heard(prompt)
        case HandOff(queue, data) | Enqueue(queue, data):
            yield "the name of a queue", queue
            yield from _attached(data, "the agent")
        case Transfer(target, data):
            yield "the target of a transfer", target
            yield from _attached(data, "the other side")
            yield from _heard(command.announcement)
        case LeaveMessage(box):
            yield "the name of a voicemail box", box
            yield from _attached(command.data, "who hears the message")
        case RequestCallback(queue, number, data):
            yield "the name of a queue", queue
            yield "the number to call back", number
            yield from _attached(data, "who calls back")
        case Query(statement, arguments, secret):
            yield from (
                (f"`{name}` of {statement}, which is not secret", value)
                for name, value in arguments
                if name not in secret
            )
        case Consult(subject, name, key):
            yield f"the key by which the {subject} `{name}` is asked", key
        case Mark(name, data):
            yield from ((f"`{each}` of the milestone `{name}`", value) for each, value in data)
            yield f"the customer class of the milestone `{name}`", command.customer_class
            yield f"the customer of the milestone `{name}`", command.customer


def _heard(prompt: Prompt) -> Iterator[tuple[str, Value]]:
    return (("a prompt", piece.value) for piece in prompt)


def _attached(data: Iterable[Attached], whom: str) -> Iterator[tuple[str, Value]]:
    return ((f"`{each.name}` for {whom}", each.value) for each in data)
