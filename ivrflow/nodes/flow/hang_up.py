"""hang_up: end the call."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.commands import HangUp, Play
from ivrflow.nodes.declare import param
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import End

__all__ = ["HangUpNode"]


@dataclass(frozen=True)
class HangUpNode(Node):
    """Say goodbye, if a prompt is given, and end the call."""

    kind: ClassVar[str] = "hang_up"
    family: ClassVar[str] = "flow"
    title: ClassVar[str] = "Hang up"
    icon: ClassVar[str] = "hang_up"
    ends_call: ClassVar[bool] = True

    prompt: PromptSet = param("Goodbye", PromptField(), help="Heard before the call ends.")

    def run(self, call: CallView) -> Script:
        if self.prompt:
            yield Play(self.prompt.for_attempt(1, call), barge_in=False)
        yield HangUp()
        return End("flow")
