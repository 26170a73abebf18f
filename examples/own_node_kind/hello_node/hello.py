"""hello: greet by the time of day."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.commands import Play
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.literals import Whole
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit

__all__ = ["HelloNode"]

MORNING = 4
"""Hour from which it is no longer night."""


@dataclass(frozen=True)
class HelloNode(Node):
    """Greet by the time of day, in the flow's zone.

    Before four in the morning it is still evening.
    """

    kind: ClassVar[str] = "hello"
    family: ClassVar[str] = "speak"
    title: ClassVar[str] = "Hello"
    exits: ClassVar[tuple[ExitSpec, ...]] = (ExitSpec("done", "The caller was greeted."),)

    morning: PromptSet = param("In the morning", PromptField(), required=True, help="Said before noon.")
    afternoon: PromptSet = param("In the afternoon", PromptField(), required=True, help="Said from noon on.")
    evening: PromptSet = param("In the evening", PromptField(), required=True, help="Said when the day is over.")
    evening_from: int = param("Evening from", Whole(13, 23), default="18", help="The hour in which evening begins.")

    def run(self, call: CallView) -> Script:
        hour = call.now.hour
        if hour >= self.evening_from or hour < MORNING:
            greeting = self.evening
        else:
            greeting = self.morning if hour < 12 else self.afternoon
        yield Play(greeting.for_attempt(1, call), type_ahead=call.type_ahead)
        return Exit("done")
