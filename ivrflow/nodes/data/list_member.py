"""list_member: is somebody on a list?"""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.commands import Consult
from ivrflow.model.types import Base, Privacy, Type
from ivrflow.nodes.declare import ExitSpec, param
from ivrflow.nodes.fields.field_type import Formula
from ivrflow.nodes.fields.formulas import Expression
from ivrflow.nodes.fields.literals import Name
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit

__all__ = ["ListMemberNode"]


@dataclass(frozen=True)
class ListMemberNode(Node):
    """Ask whether a value is on a shared list: callers who are blocked, customers who go first.

    Lists are shared by all flows and live: who is entered now is on it for the next call, without publishing. An entry
    such as `+4490*` stands for everything that begins so. Blanks around the value do not count; otherwise it must be
    written as it is in the list.
    """

    kind: ClassVar[str] = "list_member"
    family: ClassVar[str] = "data"
    title: ClassVar[str] = "On a list?"
    icon: ClassVar[str] = "list"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("yes", "It is on the list."),
        ExitSpec("no", "It is not."),
        ExitSpec("failed", "The list does not exist or cannot be read.", technical=True),
    )

    list: str = param("List", Name(of="list"), required=True, help="Which list.")
    value: Formula = param(
        "Value",
        Expression(Type(Base.TEXT, Privacy.PRIVATE)),
        default="call.ani",
        help="What is looked for; the caller's number when not given.",
    )

    def run(self, call: CallView) -> Script:
        key = str(self.value.run(call.variables, call.facts) or "")
        read = yield Consult("list", self.list, key)
        if read.value is None:
            return Exit("failed")
        # A caller who withholds his number is on no list, not even on one of everybody.
        return Exit("yes" if key and "entry" in read.value else "no")
