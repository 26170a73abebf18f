"""reject: refuse the call before it is answered."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.commands import Reject
from ivrflow.nodes.declare import param
from ivrflow.nodes.fields.literals import Choice
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import End

__all__ = ["RejectNode"]


@dataclass(frozen=True)
class RejectNode(Node):
    """Refuse a call that is still ringing; the caller pays nothing and hears the tone of the cause.

    A call that was answered before is hung up.
    """

    kind: ClassVar[str] = "reject"
    family: ClassVar[str] = "flow"
    title: ClassVar[str] = "Reject"
    icon: ClassVar[str] = "block"
    ends_call: ClassVar[bool] = True

    cause: str = param(
        "Cause",
        Choice(("busy", "declined", "unavailable", "not_found", "forbidden")),
        default="busy",
        help="What the caller's telephone is told.",
    )

    def run(self, call: CallView) -> Script:
        yield Reject(self.cause)
        return End("flow")
