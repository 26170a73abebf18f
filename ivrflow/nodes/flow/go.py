"""go: continue in another flow."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.nodes.declare import param
from ivrflow.nodes.fields.calls import BoundFlow, FlowCall
from ivrflow.nodes.node import CallView, Node
from ivrflow.nodes.outcomes import GoToFlow

__all__ = ["GoNode"]


@dataclass(frozen=True)
class GoNode(Node):
    """Leave this flow for another one and do not come back: `flow = loans()`.

    In a flow that another one called, the caller leaves that one too.
    """

    kind: ClassVar[str] = "go"
    family: ClassVar[str] = "flow"
    title: ClassVar[str] = "Go to flow"
    icon: ClassVar[str] = "go"
    ends_call: ClassVar[bool] = True

    flow: BoundFlow = param("Flow", FlowCall(), required=True, help="Which flow, with its arguments.")

    def run(self, call: CallView) -> GoToFlow:
        return GoToFlow(self.flow.signature.id, self.flow.arguments.compute(call.variables, call.facts))
