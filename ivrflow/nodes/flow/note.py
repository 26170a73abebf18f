"""note: something to read on the canvas."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.nodes.declare import param
from ivrflow.nodes.fields.literals import Choice
from ivrflow.nodes.fields.texts import Text
from ivrflow.nodes.node import CallView, Node
from ivrflow.nodes.outcomes import End

__all__ = ["NoteNode"]


@dataclass(frozen=True)
class NoteNode(Node):
    """A note on the canvas, for those who draw: why a flow is as it is, what is still to be done.

    No call gets there, no way leads to it, and changing it changes nothing of what callers hear.
    """

    kind: ClassVar[str] = "note"
    family: ClassVar[str] = "flow"
    title: ClassVar[str] = "Note"
    icon: ClassVar[str] = "note"
    on_canvas_only: ClassVar[bool] = True

    text: str = param("Text", Text(), required=True, help="What it says.")
    colour: str = param(
        "Colour", Choice(("yellow", "blue", "green", "red", "grey")), default="yellow", help="Of the paper."
    )

    def run(self, call: CallView) -> End:
        raise AssertionError("a note is in no program")
