"""switch: follow the case that a value equals."""

from __future__ import annotations

from collections.abc import Iterable
from dataclasses import dataclass, field
from typing import ClassVar

from ivrflow.expr import Tree
from ivrflow.expr.classes import base_of
from ivrflow.expr.tree import Binary, Literal
from ivrflow.model.types import Base
from ivrflow.model.values import Value
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.deciding import Decider, ValueCase
from ivrflow.nodes.fields.field_type import Formula
from ivrflow.nodes.node import CallView, Node
from ivrflow.nodes.outcomes import Exit

__all__ = ["SwitchNode"]


@dataclass(frozen=True)
class SwitchNode(Node):
    """Decide by one value: `case "gold" -> …`, `case ["silver", "bronze"] -> …`.

    The first case that the value equals is followed; when there is none, or there is no value, the call leaves by
    `otherwise`. For comparisons (larger, begins with…) use `branch`.
    """

    kind: ClassVar[str] = "switch"
    family: ClassVar[str] = "logic"
    title: ClassVar[str] = "Switch"
    icon: ClassVar[str] = "switch"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("case", "The value equals this constant, or one of these.", argument=ValueCase()),
        ExitSpec("otherwise", "It equals none."),
    )

    value: Formula = param("Value", Decider(), required=True, help="What the cases are compared with.")

    cases: dict[Value, Exit] = field(init=False, repr=False, compare=False)

    def __post_init__(self) -> None:
        cases: dict[Value, Exit] = {}
        for line in self.lines:
            for constant in line.argument:
                cases.setdefault(constant, Exit(line.name))
        object.__setattr__(self, "cases", cases)

    def problems(self) -> Iterable[tuple[str, str]]:
        base = self.value.type.base
        if base in (Base.LIST, Base.NOTHING):
            yield "value", f"it is {base.value}, and no case equals that; use `branch`"
            return
        seen = set()
        for line in self.lines:
            for constant in line.argument:
                given = None if constant is None else base_of(constant)
                if given is not base and base is not Base.ANYTHING:
                    yield "value", f"it is {base.value}, and `{line.name}` is {given.value if given else 'nothing'}"
                elif constant in seen:
                    yield "value", f"`{line.name}` is a case already"
                seen.add(constant)

    def decides(self) -> Iterable[Tree]:
        return tuple(Binary("=", self.value.tree, Literal(constant)) for constant in self.cases)

    def run(self, call: CallView) -> Exit:
        return self.cases.get(self.value.run(call.variables, call.facts), OTHERWISE)


OTHERWISE = Exit("otherwise")
