"""music: play something again and again, for a while."""

from __future__ import annotations

from collections.abc import Iterator
from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.commands import Play
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.literals import Duration, Flag
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit
from ivrflow.nodes.utterance import Utterance

__all__ = ["MusicNode"]


@dataclass(frozen=True)
class MusicNode(Node):
    """Play music, or a text, again and again for as long as `length` says.

    A key stops it, unless barge-in is off, and counts for the next menu or input. Music while a look-up runs is the
    field `meanwhile` of that node; music in the line of a queue is the queue's.
    """

    kind: ClassVar[str] = "music"
    family: ClassVar[str] = "speak"
    title: ClassVar[str] = "Music"
    icon: ClassVar[str] = "music"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("done", "It was played for its length."),
        ExitSpec("key", "The caller pressed a key, which counts for the next input.", otherwise="done"),
    )

    prompt: PromptSet = param("Music", PromptField(), required=True, help="What is played again and again.")
    length: int = param("Length", Duration(1_000, 3_600_000), required=True, help="How long it is played.")
    barge_in: bool = param("Barge-in", Flag(), default="true", help="A key stops it.")

    def utterances(self) -> Iterator[Utterance]:
        return self.prompt.utterances("prompt", open_ended=True)

    def run(self, call: CallView) -> Script:
        music = self.prompt.for_attempt(1, call)
        heard = yield Play(music, self.barge_in, call.type_ahead, loop=True, limit_ms=self.length)
        return Exit("key") if heard.stopped else Exit("done")
