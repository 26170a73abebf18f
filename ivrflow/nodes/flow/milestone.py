"""milestone: note what was achieved for the caller."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.commands import Mark
from ivrflow.model.types import TEXT, Privacy, Type
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.calls import OpenValues
from ivrflow.nodes.fields.field_type import Arguments, Formula
from ivrflow.nodes.fields.formulas import Expression
from ivrflow.nodes.fields.literals import Name
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit

__all__ = ["MilestoneNode"]

LONGEST_CLASS = 64
"""Characters of a customer class that are kept: it is a column of a report."""


@dataclass(frozen=True)
class MilestoneNode(Node):
    """Note what was achieved for the caller: `name = balance_told`. Reports count it.

    Milestones are in the call's record, with the time and with `data`, which many people see: neither private nor
    secret values. A call may have as many as it likes, also the same one twice. `customer_class` is the group that the
    caller belongs to, such as "gold", and reports are told apart by it; what the caller entered must be checked first.
    `customer` says who he is, such as an account number: reports count different customers, and the records keep a
    pseudonym instead. Without it, the number that he calls from counts.
    """

    kind: ClassVar[str] = "milestone"
    family: ClassVar[str] = "flow"
    title: ClassVar[str] = "Milestone"
    icon: ClassVar[str] = "flag"
    exits: ClassVar[tuple[ExitSpec, ...]] = (ExitSpec("done", "Always."),)

    name: str = param("Name", Name(of="milestone"), required=True, help="What reports call it.")
    data: Arguments = param("Data", OpenValues(), help="What else is noted, as named values in brackets.")
    customer_class: Formula | None = param(
        "Customer class",
        Expression(TEXT, trusted=True),
        help='The group that the caller belongs to: a text like "gold".',
    )
    customer: Formula | None = param(
        "Customer", Expression(Type(TEXT.base, Privacy.PRIVATE)), help="Who the caller is: a text. Only counted."
    )

    def run(self, call: CallView) -> Script:
        data = tuple(self.data.compute(call.variables, call.facts).items())
        group = _text(self.customer_class, call).strip()[:LONGEST_CLASS]
        yield Mark(self.name, data, group, _text(self.customer, call))
        return Exit("done")


def _text(formula: Formula | None, call: CallView) -> str:
    return str(formula.run(call.variables, call.facts)) if formula is not None else ""
