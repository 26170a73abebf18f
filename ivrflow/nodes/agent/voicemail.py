"""voicemail: let the caller leave a message."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import LeaveMessage
from ivrflow.nodes.agent.attached import attached_data
from ivrflow.nodes.ask.record import RecordNode
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.calls import Attachment
from ivrflow.nodes.fields.field_type import Arguments
from ivrflow.nodes.fields.literals import Name
from ivrflow.nodes.node import CallView, Script
from ivrflow.nodes.outcomes import Exit

__all__ = ["VoicemailNode"]


@dataclass(frozen=True)
class VoicemailNode(RecordNode):
    """Greet, record a message, and put it into a box that somebody listens to: `box = sales`.

    A message is kept also when the caller hangs up instead of pressing a key. What is attached is shown beside it.
    """

    kind: ClassVar[str] = "voicemail"
    family: ClassVar[str] = "agent"
    title: ClassVar[str] = "Voicemail"
    icon: ClassVar[str] = "voicemail"
    capabilities: ClassVar[frozenset[Capability]] = frozenset({Capability.RECORDING, Capability.VOICEMAIL})
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("kept", "The message is in the box.", input=True),
        ExitSpec("noinput", "Nothing was said at any attempt.", input=True),
        ExitSpec("failed", "The message could not be recorded, or the box does not take it.", technical=True),
    )

    box: str = param("Box", Name(), required=True, help="Which box; the installation knows who listens to it.")
    attach: Arguments = param("Attached data", Attachment(), help="What is shown with it, as named values in brackets.")

    def run(self, call: CallView) -> Script:
        taken = yield from self.take(call)
        if taken is None:
            return Exit("noinput")
        data = attached_data(self.attach, call)
        stored = yield LeaveMessage(self.box, taken.handle, taken.length_ms, data)
        return Exit("kept", self.found(taken)) if stored.outcome == "done" else Exit("failed")
