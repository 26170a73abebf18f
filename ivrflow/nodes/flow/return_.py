"""return: go back to the flow that called this one."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.nodes.declare import param
from ivrflow.nodes.fields.calls import NamedFormulas
from ivrflow.nodes.fields.field_type import Arguments
from ivrflow.nodes.node import CallView, Node
from ivrflow.nodes.outcomes import ReturnToCaller

__all__ = ["ReturnNode"]


@dataclass(frozen=True)
class ReturnNode(Node):
    """Go back to the flow that called this one, with the results that its header declares.

    `values = (balance = balance)` sets results; a result that is not given has the value of the variable of its name.
    In a flow that nobody called, the call ends.
    """

    kind: ClassVar[str] = "return"
    family: ClassVar[str] = "flow"
    title: ClassVar[str] = "Return"
    icon: ClassVar[str] = "return"
    ends_call: ClassVar[bool] = True
    gives_back: ClassVar[bool] = True

    values: Arguments = param("Results", NamedFormulas(), help="Results and their values, in brackets.")

    def returns(self) -> Arguments:
        return self.values

    def run(self, call: CallView) -> ReturnToCaller:
        return ReturnToCaller(self.values.compute(call.variables, call.facts))
