"""Conversation files as test items."""

from __future__ import annotations

from collections.abc import Iterator
from pathlib import Path

import pytest

from ivrflow.lang import render_issue
from ivrflow.model.conversation import Conversation
from ivrflow.model.errors import IvrflowError
from ivrflow.pytest_plugin.flow_folders import flows_in, no_flow
from ivrflow.runtime.simulation.conversation_run import run_conversation
from ivrflow.runtime.simulation.flow_tests import ConversationFile, describe_failure, read_conversations

__all__ = ["ConversationFailed", "ConversationItem", "ConversationSource"]


class ConversationSource(pytest.File):
    """A `.calls` file."""

    def collect(self) -> Iterator[ConversationItem]:
        try:
            file = read_conversations(self.path)
        except IvrflowError as error:
            raise self.CollectError(str(error)) from error
        if file.parsed.issues:
            complaints = [render_issue(file.parsed.text, str(self.path), issue) for issue in file.parsed.issues]
            raise self.CollectError("\n".join(complaints))
        for conversation in file.parsed.conversations:
            item: ConversationItem = ConversationItem.from_parent(self, name=conversation.title)
            item.take(file, conversation)
            yield item


class ConversationFailed(Exception):
    """A conversation does not hold; the message shows it with what was heard instead."""


class ConversationItem(pytest.Item):
    """One conversation."""

    file: ConversationFile
    conversation: Conversation

    def take(self, file: ConversationFile, conversation: Conversation) -> None:
        self.file, self.conversation = file, conversation

    def runtest(self) -> None:
        folder = flows_in(self.path.parent, self.config)
        programs = folder.programs
        if self.file.flow not in programs:
            raise ConversationFailed(no_flow(self.file.flow, folder))
        run = run_conversation(self.conversation, programs, self.file.flow, folder.live)
        if not run.passed:
            raise ConversationFailed(describe_failure(self.path, run))

    def repr_failure(  # type: ignore[override]  # pytest's own return type cannot be imported
        self, excinfo: pytest.ExceptionInfo[BaseException]
    ) -> object:
        if isinstance(excinfo.value, ConversationFailed | IvrflowError):
            return str(excinfo.value)
        return super().repr_failure(excinfo)

    def reportinfo(self) -> tuple[Path, int, str]:
        return self.path, max(0, self.conversation.span.line - 1), self.name
