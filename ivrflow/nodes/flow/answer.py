"""answer: take the call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.commands import Answer
from ivrflow.nodes.declare import ExitSpec
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit

__all__ = ["AnswerNode"]


@dataclass(frozen=True)
class AnswerNode(Node):
    """Answer the call now. Without this node, the first node that needs it answers."""

    kind: ClassVar[str] = "answer"
    family: ClassVar[str] = "flow"
    title: ClassVar[str] = "Answer"
    icon: ClassVar[str] = "phone"
    exits: ClassVar[tuple[ExitSpec, ...]] = (ExitSpec("done", "The call is answered."),)

    def run(self, call: CallView) -> Script:
        yield Answer()
        return Exit("done")
