"""What travels with a caller to an agent."""

from __future__ import annotations

from ivrflow.model.commands import Attached
from ivrflow.nodes.fields.field_type import Arguments
from ivrflow.nodes.node import CallView

__all__ = ["attached_data"]


def attached_data(arguments: Arguments, call: CallView) -> tuple[Attached, ...]:
    """The attached values as of now, with their labels."""
    return tuple(
        Attached(name, formula.run(call.variables, call.facts), formula.type.privacy)
        for name, formula in arguments.items
    )
