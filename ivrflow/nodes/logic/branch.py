"""branch: follow the first condition that holds."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.nodes.declare import ExitSpec
from ivrflow.nodes.fields.formulas import Condition
from ivrflow.nodes.node import CallView, Node
from ivrflow.nodes.outcomes import Exit

__all__ = ["BranchNode"]

OTHERWISE = Exit("otherwise")


@dataclass(frozen=True)
class BranchNode(Node):
    """Decide by what is known: the conditions are tried from top to bottom, the first that holds is followed.

    When none holds, the call leaves by `otherwise`.
    """

    kind: ClassVar[str] = "branch"
    family: ClassVar[str] = "logic"
    title: ClassVar[str] = "Branch"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("when", "This condition is the first that holds.", argument=Condition()),
        ExitSpec("otherwise", "No condition holds."),
    )

    def run(self, call: CallView) -> Exit:
        variables, facts = call.variables, call.facts
        for line in self.lines:
            if line.argument.run(variables, facts) is True:
                return Exit(line.name)
        return OTHERWISE
