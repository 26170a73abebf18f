"""lookup: a row of a shared table."""

from __future__ import annotations

from dataclasses import dataclass
from typing import ClassVar

from ivrflow.model.commands import Consult
from ivrflow.model.shared_table import row_values
from ivrflow.model.types import Base, Privacy, Type
from ivrflow.nodes.declare import ExitSpec, Result, param
from ivrflow.nodes.fields.field_type import Formula
from ivrflow.nodes.fields.formulas import Expression
from ivrflow.nodes.fields.live_names import BoundTable, TableName
from ivrflow.nodes.node import CallView, Node, Script
from ivrflow.nodes.outcomes import Exit

__all__ = ["LookupNode"]


@dataclass(frozen=True)
class LookupNode(Node):
    """Look a row up in a shared table, by its key: the branch of an area code, the fee of a product.

    Tables are small, shared by all flows and live: what is entered now holds for the next call, without publishing. The
    columns of the row are kept with `into` lines; a column that the row leaves out is nothing.
    """

    kind: ClassVar[str] = "lookup"
    family: ClassVar[str] = "data"
    title: ClassVar[str] = "Look up in a table"
    icon: ClassVar[str] = "table"
    exits: ClassVar[tuple[ExitSpec, ...]] = (
        ExitSpec("found", "There is a row with this key."),
        ExitSpec("empty", "There is none."),
        ExitSpec("failed", "The table does not exist, cannot be read, or has other columns now.", technical=True),
    )

    table: BoundTable = param("Table", TableName(), required=True, help="Which table.")
    key: Formula = param("Key", Expression(Type(Base.TEXT, Privacy.PRIVATE)), required=True, help="Which row: a text.")

    def results(self) -> tuple[Result, ...]:
        exits = frozenset({"found"})
        return tuple(Result(name, kind, exits=exits) for name, kind in self.table.columns.items())

    def run(self, call: CallView) -> Script:
        key = str(self.key.run(call.variables, call.facts) or "")
        read = yield Consult("table", self.table.name, key)
        if read.value is None:
            return Exit("failed")
        row = read.value.get("row")
        if row is None:
            return Exit("empty")
        try:
            return Exit("found", row_values(self.table.columns, row))
        except (ValueError, AttributeError):
            return Exit("failed")
