"""Three-way merge of the conversations of a flow: one by one, by their titles."""

from __future__ import annotations

from dataclasses import dataclass

from designer.merging.keyed import merge_keyed
from ivrflow.lang.conversations import parse_conversations, print_conversations
from ivrflow.model.conversation import Conversation

__all__ = ["ConversationConflict", "MergedConversations", "merge_conversations"]


@dataclass(frozen=True, slots=True)
class ConversationConflict:
    """A conversation that both sides changed, each in its own way: as a `.calls` file holds it, empty where it was
    removed. `mine`, or `theirs` where I removed it, stands in the merged text just so."""

    title: str
    base: str
    mine: str
    theirs: str


@dataclass(frozen=True, slots=True)
class MergedConversations:
    """What came of it; without conflicts it is the union of what both did."""

    text: str
    conflicts: tuple[ConversationConflict, ...]
    """`text` has them as `mine` has them."""


def merge_conversations(base: str, mine: str, theirs: str) -> MergedConversations | None:
    """What both sides did to `base`; None when one of the three cannot be read, or has a title twice."""
    before, ours, others = map(_by_title, (base, mine, theirs))
    if before is None or ours is None or others is None:
        return None
    conflicts: list[ConversationConflict] = []

    def both(
        title: str, base: Conversation | None, mine: Conversation | None, theirs: Conversation | None
    ) -> Conversation:
        conflicts.append(ConversationConflict(title, *(_printed(each) for each in (base, mine, theirs))))
        chosen = mine or theirs
        assert chosen is not None, "a conversation that neither side has is not asked about"
        return chosen

    merged = merge_keyed(before, ours, others, both)
    tail = parse_conversations(mine).tail or parse_conversations(theirs).tail
    return MergedConversations(print_conversations(merged.values(), tail), tuple(conflicts))


def _printed(conversation: Conversation | None) -> str:
    return print_conversations([conversation]) if conversation is not None else ""


def _by_title(text: str) -> dict[str, Conversation] | None:
    parsed = parse_conversations(text)
    found = {each.title: each for each in parsed.conversations}
    return found if not parsed.issues and len(found) == len(parsed.conversations) else None
