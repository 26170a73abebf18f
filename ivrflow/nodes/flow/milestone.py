"""milestone: note what was achieved for the caller."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.commands import Mark
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.calls import OpenValues
from ivrflow.nodes.fields.field_type import Arguments
from ivrflow.nodes.fields.literals import Name
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit

__all__ = ["MilestoneNode"]


@dataclass(frozen=True)
class MilestoneNode(Node):
    """Note what was achieved for the caller: `name = balance_told`. Reports count it.

    Milestones are in the call's record, with the time and with `data`, which many people see: neither private nor
    secret values. A call may have as many as it likes, also the same one twice.
    """

    kind: ClassVar[str] = "milestone"
    family: ClassVar[str] = "flow"
    title: ClassVar[str] = "Milestone"
    exits: ClassVar[tuple[ExitSpec, ...]] = (ExitSpec("done", "Always."),)

    name: str = param("Name", Name(), required=True, help="What reports call it.")
    data: Arguments = param("Data", OpenValues(), help="What else is noted, as named values in brackets.")

    def run(self, call: CallView) -> Script:
        yield Mark(self.name, tuple(self.data.compute(call.variables, call.facts).items()))
        return Exit("done")
