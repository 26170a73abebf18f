"""The conversations that both lines hold, as their files have them."""

from __future__ import annotations

from pathlib import Path

from ivrflow.lang.conversations import parse_conversations
from ivrflow.model.conversation import Conversation

from ...e2e.installation import ROOT

__all__ = ["HERE", "conversations"]

HERE = Path(__file__).parent


def conversations(flow: str) -> dict[str, Conversation]:
    """Title → conversation."""
    folder = HERE if flow == "contract" else ROOT / "flows"
    file = folder / f"{flow}.calls"
    parsed = parse_conversations(file.read_text("utf-8"), str(file))
    assert not parsed.issues, parsed.issues
    return {conversation.title: conversation for conversation in parsed.conversations}
