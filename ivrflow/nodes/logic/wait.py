"""wait: let time pass."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.commands import Play, Wait
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.literals import Duration
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit

__all__ = ["WaitNode"]


@dataclass(frozen=True)
class WaitNode(Node):
    """Let time pass: before a service is asked again, or while it rings, before the call is answered.

    With `meanwhile`, the caller hears it again and again; without, silence. Keys that are pressed count for the next
    menu or input.
    """

    kind: ClassVar[str] = "wait"
    family: ClassVar[str] = "logic"
    title: ClassVar[str] = "Wait"
    icon: ClassVar[str] = "hourglass"
    exits: ClassVar[tuple[ExitSpec, ...]] = (ExitSpec("done", "The time is over."),)

    length: int = param("Length", Duration(100, 600_000), required=True, help="How long.")
    meanwhile: PromptSet = param("Meanwhile", PromptField(), help="What the caller hears until then.")

    def run(self, call: CallView) -> Script:
        if self.meanwhile:
            music = self.meanwhile.for_attempt(1, call)
            yield Play(music, barge_in=False, type_ahead=call.type_ahead, loop=True, limit_ms=self.length)
        else:
            yield Wait(self.length)
        return Exit("done")
