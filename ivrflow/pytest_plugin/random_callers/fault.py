"""What a caller found: a rule that does not hold, and the call that shows it."""

from __future__ import annotations

from collections.abc import Sequence
from dataclasses import dataclass

from ivrflow.lang.conversations import print_conversations
from ivrflow.model.conversation import Conversation, Expect
from ivrflow.model.errors import IvrflowError

__all__ = ["BrokenRule", "Fault"]

_LONGEST_PATH = 12
"""Nodes that are named, of those that the call went through last."""


@dataclass(frozen=True, slots=True)
class Fault:
    """A rule that does not hold."""

    title: str
    """The rule, in a few words: what the conversation is called."""
    what: str
    """What happens instead, in a sentence without a full stop."""
    at_ms: int
    """When it shows, since the call rang."""
    expectation: Expect | None = None
    """What a conversation must expect so that it fails until the flow is mended; None where it cannot say so."""


class BrokenRule(IvrflowError):
    """A caller found what must not be. The message says what, and shows the call."""

    exit_code = 1

    def __init__(self, flow: str, fault: Fault, conversation: Conversation, path: Sequence[str]) -> None:
        walked = " -> ".join([*(["…"] if len(path) > _LONGEST_PATH else []), *path[-_LONGEST_PATH:]])
        told = print_conversations([conversation])
        super().__init__(f"{flow}: {fault.what}\n\n{told}\nThe call went {walked or 'nowhere'}.")
        self.flow, self.fault, self.conversation = flow, fault, conversation
