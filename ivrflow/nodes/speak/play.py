"""play: let the caller hear something."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.commands import Play
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.literals import Flag
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit

__all__ = ["PlayNode"]


@dataclass(frozen=True)
class PlayNode(Node):
    """Say a text, play a recording, tell a number, an amount or a date.

    A key that the caller presses meanwhile stops it and counts for the next menu or input, unless barge-in is off. With
    `early`, it is heard before the call is answered (and paid for), where the telephone network lets that through.
    """

    kind: ClassVar[str] = "play"
    family: ClassVar[str] = "speak"
    title: ClassVar[str] = "Play"
    icon: ClassVar[str] = "sound"
    exits: ClassVar[tuple[ExitSpec, ...]] = (ExitSpec("done", "When it was heard, or stopped by a key."),)

    prompt: PromptSet = param("Prompt", PromptField(), required=True, help="What the caller hears.")
    barge_in: bool = param("Barge-in", Flag(), default="true", help="A key stops the prompt.")
    early: bool = param("Before answering", Flag(), default="false", help="Play it while the call still rings.")

    def run(self, call: CallView) -> Script:
        yield Play(self.prompt.for_attempt(1, call), self.barge_in, call.type_ahead, early=self.early)
        return DONE


DONE = Exit("done")
