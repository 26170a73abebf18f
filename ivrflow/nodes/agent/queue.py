"""queue: hand the caller to agents."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import Flush, HandOff
from ivrflow.nodes.agent.attached import attached_data
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.calls import Attachment
from ivrflow.nodes.fields.field_type import Arguments
from ivrflow.nodes.fields.literals import Name, Whole
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import End, Exit

__all__ = ["QueueNode"]


@dataclass(frozen=True)
class QueueNode(Node):
    """Hand the caller to an agent queue, with what was learnt: `attach = (account = account, reason = "lost card")`.

    When the queue takes the caller, the flow is over. Otherwise the call comes back by the exit that says why.
    """

    kind: ClassVar[str] = "queue"
    family: ClassVar[str] = "agent"
    title: ClassVar[str] = "Queue"
    may_end_call: ClassVar[bool] = True
    capabilities: ClassVar[frozenset[Capability]] = frozenset({Capability.REFER})
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("busy", "The queue is full.", technical=True),
        ExitSpec("noanswer", "Nobody answered in time.", technical=True),
        ExitSpec("refused", "The queue refused the caller.", technical=True),
        ExitSpec("failed", "The queue could not be reached, or does not exist.", technical=True),
    )

    queue: str = param(
        "Queue", Name(of="queue"), required=True, help="Which queue; the installation knows where it is."
    )
    attach: Arguments = param("Attached data", Attachment(), help="What the agent sees, as named values in brackets.")
    priority: int = param("Priority", Whole(0, 9), default="0", help="Higher goes first.")

    def run(self, call: CallView) -> Script:
        yield Flush()
        answer = yield HandOff(self.queue, attached_data(self.attach, call), self.priority)
        return End("handoff") if answer.outcome in ("done", "unknown") else Exit(answer.outcome)
