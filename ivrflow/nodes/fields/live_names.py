"""Fields that name live data whose shape matters to the compiler."""

from __future__ import annotations

from collections.abc import Mapping
from dataclasses import dataclass
from difflib import get_close_matches
from typing import ClassVar

from ivrflow.model.flow import Field
from ivrflow.model.types import Type
from ivrflow.nodes.codes import UNKNOWN_QUEUE
from ivrflow.nodes.fields.field_type import Binder
from ivrflow.nodes.fields.literals import Name

__all__ = ["BoundTable", "TableName"]


@dataclass(frozen=True, slots=True)
class BoundTable:
    """A shared table, with the columns that it had when the flow was compiled."""

    name: str
    columns: Mapping[str, Type]


@dataclass(frozen=True)
class TableName(Name):
    """The name of a shared table. It must be known: the types of the results are those of its columns."""

    widget: ClassVar[str] = "name"
    of: str = "table"

    def bind(self, written: tuple[Field, ...], binder: Binder) -> BoundTable | None:  # type: ignore[override] # a table is more than its name
        name = super().bind(written, binder)
        if not name:
            return None
        columns = binder.tables.get(name)
        if columns is None:
            near = get_close_matches(name, binder.tables, 1)
            known = f"Known: {', '.join(sorted(binder.tables)) or 'none'}."
            suggestion = f'Did you mean "{near[0]}"?' if near else known
            binder.report(UNKNOWN_QUEUE, f'there is no table "{name}"', written[0].span, suggestion)
            return None
        return BoundTable(name, columns)
