"""The language of conversations (`*.calls`): tests, transcripts of the simulator, bug reports.

call "Balance with a wrong PIN first" from 13800001111 to 95588 at 2026-03-02 10:15
  bank.balance returns balance = CNY 1024.50
  hear "Welcome to Northern Bank"
  press 1
  expect handed to queue "cards" with account = "622202"
"""

from __future__ import annotations

from ivrflow.lang.conversations.parser import ParsedConversations, parse_conversations
from ivrflow.lang.conversations.printer import print_conversations, print_step

__all__ = ["ParsedConversations", "parse_conversations", "print_conversations", "print_step"]
