"""branch: follow the first condition that holds."""

from __future__ import annotations

from dataclasses import dataclass, field
from typing import ClassVar

from ivrflow.nodes.declare import ExitSpec
from ivrflow.nodes.fields.field_type import Formula
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
    icon: ClassVar[str] = "branch"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("when", "This condition is the first that holds.", argument=Condition()),
        ExitSpec("otherwise", "No condition holds."),
    )

    conditions: tuple[tuple[Formula, Exit], ...] = field(init=False, repr=False, compare=False)
    """The lines, with the exit that each stands for."""

    def __post_init__(self) -> None:
        object.__setattr__(self, "conditions", tuple((line.argument, Exit(line.name)) for line in self.lines))

    def run(self, call: CallView) -> Exit:
        variables, facts = call.variables, call.facts
        for condition, leave in self.conditions:
            # What may be nothing neither holds nor fails: the next condition is tried.
            if condition.run(variables, facts) is True:
                return leave
        return OTHERWISE
