"""loop: go round a limited number of times."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass
from decimal import Decimal
from typing import ClassVar

from ivrflow.expr import Tree
from ivrflow.expr.tree import Binary, Literal, Name
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.deciding import Counter, CounterField
from ivrflow.nodes.fields.field_type import Arguments
from ivrflow.nodes.fields.literals import Whole
from ivrflow.nodes.node import CallView, Node
from ivrflow.nodes.outcomes import Exit

__all__ = ["LoopNode"]


@dataclass(frozen=True)
class LoopNode(Node):
    """Go round a limited number of times: `times = 3`, `counter = tries`.

    The call leaves by `again` as often as `times` says, then by `done`. The counter is a variable of the flow (`var
    tries: number = 0`): within the loop it tells which round it is, from 1; behind it, it is 0 again, so that a later
    visit begins anew. Lead the last node of the loop back here.
    """

    kind: ClassVar[str] = "loop"
    family: ClassVar[str] = "logic"
    title: ClassVar[str] = "Loop"
    icon: ClassVar[str] = "loop"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("again", "One more round.", bounded=True),
        ExitSpec("done", "All rounds were made."),
    )

    times: int = param("Times", Whole(1, 99), required=True, help="How many rounds there are.")
    counter: Counter = param("Counter", CounterField(), required=True, help="The variable that counts the rounds.")

    def assigns(self) -> Arguments:
        return Arguments(((self.counter.name, self.counter.next),))

    def decides(self) -> Iterable[Tree]:
        return (Binary("<", Name(self.counter.name), Literal(Decimal(self.times))),)

    def run(self, call: CallView) -> Exit:
        rounds = self.counter.next.run(call.variables, call.facts)
        if isinstance(rounds, Decimal) and rounds <= self.times:
            return Exit("again", {self.counter.name: rounds})
        return Exit("done", {self.counter.name: Decimal(0)})
