"""The conversations of a draft."""

from __future__ import annotations

from dataclasses import dataclass, replace
from itertools import count

from designer.drafts.desk import DraftDesk
from designer.merging.conversations import ConversationConflict, merge_conversations
from ivrflow.lang.conversations import ParsedConversations, parse_conversations, print_conversations
from ivrflow.lang.reading import MAX_BYTES
from ivrflow.model.conversation import Conversation
from ivrflow.model.errors import BadDocument, Misuse
from ivrflow.model.releases import Draft
from ivrflow.store.drafts import Stale

__all__ = ["ConversationBook", "Kept", "KeptElsewhere"]


@dataclass(frozen=True, slots=True)
class Kept:
    """A conversation was added."""

    title: str
    """As it was made unique."""
    revision: int
    """Of the draft."""


@dataclass(frozen=True, slots=True)
class KeptElsewhere:
    """Somebody else changed the conversations meanwhile. Nothing was changed."""

    message: str
    theirs: Draft
    merged: str | None
    """May be saved on top of `theirs`; None: one of the three texts cannot be read."""
    conflicts: tuple[ConversationConflict, ...]
    """Conversations that both changed; `merged` has mine."""


@dataclass(slots=True)
class ConversationBook:
    """Conversations of the drafts of a store."""

    drafts: DraftDesk

    def read(self, flow: str) -> tuple[Draft, ParsedConversations]:
        """The draft, and what its conversations say. Raises Unknown."""
        draft = self.drafts.get(flow)
        return draft, parse_conversations(draft.conversations, f"{flow}.calls")

    def write(self, flow: str, text: str, author: str, base_revision: int) -> int | KeptElsewhere:
        """Replace them all; gives the draft's new revision.

        That the flow itself was saved meanwhile does not matter. Raises Unknown, Stale, Misuse.
        """
        if len(text.encode("utf-8", "replace")) > MAX_BYTES:
            raise Misuse(f"conversations have at most {MAX_BYTES:,} bytes together")
        draft = self.drafts.get(flow)
        base = self.drafts.store.drafts.revision(flow, base_revision)
        if base is not None and base.conversations == draft.conversations:
            base_revision = draft.revision
        wanted = replace(draft, conversations=text, author=author, revision=base_revision)
        try:
            return self.drafts.store.drafts.put(wanted)
        except Stale as stale:
            if base is None:
                raise
            merged = merge_conversations(base.conversations, text, draft.conversations)
            if merged is None:
                return KeptElsewhere(str(stale), draft, None, ())
            return KeptElsewhere(str(stale), draft, merged.text, merged.conflicts)

    def add(self, flow: str, conversation: Conversation, author: str) -> Kept:
        """Add one at the end, whatever else was saved meanwhile; a title that is taken gets a number.

        Raises Unknown, Stale; BadDocument when those that are there cannot be read.
        """
        draft, parsed = self.read(flow)
        if parsed.issues:
            first = parsed.issues[0]
            raise BadDocument(f"{flow}.calls", first.span.line, f"{first.message}; nothing was added")
        taken = {each.title for each in parsed.conversations}
        wanted = conversation.title.strip() or "Simulated"
        title = next(each for each in _numbered(wanted) if each not in taken)
        text = print_conversations((*parsed.conversations, replace(conversation, title=title)), parsed.tail)
        revision = self.drafts.store.drafts.put(replace(draft, conversations=text, author=author))
        return Kept(title, revision)


def _numbered(title: str) -> list[str]:
    return [title, *(f"{title} ({number})" for number, _ in zip(count(2), range(10_000), strict=False))]
