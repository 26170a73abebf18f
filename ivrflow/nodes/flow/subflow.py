"""subflow: run another flow and come back."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.nodes.declare import ExitSpec, Result, param
from ivrflow.nodes.fields.calls import BoundFlow, FlowCall
from ivrflow.nodes.node import CallView, Node
from ivrflow.nodes.outcomes import CallFlow

__all__ = ["SubflowNode"]


@dataclass(frozen=True)
class SubflowNode(Node):
    """Run another flow with arguments, and go on here when it returns: `flow = identify(account = account)`.

    What the other flow declares as `result` can be kept with `into` lines. The language that the caller chose holds in
    both flows, as far as they speak it; the keys of a flow's header hold in that flow only.
    """

    kind: ClassVar[str] = "subflow"
    family: ClassVar[str] = "flow"
    title: ClassVar[str] = "Subflow"
    icon: ClassVar[str] = "subflow"
    runs_flow: ClassVar[bool] = True
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("done", "The other flow returned."),
        ExitSpec("failed", "Something went wrong there that it does not handle itself.", technical=True),
    )

    flow: BoundFlow = param("Flow", FlowCall(), required=True, help="Which flow, with its arguments.")

    def results(self) -> tuple[Result, ...]:
        exits = frozenset({"done"})
        return tuple(Result(name, kind, exits=exits) for name, kind in self.flow.signature.results)

    def run(self, call: CallView) -> CallFlow:
        return CallFlow(self.flow.signature.id, self.flow.arguments.compute(call.variables, call.facts))
