"""set: give variables new values."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.calls import NamedFormulas
from ivrflow.nodes.fields.field_type import Arguments
from ivrflow.nodes.node import CallView, Node
from ivrflow.nodes.outcomes import Exit

__all__ = ["SetNode"]


@dataclass(frozen=True)
class SetNode(Node):
    """Compute values and keep them in variables: `values = (tries = tries + 1, told = true)`.

    All formulas see the values from before the node.
    """

    kind: ClassVar[str] = "set"
    family: ClassVar[str] = "logic"
    title: ClassVar[str] = "Set"
    icon: ClassVar[str] = "formula"
    exits: ClassVar[tuple[ExitSpec, ...]] = (ExitSpec("done", "Always."),)

    values: Arguments = param(
        "Values", NamedFormulas(), required=True, help="Variables and what they become, in brackets."
    )

    def assigns(self) -> Arguments:
        return self.values

    def run(self, call: CallView) -> Exit:
        return Exit("done", self.values.compute(call.variables, call.facts))
