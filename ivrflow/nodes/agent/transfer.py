"""transfer: connect the caller with somebody else."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.capabilities import Capability
from ivrflow.model.commands import Flush, Transfer
from ivrflow.model.types import TEXT, Privacy, Type
from ivrflow.nodes.agent.attached import attached_data
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.calls import Attachment
from ivrflow.nodes.fields.field_type import Arguments, Formula
from ivrflow.nodes.fields.formulas import Expression
from ivrflow.nodes.fields.literals import Flag
from ivrflow.nodes.fields.prompts import PromptField, PromptSet
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import End, Exit

__all__ = ["TransferNode"]


@dataclass(frozen=True)
class TransferNode(Node):
    """Transfer the caller to a number or SIP address: `to = "+442071234567"`.

    With `attended`, the other side is called first and hears the announcement; the caller is connected when it answers.
    Otherwise he is sent there, and hears the other side's telephone ring. The installation lists where calls may go;
    everything else is refused. A target that the caller entered must be checked first.
    """

    kind: ClassVar[str] = "transfer"
    family: ClassVar[str] = "agent"
    title: ClassVar[str] = "Transfer"
    icon: ClassVar[str] = "forward"
    may_end_call: ClassVar[bool] = True
    capabilities: ClassVar[frozenset[Capability]] = frozenset({Capability.REFER, Capability.SECOND_LEG})
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("busy", "The other side is busy.", technical=True),
        ExitSpec("noanswer", "Nobody answered in time.", technical=True),
        ExitSpec("refused", "The other side refused, or the target is not allowed.", technical=True),
        ExitSpec("failed", "The target could not be reached.", technical=True),
    )

    to: Formula = param(
        "To",
        Expression(Type(TEXT.base, Privacy.PRIVATE), trusted=True),
        required=True,
        help="A number in international form (+…) or a SIP URI, as text.",
    )
    attach: Arguments = param("Attached data", Attachment(), help="What travels along, as named values in brackets.")

    attended: bool = param("Attended", Flag(), default="false", help="Ask the other side first.")
    announcement: PromptSet = param(
        "Announcement",
        PromptField(),
        help="What the other side hears before the caller is connected.",
        shown_when=("attended", "true"),
    )

    def capabilities_of(self) -> frozenset[Capability]:
        return frozenset({Capability.SECOND_LEG if self.attended else Capability.REFER})

    def problems(self) -> Iterable[tuple[str, str]]:
        if self.announcement and not self.attended:
            yield "announcement", "nobody hears it: only an attended transfer calls the other side first"

    def run(self, call: CallView) -> Script:
        yield Flush()
        target = self.to.run(call.variables, call.facts)
        announcement = self.announcement.for_attempt(1, call)
        answer = yield Transfer(str(target or ""), attached_data(self.attach, call), self.attended, announcement)
        return End("transfer") if answer.outcome in ("done", "unknown") else Exit(answer.outcome)
